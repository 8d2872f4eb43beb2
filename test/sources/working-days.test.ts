import { describe, expect, it } from "vitest";
import { isUsHoliday, isUsWorkingDay, isWeekday } from "../../src/sources/working-days.ts";
import { addDays } from "../../src/text/time.ts";

describe("the federal holidays of the United States", () => {
  // https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/
  it.each([
    ["2026", "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"],
    [
      "2027",
      "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31",
    ],
  ])("of %s, with the days they are observed on", (year, days) => {
    const all = Array.from({ length: 365 }, (_, n) => addDays(`${year}-01-01`, n));
    expect(
      all
        .filter(isUsHoliday)
        .map((day) => day.slice(5))
        .join(" "),
    ).toBe(days);
  });
});

it("a working day is neither a weekend nor a holiday", () => {
  const week = Array.from({ length: 7 }, (_, n) => addDays("2026-11-23", n));
  expect(week.filter(isWeekday)).toHaveLength(5);
  expect(week.filter(isUsWorkingDay)).toEqual([
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-27",
  ]);
});
