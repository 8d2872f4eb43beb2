import * as fc from "fast-check";
import { expect, it } from "vitest";
import { oneSlipAway } from "../../src/text/edits.ts";
import { editDistance } from "../../src/text/nearest.ts";

it("is every word that is one slip away", () => {
  for (const word of ["unlerning", "unlearrning", "nulearning", "unlesrning"]) {
    expect(oneSlipAway(word)).toContain("unlearning");
  }
  expect(oneSlipAway("unlearning").length).toBeLessThan(54 * 11);
  const word = fc.string({ unit: fc.constantFrom(..."abcde"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(oneSlipAway(one).includes(other)).toBe(editDistance(one, other) === 1);
    }),
  );
});
