import { expect, it } from "vitest";
import {
  interestOf,
  MOST_DAMPED,
  MOST_TERMS,
  vectorOfInterest,
  WEIGHTS,
} from "../../src/similar/interest.ts";
import { interestsOf, MOST_INTERESTS } from "../../src/similar/profile.ts";
import { likeAnyOf, scoresOf } from "../../src/similar/score.ts";
import { IDF, sketches, vector } from "./papers.ts";

const NOBODY = new Uint16Array(0);
const hashOf = (word: string) => vector(word).hashes[0]!;

it("is about what its papers have in common", () => {
  const papers = [
    "unlearning forget set",
    "unlearning retain set",
    "unlearning test set",
    "unlearning in speech",
    "unlearning",
  ];
  const { hashes, weights } = interestOf(
    papers.map((title) => vector(title)),
    IDF,
  );
  expect(hashes).toEqual(hashes.toSorted((a, b) => a - b));
  const weightOf = (word: string) => weights[hashes.indexOf(hashOf(word))];
  expect(weightOf("unlearning")).toBe(WEIGHTS[0]);
  expect(weightOf("set")!).toBeGreaterThan(weightOf("speech")!);
});

it("gives little to what everybody says, however often its papers say it", () => {
  const papers = ["model unlearning forget", "model unlearning retain", "model unlearning"];
  const { hashes, weights } = interestOf(
    papers.map((title) => vector(title)),
    IDF,
  );
  expect(weights[hashes.indexOf(hashOf("model"))]!).toBeLessThan(WEIGHTS[0]);
});

it("keeps at most 80 terms", () => {
  const papers = Array.from({ length: 5 }, (_, p) =>
    vector("", Array.from({ length: 40 }, (__, n) => `word${p * 40 + n}`).join(" ")),
  );
  expect(interestOf(papers, IDF).hashes).toHaveLength(MOST_TERMS);
});

it("finds at most four interests, with the papers of each", () => {
  const topics = ["unlearning", "folding", "weather", "speech", "chess", "proofs"];
  const titles = topics.flatMap((topic, n) =>
    Array.from({ length: n + 2 }, (_, m) => `${topic} ${topic}s study${n}${m}`),
  );
  const found = interestsOf(
    titles.map((title) => vector(title)),
    IDF,
    NOBODY,
  );
  expect(found).toHaveLength(MOST_INTERESTS);
  expect(found.flatMap(({ papers }) => papers).toSorted((a, b) => a - b)).toEqual([
    ...titles.keys(),
  ]);
  const sizes = found.map(({ papers }) => papers.length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

it("damps an interest that many papers would meet", () => {
  const library = ["speech", "speech", "chess", "chess"];
  const sample = sketches(
    ...Array.from({ length: 50 }, () => "speech"),
    ...Array.from({ length: 50 }, () => "chess in parks on sundays"),
  );
  const found = interestsOf(
    library.map((title) => vector(title)),
    IDF,
    sample,
  );
  const damping = (word: string) =>
    found.find(({ interest }) => interest.hashes.includes(hashOf(word)))!.interest.damping;
  expect(damping("chess")).toBe(0);
  expect(damping("speech")).toBeGreaterThan(4);
  expect(damping("speech")).toBeLessThanOrEqual(MOST_DAMPED);
  const scores = scoresOf(
    likeAnyOf(found.map((each) => vectorOfInterest(each.interest))),
    sample,
    IDF,
  );
  expect(scores[0]! / scores[99]!).toBeCloseTo(1, 1);
});

it("lowers the scores of a damped interest", () => {
  const interest = { hashes: [...vector("forgetting").hashes], weights: [8], damping: 8 };
  const target = likeAnyOf([vectorOfInterest(interest)]);
  expect(scoresOf(target, sketches("forgetting"), IDF)[0]).toBeCloseTo(0.5, 3);
});

it("has no interests of an empty library, nor of one that says nothing", () => {
  expect(interestsOf([], IDF, NOBODY)).toEqual([]);
  expect(interestsOf([vector("the of")], IDF, NOBODY)).toEqual([]);
});
