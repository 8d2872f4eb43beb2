import { authorsText } from "../../paper/authors.ts";
import { foldLetters } from "../../text/words/fold.ts";
import type { Marks } from "./marks.ts";

/** Whether a query asks for the author of a name. */
export function isMarkedName(name: string, { authors }: Marks): boolean {
  if (authors.length === 0) return false;
  const folded = foldedName(name);
  const candidates = authors.filter((author) => folded === undefined || mayBeIn(folded, author));
  if (candidates.length === 0) return false;
  const indexed = ` ${authorsText([name])} `;
  return candidates.some((author) => indexed.includes(` ${author}`));
}

// Building every form of a name is slow, so names that cannot match are ruled out first. A form
// holds each word of its name, whole or as an initial, and the words of a name are parts of it,
// folded.
function mayBeIn(folded: string, author: string): boolean {
  const words = author.split(" ").map((token) => token.replace(/0$/, ""));
  return words.every((word) => word.length < 2 || folded.includes(word));
}

/** A name as its words are folded; undefined where they are more than that: `β` is also `beta`. */
function foldedName(name: string): string | undefined {
  const bare = name.replace(SCRIPTS, "");
  if (!BEYOND_ASCII.test(bare)) return bare.toLowerCase();
  // Most letters beyond ASCII have accents, and taking off those is fast.
  const plain = bare.normalize("NFD").replace(ACCENTS, "");
  if (!BEYOND_ASCII.test(plain)) return plain.toLowerCase();
  const folded = foldLetters(bare);
  return GREEK.test(folded) ? undefined : folded;
}

const BEYOND_ASCII = /\P{ASCII}/u;
const ACCENTS = /[\u0300-\u036F]/g;
const GREEK = /\p{sc=Greek}/u;
// Signs of an index and an exponent, which folding leaves out.
const SCRIPTS = /[_^]/g;
