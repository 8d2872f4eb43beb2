import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foundWithin, ndcg, quantile, topOf } from "../../scripts/bench/similar/measures.ts";
import { monthsOf, volumesOf } from "../../scripts/bench/similar/volume.ts";
import { sharingTwoAuthors } from "../../scripts/bench/similar/labels.ts";
import { SMALLEST_SAMPLE } from "../../src/similar/rungs.ts";

const paper = (authors: string[], published = 0) => {
  return { text: { title: "", abstract: "" }, authors, category: undefined, published };
};

it("finds the highest scores, the first of equal ones first", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 })),
      fc.integer({ min: 1, max: 5 }),
      (all, count) => {
        const sorted = [...all.entries()].filter(([, score]) => score > 0);
        sorted.sort(([a, x], [b, y]) => y - x || a - b);
        expect(topOf(Float64Array.from(all), count)).toEqual(
          sorted.slice(0, count).map(([n]) => n),
        );
      },
    ),
  );
  expect(topOf(Float64Array.of(3, 2, 1), 2, 0)).toEqual([1, 2]);
});

describe("nDCG", () => {
  it("is 1 for the best order, and 0 when nothing is found", () => {
    expect(ndcg([7, 3], new Set([3, 7]), 10)).toBe(1);
    expect(ndcg([1, 2], new Set([3]), 10)).toBe(0);
  });

  // DCG: 1/log2(3) of an ideal 1.
  it("is less when a relevant paper comes later", () => {
    expect(ndcg([1, 3], new Set([3]), 10)).toBeCloseTo(0.6309, 4);
  });
});

it("tells the share that is found among the highest scores", () => {
  const scores = Float64Array.from({ length: 100 }, (_, n) => n);
  expect(foundWithin(scores, [99, 98, 50, 0], [0.01, 0.02, 0.5, 1])).toEqual([
    0.25, 0.5, 0.75, 0.75,
  ]);
});

it("tells a quantile", () => {
  expect([0, 0.5, 1].map((share) => quantile([3, 1, 2], share))).toEqual([1, 2, 3]);
});

it("takes papers for alike that share two authors", () => {
  const papers = [paper(["a", "b", "c"]), paper(["b", "c"]), paper(["c"])];
  expect(sharingTwoAuthors(papers, papers)).toEqual([new Set([1]), new Set([0]), new Set()]);
});

it("measures each month against the month before it", () => {
  const january = Date.UTC(2026, 0, 5) / 1000;
  const february = Date.UTC(2026, 1, 5) / 1000;
  const stream = [january, february].flatMap((published) =>
    Array.from({ length: SMALLEST_SAMPLE }, () => paper([], published)),
  );
  const months = monthsOf(stream);
  expect(months.map(({ papers }) => papers.length)).toEqual([SMALLEST_SAMPLE]);
  // January's scores are 0 to 199; half of February's are above all of them.
  const scores = Float64Array.from(stream, (_, n) => (n < 300 ? n % SMALLEST_SAMPLE : 1000));
  expect(volumesOf(months, scores)).toEqual([50, 50, 50, 50]);
});
