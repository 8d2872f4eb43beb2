import { stemmer } from "stemmer";

// FTS5 does not stem longer words.
const LONGEST = 64;

/** The stem that the index holds for a folded word. */
export function stem(word: string): string {
  return word.length > LONGEST ? word : stemmer(word);
}
