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

  it("keeps a suffix behind the family name in every form", () => {
    expect(authorsText(["Martin Luther King Jr."]).split(" x")).toEqual([
      "martin0 luther0 king0 jr0",
      " martin0 king0 jr0",
      " m0 l0 king0 jr0",
      " m0 luther0 king0 jr0",
      " m0 king0 jr0",
      "",
    ]);
    expect(authorsText(["Ann Lee III"])).toBe("ann0 lee0 iii0 x a0 lee0 iii0 x");
    expect(authorsText(["Sopheak Iv"])).toBe("sopheak0 iv0 x s0 iv0 x");
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
    ["King, Jr., Martin Luther", ["martin", "luther", "king", "jr"]],
    ["King Jr., Martin Luther", ["martin", "luther", "king", "jr"]],
    ["King, Martin Luther, Jr.", ["martin", "luther", "king", "jr"]],
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

describe("a name with a suffix", () => {
  const indexed = ` ${authorsText(["Martin Luther King Jr."])} `;

  it.each([
    "Martin Luther King Jr.",
    "Martin Luther King",
    "King, Jr., Martin Luther",
    "Martin King",
    "M. L. King",
    "M. L. King Jr.",
    "M King, Jr.",
    "King, M",
    "King M",
    "King Jr",
  ])("is found by %s", (typed) => {
    const phrases = authorPhrases(nameWords(typed));
    expect(phrases.some((phrase) => indexed.includes(` ${phrase} `))).toBe(true);
  });

  it.each(["Martin Jr", "M. Jr."])("is not found by %s", (typed) => {
    const phrases = authorPhrases(nameWords(typed));
    expect(phrases.filter((phrase) => indexed.includes(` ${phrase} `))).toEqual([]);
  });
});
