import { stem as snowball } from "porter2";
import { FAMILIES } from "./exceptions.ts";

const ENGLISH = /^[a-z]+$/;
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  FAMILIES.flatMap(({ stem: own, words }) => words.map((word) => [word, own] as const)),
);

// Most words of a text have been seen in the texts before it.
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 40;
const known = new Map<string, string>();

/**
 * The stem that words with different endings share: Snowball's English stem, or that of the
 * word's own family. A word with a digit or a letter beyond a to z is its own.
 * @param word folded
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = EXCEPTIONS.get(word) ?? (ENGLISH.test(word) ? snowball(word) : word);
    if (known.size >= MOST_KNOWN) known.clear();
    if (word.length <= LONGEST_KNOWN) known.set(word, found);
  }
  return found;
}
