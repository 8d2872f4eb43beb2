import { stem as snowball } from "porter2";
import { describe, expect, it } from "vitest";
import { FAMILIES } from "../../../src/text/words/exceptions.ts";
import { stem } from "../../../src/text/words/stem.ts";

describe("the stem of a word", () => {
  it.each([
    "forget forgets forgetting",
    "unlearn unlearned unlearning",
    "optimize optimized optimization optimizations optimal",
    "network networks",
    "happy happiness",
    "matrix matrices",
    "vertex vertices",
    "analysis analyses",
    "hypothesis hypotheses",
    "position positional positions",
    "experiment experimental experiments",
  ])("is one for %s", (words) => {
    expect(new Set(words.split(" ").map(stem)).size).toBe(1);
  });

  it.each([
    "news new",
    "university universal universe",
    "community communication",
    "general generative generalization generator",
    "organ organization organism organic",
    "transformer transform",
    "adapter adaptive",
    "experiment experience",
    "object objective objection",
    "distribution distributed distributive",
    "vertices vertical",
    "indices indicate",
    "several severe",
    "emergence emergency",
    "continual continuous continue",
    "active activity activation",
    "position positive",
    "interpretation interpretability",
    "conversion conversation converse",
    "past paste",
    "stabilizer stability",
    "covariance covariant covariate",
  ])("is another for each of %s", (words) => {
    const each = words.split(" ");
    expect(new Set(each.map(stem)).size).toBe(each.length);
  });

  it("is the word itself where it is not of plain letters", () => {
    expect(["gpt4s", "моделей", "言語", "2s"].map(stem)).toEqual([
      "gpt4s",
      "моделей",
      "言語",
      "2s",
    ]);
  });
});

describe("a family of words", () => {
  it("has a stem that its words do not have already", () => {
    const idle = FAMILIES.filter((family) =>
      family.words.every((word) => snowball(word) === family.stem),
    );
    expect(idle).toEqual([]);
  });

  it("is of words that no other one has, in alphabetical order", () => {
    const words = FAMILIES.flatMap((family) => family.words);
    expect(new Set(words).size).toBe(words.length);
    for (const family of FAMILIES) expect(family.words).toEqual(family.words.toSorted());
    expect(FAMILIES.map((family) => family.stem)).toEqual(
      FAMILIES.map((family) => family.stem).toSorted(),
    );
  });
});
