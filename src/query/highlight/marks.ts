import { stem } from "../fts/stem.ts";

/** What to highlight in the papers that a query finds. */
export interface Marks {
  title: Mark[];
  abstract: Mark[];
  /** Parts of what the index holds of a name; whole words end in a space. */
  authors: string[];
}

/** Words in a row. */
export interface Mark {
  /** Stems; of a prefix, the last is the beginning of a word. */
  words: string[];
  prefix: boolean;
}

/** The mark of words in a row. */
export function markOf(words: readonly string[], prefix = false): Mark {
  const last = words.length - 1;
  return { words: words.map((word, n) => (prefix && n === last ? word : stem(word))), prefix };
}
