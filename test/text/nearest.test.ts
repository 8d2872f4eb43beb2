import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/text/nearest.ts";

describe("editDistance", () => {
  it.each([
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "ab", 1],
    ["abc", "abd", 1],
    ["tilte", "title", 1],
    ["kitten", "sitting", 3],
  ])("from %j to %j is %i", (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe("nearest", () => {
  it("is the candidate with the fewest edits, the first of several", () => {
    expect(nearest("tilte", ["author", "title", "tilted"])).toBe("title");
  });

  it("is none when too much would have to change", () => {
    expect(nearest("banana", ["title", "author"])).toBeUndefined();
  });
});
