import { describe, expect, it } from "vitest";
import {
  boundsOf,
  cover,
  EARLIEST,
  MOST_UNITS,
  type CalendarUnit,
  sizeOf,
} from "../../../src/query/fields/calendar.ts";
import { addDays } from "../../../src/text/time.ts";

describe("cover", () => {
  it("names whole years and months", () => {
    expect(cover("2024-01-01", "2025-12-31").map(({ unit }) => unit)).toEqual(["2024", "2025"]);
    expect(cover("2024-02-01", "2024-02-29").map(({ unit }) => unit)).toEqual(["2024-02"]);
  });

  it("takes days off a month rather than naming the others", () => {
    expect(cover("2026-11-03", "2026-11-30")).toEqual([
      {
        unit: "2026-11",
        except: [
          { unit: "2026-11-01", except: [] },
          { unit: "2026-11-02", except: [] },
        ],
      },
    ]);
  });

  it("holds just the days of the range", () => {
    const days = daysFrom("2023-12-01", 500);
    for (const [from, to] of [
      [3, 480],
      [40, 70],
      [100, 100],
      [17, 47],
      [31, 396],
      [0, 499],
    ]) {
      const units = cover(days[from!]!, days[to!]!);
      expect(days.filter((day) => holds(units, day))).toEqual(days.slice(from, to! + 1));
    }
  });

  it("stays small for open ranges", () => {
    for (const day of daysFrom("2026-01-01", 365)) {
      expect(sizeOf(cover(EARLIEST, day))).toBeLessThanOrEqual(MOST_UNITS);
      expect(sizeOf(cover(day, "2027-12-31"))).toBeLessThanOrEqual(MOST_UNITS);
    }
  });
});

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => addDays(first, n));
}

function holds(units: CalendarUnit[], day: string): boolean {
  return units.some(({ unit, except }) => {
    const { first, last } = boundsOf(unit);
    return first <= day && day <= last && !holds(except, day);
  });
}
