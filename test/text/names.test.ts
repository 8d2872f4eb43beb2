import { describe, expect, it } from "vitest";
import { givenFirst, namesIn } from "../../src/text/names.ts";

describe("a name", () => {
  it.each([
    ["Lovelace, A. B.", "A. B. Lovelace"],
    ["Ada Lovelace", "Ada Lovelace"],
    ["van der Berg,  J.", "J. van der Berg"],
    ["King, Jr.", "King Jr."],
    ["The Genome Consortium", "The Genome Consortium"],
    ["", ""],
  ])("is put in the order it is said in: %s", (name, expected) => {
    expect(givenFirst(name)).toBe(expected);
  });
});

describe("a line of authors", () => {
  it.each([
    ["Ada Lovelace, Émile Borel and Kurt Gödel", ["Ada Lovelace", "Émile Borel", "Kurt Gödel"]],
    ["Ada Lovelace, Émile Borel, and Kurt Gödel", ["Ada Lovelace", "Émile Borel", "Kurt Gödel"]],
    ["By Ada Lovelace & Émile Borel", ["Ada Lovelace", "Émile Borel"]],
    ["Lovelace, A.; Borel, É.", ["A. Lovelace", "É. Borel"]],
    ["Lovelace, A. B., Borel, E.", ["A. B. Lovelace", "E. Borel"]],
    ["Lovelace, Ada", ["Ada Lovelace"]],
    ["Ada Lovelace", ["Ada Lovelace"]],
    ["Rand Anderson", ["Rand Anderson"]],
    ["", []],
  ])("is taken apart: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });
});
