import { describe, expect, it } from "vitest";
import { authorPhrase, authorPhrases, authorsText, nameWords } from "../../src/paper/authors.ts";

describe("authorsText", () => {
  it("holds each name in the forms people write", () => {
    expect(authorsText(["Yann André LeCun"]).split(" x")).toEqual([
      "yann0 andre0 lecun0",
      " yann0 lecun0",
      " y0 a0 lecun0",
      " y0 andre0 lecun0",
      " y0 lecun0",
      "",
    ]);
  });

  it("holds a form once", () => {
    expect(authorsText(["Y. LeCun", "Plato"])).toBe("y0 lecun0 x plato0 x");
    expect(authorsText(["Ann Lee"])).toBe("ann0 lee0 x a0 lee0 x");
  });

  it("holds nothing of a name without letters", () => {
    expect(authorsText(["—", ""])).toBe("");
  });
});

describe("nameWords", () => {
  it.each([
    ["LeCun, Yann", ["yann", "lecun"]],
    ["van der Berg, Jan", ["jan", "van", "der", "berg"]],
    ["Martin King, Jr.", ["martin", "king", "jr"]],
    ["Jean-Pierre Serre", ["jean", "pierre", "serre"]],
    ["Łukasz Weiß", ["lukasz", "weiss"]],
    ["Sørensen Ægir", ["sorensen", "aegir"]],
  ])("of %s have the given names first", (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });
});

describe("authorPhrases", () => {
  it("are those of both orders", () => {
    expect(authorPhrases(["lecun", "yann", "andre"])).toEqual([
      "lecun0 yann0 andre0",
      "yann0 andre0 lecun0",
    ]);
    expect(authorPhrases(["lecun"])).toEqual(["lecun0"]);
    expect(authorPhrase(["lecun", "yann"])).toBe("lecun0 yann0");
  });
});
