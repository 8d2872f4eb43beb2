import { expect, it } from "vitest";
import { hashTerm } from "../../src/similar/hash.ts";
import { idfOf, levelOf, readIdf, shareOf, shippedIdf, writeIdf } from "../../src/similar/idf.ts";
import { shippedSample } from "../../src/similar/sample.ts";
import { SKETCH_LENGTH } from "../../src/similar/sketch.ts";

it("gives no weight to what every paper says, and the most to what none does", () => {
  expect(levelOf(1)).toBe(0);
  expect(levelOf(0)).toBe(31);
});

it("tells from a level about how many papers say a term", () => {
  for (const share of [0.9, 0.5, 0.1, 0.01, 0.001]) {
    expect(shareOf(levelOf(share)) / share).toBeGreaterThan(0.8);
    expect(shareOf(levelOf(share)) / share).toBeLessThan(1.25);
  }
});

it("goes by the commonest of the terms that share a hash", () => {
  const [rare, common] = termsWithOneHash();
  for (const order of [
    [rare, common],
    [common, rare],
  ]) {
    const shares = new Map(order.map((term) => [term, term === common ? 0.5 : 0.001]));
    expect(idfOf(shares, 1).levels[hashTerm(rare)]).toBe(levelOf(0.5));
  }
});

it("takes a term that it does not have for a rare one", () => {
  expect(idfOf(new Map(), 1).levels[hashTerm("unheard")]).toBe(31);
});

it("comes back from its file", () => {
  const idf = idfOf(new Map([["the", 0.98]]), 7);
  expect(readIdf(writeIdf(idf))).toEqual(idf);
});

it("comes with Paperwire, as does a sample", () => {
  const { levels, version } = shippedIdf();
  expect(version).toBeGreaterThan(0);
  expect(levels).toHaveLength(2 ** 16);
  expect(Math.max(...levels)).toBe(31);
  for (const common of ["the", "of", "we"]) expect(levels[hashTerm(common)]).toBeLessThan(4);
  for (const rare of ["ligand", "haystack"]) expect(levels[hashTerm(rare)]).toBeGreaterThan(15);
  expect(shippedSample().length / SKETCH_LENGTH).toBe(300);
});

function termsWithOneHash(): [string, string] {
  const seen = new Map<number, string>();
  for (let n = 0; ; n++) {
    const term = `term${n}`;
    const other = seen.get(hashTerm(term));
    if (other !== undefined) return [other, term];
    seen.set(hashTerm(term), term);
  }
}
