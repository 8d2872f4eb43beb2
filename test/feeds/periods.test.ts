import { describe, expect, it } from "vitest";
import { lastPeriods } from "../../src/feeds/periods.ts";
import { rfc3339 } from "../../src/text/time.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z") / 1000;

describe("lastPeriods", () => {
  it("gives whole UTC days, newest first", () => {
    const days = lastPeriods("daily", NOON, 2);
    expect(days.map(({ name }) => name)).toEqual(["2026-11-19", "2026-11-18"]);
    expect(days[0]).toMatchObject({ title: "19 November 2026" });
    expect([days[0]!.start, days[0]!.end].map(rfc3339)).toEqual([
      "2026-11-19T00:00:00Z",
      "2026-11-20T00:00:00Z",
    ]);
  });

  it("gives whole ISO weeks, newest first", () => {
    const weeks = lastPeriods("weekly", NOON, 2);
    expect(weeks.map(({ name }) => name)).toEqual(["2026-W46", "2026-W45"]);
    expect(weeks[0]).toMatchObject({ title: "week 46 of 2026" });
    expect([weeks[0]!.start, weeks[0]!.end].map(rfc3339)).toEqual([
      "2026-11-09T00:00:00Z",
      "2026-11-16T00:00:00Z",
    ]);
  });

  it.each([
    ["daily", "2026-11-19T23:59:59Z", "2026-11-18"],
    ["daily", "2026-11-20T00:00:00Z", "2026-11-19"],
    ["weekly", "2026-11-15T23:59:59Z", "2026-W45"],
    ["weekly", "2026-11-16T00:00:00Z", "2026-W46"],
    ["daily", "2027-01-01T00:00:00Z", "2026-12-31"],
    ["weekly", "2027-01-03T23:59:59Z", "2026-W52"],
    ["weekly", "2027-01-04T00:00:00Z", "2026-W53"],
    ["weekly", "2027-01-11T00:00:00Z", "2027-W01"],
    ["daily", "2028-03-01T00:00:00Z", "2028-02-29"],
  ] as const)("%s at %s: the last that is over is %s", (every, at, name) => {
    expect(lastPeriods(every, Date.parse(at) / 1000, 1)[0]!.name).toBe(name);
  });

  it.each(["daily", "weekly"] as const)("leaves no gap between %s periods", (every) => {
    const periods = lastPeriods(every, NOON, 120);
    for (const [n, { end }] of periods.slice(1).entries()) expect(end).toBe(periods[n]!.start);
  });
});
