import fc from "fast-check";
import { expect, it } from "vitest";
import { likePapers, scoresOf } from "../../src/similar/score.ts";
import {
  bytesOf,
  joinSketches,
  MOST_TERMS,
  SKETCH_LENGTH,
  sketchesFrom,
} from "../../src/similar/sketch.ts";
import { vectorOfSketch } from "../../src/similar/vector.ts";
import { IDF, sketch, sketches, vector } from "./papers.ts";

it("takes 128 bytes, however long the text", () => {
  const abstract = Array.from({ length: 500 }, (_, n) => `word${n}`).join(" ");
  expect(bytesOf(sketch("Long", abstract))).toHaveLength(128);
  expect(vector("Long", abstract).hashes).toHaveLength(MOST_TERMS);
});

it("keeps the rarest words of a text that has too many", () => {
  const rare = Array.from({ length: MOST_TERMS }, (_, n) => `word${n}`).join(" ");
  expect(sketch("", `the model of ${rare}`)).toEqual(sketch("", rare));
});

it("leaves out what every paper says", () => {
  expect(sketch("the forgetting of the")).toEqual(sketch("forgetting"));
});

it("weighs a word by its rarity and by how often it is said", () => {
  const said = (abstract: string) => {
    const { hashes, weights } = vector("", `${abstract} unlearning`);
    return weights[hashes.indexOf(vector("unlearning").hashes[0]!)]!;
  };
  expect(said("forgetting")).toBeCloseTo(Math.SQRT1_2);
  expect(said("model")).toBeGreaterThan(said("forgetting"));
  expect(said("forgetting unlearning")).toBeGreaterThan(said("forgetting"));
  expect(said("forgetting unlearning unlearning unlearning")).toBeGreaterThan(
    said("forgetting unlearning"),
  );
});

it("is like nothing when the text says nothing", () => {
  const empty = sketch("", "the of");
  expect(empty).toEqual(new Uint16Array(SKETCH_LENGTH));
  expect(scoresOf(likePapers([vectorOfSketch(empty, IDF)]), sketches("forgetting"), IDF)).toEqual(
    Float64Array.of(0),
  );
  expect(scoresOf(likePapers([vector("forgetting")]), empty, IDF)).toEqual(Float64Array.of(0));
});

it("is as like itself as can be, whatever it says", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 1 }), (text) => {
      const own = sketch(text.slice(0, 3).join(" "), text.join(" "));
      const [score] = scoresOf(likePapers([vectorOfSketch(own, IDF)]), own, IDF);
      expect(score).toBeCloseTo(1, 3);
    }),
  );
});

it("comes back from its bytes, wherever they lie", () => {
  const both = joinSketches([sketch("retain sets"), sketch("forget quality")]);
  const bytes = bytesOf(both);
  expect(sketchesFrom(bytes)).toEqual(both);
  const odd = new Uint8Array(bytes.length + 1);
  odd.set(bytes, 1);
  expect(sketchesFrom(odd.subarray(1))).toEqual(both);
});

it("writes the low byte of a number first", () => {
  expect(bytesOf(Uint16Array.of(0x0102))).toEqual(Uint8Array.of(2, 1));
});

it("refuses bytes that are no whole sketch", () => {
  expect(() => sketchesFrom(new Uint8Array(127))).toThrow(RangeError);
});
