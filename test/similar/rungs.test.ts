import fc from "fast-check";
import { expect, it } from "vitest";
import { CLOSENESS, readCloseness } from "../../src/paper/closeness.ts";
import { sampleOf, thresholdOf } from "../../src/similar/rungs.ts";
import { SKETCH_LENGTH } from "../../src/similar/sketch.ts";
import { sketches } from "./papers.ts";

const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });

it("lets as many papers of the sample pass as the rung says", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1 }), { minLength: 200, maxLength: 400 }),
      (all) => {
        for (const rung of CLOSENESS) {
          const threshold = thresholdOf(Float64Array.from(all), rung);
          const passed = all.filter((score) => score > threshold).length;
          expect(Math.abs(passed - (all.length * (100 - rung)) / 100)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

it("rises from rung to rung, whatever the sample", () => {
  fc.assert(
    fc.property(scores, (sample) => {
      const thresholds = CLOSENESS.map((rung) => thresholdOf(Float64Array.from(sample), rung));
      expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b));
      expect(thresholds.at(-1)).toBeLessThanOrEqual(Math.max(...sample));
    }),
  );
});

it("lets nothing pass where nothing is known", () => {
  expect(thresholdOf(new Float64Array(0), 99)).toBe(Infinity);
});

it("reads a rung as it is written", () => {
  expect(CLOSENESS.map((rung) => readCloseness(String(rung)))).toEqual([...CLOSENESS]);
  for (const other of ["", "97", "99.50", "099", "1e2"])
    expect(readCloseness(other)).toBeUndefined();
});

it("takes a sample evenly from all papers", () => {
  const all = sketches(..."abcdefghij");
  const some = sampleOf(all, 5);
  expect(some).toEqual(sketches("a", "c", "e", "g", "i"));
  expect(sampleOf(all, all.length / SKETCH_LENGTH)).toBe(all);
});
