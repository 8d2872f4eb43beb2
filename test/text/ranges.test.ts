import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDay,
  countDays,
  cutAfter,
  type DayRange,
  gapsIn,
  includesDay,
  joinRanges,
  newestDays,
} from "../../src/text/ranges.ts";
import { addDays } from "../../src/text/time.ts";

// Around the end of February of a leap year and the end of a year.
const starts = fc.constantFrom("2024-02-20", "2025-12-20");
const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 8 });

/** Ranges as they come, and the days they hold as a set. */
const worlds = fc.record({ start: starts, spans }).map((world) => {
  const ranges = world.spans.map(([from, length]): DayRange => {
    const first = addDays(world.start, from);
    return [first, addDays(first, length)];
  });
  return { start: world.start, ranges, days: daysOf(ranges) };
});

function daysOf(ranges: readonly DayRange[]): Set<string> {
  const days = new Set<string>();
  for (const [first, last] of ranges) {
    for (let day = first; day <= last; day = addDays(day, 1)) days.add(day);
  }
  return days;
}

const sorted = (days: Iterable<string>) => [...days].toSorted();

describe("ranges of days", () => {
  it("hold the days they were joined from, in order, and none touches the next", () => {
    fc.assert(
      fc.property(worlds, ({ ranges, days }) => {
        const joined = joinRanges(ranges);
        expect(sorted(daysOf(joined))).toEqual(sorted(days));
        for (const [n, [first, last]] of joined.entries()) {
          expect(first <= last).toBe(true);
          const [next] = joined[n + 1] ?? ["9999-12-31"];
          expect(addDays(last, 1) < next).toBe(true);
        }
      }),
    );
  });

  it("are the same in whatever order days were added", () => {
    fc.assert(
      fc.property(worlds, ({ ranges, days }) => {
        const added = [...days].toReversed().reduce<DayRange[]>(addDay, []);
        expect(added).toEqual(joinRanges(ranges));
      }),
    );
  });

  it("and their gaps are every day of a span, none of them in both", () => {
    fc.assert(
      fc.property(worlds, fc.nat(50), fc.nat(50), ({ start, ranges, days }, from, length) => {
        const span: DayRange = [addDays(start, from), addDays(start, from + length)];
        const wanted = sorted(daysOf([span])).filter((day) => !days.has(day));
        const gaps = gapsIn(span, joinRanges(ranges));
        expect(sorted(daysOf(gaps))).toEqual(wanted);
        expect(gaps).toEqual(joinRanges(gaps));
        expect(newestDays(gaps, 5)).toEqual(wanted.toReversed().slice(0, 5));
      }),
    );
  });

  it("are counted, looked into and cut like the set of their days", () => {
    fc.assert(
      fc.property(worlds, fc.nat(50), ({ start, ranges, days }, age) => {
        const joined = joinRanges(ranges);
        const day = addDays(start, age);
        expect(countDays(joined)).toBe(days.size);
        expect(includesDay(joined, day)).toBe(days.has(day));
        const kept = sorted(days).filter((each) => each <= day);
        expect(sorted(daysOf(cutAfter(joined, day)))).toEqual(kept);
        expect(newestDays(joined, Infinity)).toEqual(sorted(days).toReversed());
      }),
    );
  });

  it("have no gap in a span that ends before it begins", () => {
    expect(gapsIn(["2026-11-20", "2026-11-19"], [])).toEqual([]);
  });
});
