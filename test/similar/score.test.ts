import fc from "fast-check";
import { expect, it } from "vitest";
import { likeAnyOf, likePapers, scoresOf } from "../../src/similar/score.ts";
import { joinSketches } from "../../src/similar/sketch.ts";
import { type Vector, vectorOfSketch } from "../../src/similar/vector.ts";
import { IDF, sketch, sketches, vector } from "./papers.ts";

const titles = fc.array(
  fc.constantFrom(..."abcdefghijkl".split("").map((char) => char.repeat(3))),
  {
    minLength: 1,
    maxLength: 8,
  },
);

// The definition: the cosine of two vectors, summed term by term.
function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  a.hashes.forEach((hash, n) => {
    const other = b.hashes.indexOf(hash);
    if (other >= 0) sum += a.weights[n]! * b.weights[other]!;
  });
  return sum;
}

it("is the mean of the two best cosines", () => {
  fc.assert(
    fc.property(
      fc.array(titles, { minLength: 2, maxLength: 5 }),
      fc.array(titles, { minLength: 1, maxLength: 5 }),
      (seedTitles, paperTitles) => {
        const seeds = seedTitles.map((title) => vector(title.join(" ")));
        const papers = paperTitles.map((title) => sketch(title.join(" ")));
        const scores = scoresOf(likePapers(seeds), joinSketches(papers), IDF);
        papers.forEach((paper, n) => {
          const cosines = seeds.map((seed) => cosine(seed, vectorOfSketch(paper, IDF)));
          const [first = 0, second = 0] = cosines.sort((a, b) => b - a);
          expect(scores[n]).toBeCloseTo((first + second) / 2, 3);
        });
      },
    ),
  );
});

it("is the cosine itself with one seed", () => {
  const [score] = scoresOf(likePapers([vector("retain set")]), sketches("forget set"), IDF);
  expect(score).toBeCloseTo(0.5, 3);
});

it("is that of the best interest", () => {
  const target = likeAnyOf([vector("retain set"), vector("protein folding")]);
  const scores = scoresOf(target, sketches("retain set", "folding maps", "weather"), IDF);
  expect(scores[0]).toBeCloseTo(1, 3);
  expect(scores[1]).toBeCloseTo(0.5, 3);
  expect(scores[2]).toBe(0);
});

it("scores no papers at all", () => {
  expect(scoresOf(likePapers([vector("x")]), new Uint16Array(0), IDF)).toHaveLength(0);
});
