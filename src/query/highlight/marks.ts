import { tokensOf } from "../../text/words.ts";

/** Words to highlight in papers, by part of the paper. */
export interface Marks {
  title: Mark[];
  abstract: Mark[];
  /** Parts of what the index holds of a name; whole words end in a space. */
  authors: string[];
}

/** Words in a row. */
export interface Mark {
  /** As the index holds them; of a prefix, the last is the beginning of a word. */
  words: string[];
  prefix: boolean;
}

/** The mark of words in a row. */
export function markOf(words: readonly string[], prefix = false): Mark {
  if (!prefix) return { words: tokensOf(words), prefix };
  return { words: [...tokensOf(words.slice(0, -1)), words.at(-1)!], prefix };
}
