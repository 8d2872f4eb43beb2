import { describe, expect, it } from "vitest";
import { stemsOfBeginning } from "../../../src/text/words/beginnings.ts";
import { FAMILIES } from "../../../src/text/words/exceptions.ts";
import { stem } from "../../../src/text/words/stem.ts";

// Their stems are not how all of them begin.
const WORDS = (
  "optimization optimize optimizer demonstration sustainability irreversible availability relativity " +
  "happiness polynomial policies prototype ecosystem joyce employee rational normative forgetful " +
  "achievement annihilator recrystallization electrophysiology studies universities generalization " +
  "hopping bringing agreed rating efficiency conditional hesitancy digitizer conformably radically " +
  "analogously vietnamization operator feudalism decisiveness hopefulness callousness sensibility " +
  "triplicate electricity goodness revival inference gyroscopic adjustable defensible replacement " +
  "dependent homologous communism bowdlerize psychologist biologists quadrupole combinatorics"
).split(" ");

describe("the stems of a beginning", () => {
  it.each(["optimizat", "demonstrati", "universitie", "happines", "networks"])(
    "are few, and none that begins as typed: %s",
    (typed) => {
      const stems = stemsOfBeginning(typed);
      expect(stems.length).toBeGreaterThan(0);
      expect(stems.length).toBeLessThan(6);
      expect(stems.filter((each) => each.startsWith(typed))).toEqual([]);
    },
  );

  it("are those of every word that begins so", () => {
    const words = [...WORDS, ...FAMILIES.flatMap((family) => family.words)];
    const missed = words.flatMap((word) =>
      Array.from({ length: word.length }, (_, n) => word.slice(0, n + 1)).filter((typed) => {
        return !stem(word).startsWith(typed) && !stemsOfBeginning(typed).includes(stem(word));
      }),
    );
    expect(missed).toEqual([]);
  });

  it("are none where words are not stemmed", () => {
    expect(["gpt4", "модел", "言語"].flatMap(stemsOfBeginning)).toEqual([]);
  });
});
