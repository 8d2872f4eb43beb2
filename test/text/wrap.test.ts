import { expect, it } from "vitest";
import { wrapped } from "../../src/text/wrap.ts";

it.each([
  ["one two three four", 9, "", "one two\nthree\nfour"],
  ["one two three four", 9, "  ", "  one two\n  three\n  four"],
  ["abcdefghijklmno pq", 9, " ", " abcdefghijklmno\n pq"],
  ["  one \n two  ", 80, "", "one two"],
  ["", 80, "  ", ""],
])("breaks %j at %i", (text, width, indent, expected) => {
  expect(wrapped(text, width, indent)).toBe(expected);
});
