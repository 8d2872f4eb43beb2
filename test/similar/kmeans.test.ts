import { expect, it } from "vitest";
import { groupVectors, sumOf } from "../../src/similar/kmeans.ts";
import { vector } from "./papers.ts";

const forgetting = ["forget set", "forget quality", "forget set quality", "retain forget set"];
const folding = ["protein folding", "folding energy", "protein energy"];

it("parts what is about different things, the largest group first", () => {
  const titles = [folding[0]!, ...forgetting, ...folding.slice(1)];
  expect(
    groupVectors(
      titles.map((title) => vector(title)),
      2,
    ),
  ).toEqual([
    [1, 2, 3, 4],
    [0, 5, 6],
  ]);
});

it("gives a stray paper no group of its own while there are others to part", () => {
  const titles = [...forgetting, "sourdough", ...folding];
  const groups = groupVectors(
    titles.map((title) => vector(title)),
    2,
  );
  expect(groups.map(({ length }) => length)).not.toContain(1);
});

it("makes no more groups than there are vectors, and none of nothing", () => {
  expect(groupVectors([vector("one"), vector("two")], 4)).toEqual([[0], [1]]);
  expect(groupVectors([], 4)).toEqual([]);
});

it("puts each vector into one group, also where they are alike or empty", () => {
  const vectors = ["same", "same", "same", "the", "of", "other"].map((title) => vector(title));
  const all = groupVectors(vectors, 4).flat();
  expect(all.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
});

it("adds up to a direction of length 1", () => {
  const { hashes, weights } = sumOf([vector("forget set"), vector("forget quality")]);
  expect(weights[hashes.indexOf(vector("forget").hashes[0]!)]).toBeCloseTo(2 / Math.sqrt(6));
});
