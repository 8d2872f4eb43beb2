import fc from "fast-check";
import { expect, it } from "vitest";
import { hashTerm } from "../../src/similar/hash.ts";

// The 32-bit values are those of http://www.isthe.com/chongo/src/fnv/test_fnv.c.
it.each([
  ["a", 0xe40c ^ 0x292c],
  ["foobar", 0xbf9c ^ 0xf968],
])("folds the FNV-1a of %s", (term, hash) => {
  expect(hashTerm(term)).toBe(hash);
});

it("is never 0, which stands for no term", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (term) => {
      const hash = hashTerm(term);
      expect(hash).toBeGreaterThan(0);
      expect(hash).toBeLessThan(2 ** 16);
    }),
  );
});
