import * as fc from "fast-check";
import { expect, it } from "vitest";
import { spansBetween, spansOf } from "../../src/paper/spans.ts";
import { DAY } from "../../src/text/time.ts";

const instants = fc.integer({ min: 0, max: 60_000 * DAY });

it("between two instants cover those of the days from one to the other, and no more", () => {
  fc.assert(
    fc.property(instants, instants, instants, (a, b, other) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const tags = new Set(spansBetween(first, last));
      const days = [first, last, other].map((at) => Math.floor(at / DAY));
      expect(spansOf(first).some((tag) => tags.has(tag))).toBe(true);
      expect(spansOf(last).some((tag) => tags.has(tag))).toBe(true);
      expect(spansOf(other).some((tag) => tags.has(tag))).toBe(
        days[0]! <= days[2]! && days[2]! <= days[1]!,
      );
    }),
  );
});

it("are few, and at least the first day's", () => {
  expect(spansBetween(0, 20_000 * DAY).length).toBeLessThan(120);
  expect(spansBetween(365 * DAY, 730 * DAY).length).toBeLessThan(50);
  expect(spansBetween(2 * DAY, DAY)).toEqual(spansBetween(2 * DAY, 2 * DAY));
});
