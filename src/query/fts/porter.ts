import { cleanLine } from "../../text/clean.ts";
import { type Dialect, inColumns, opening, phrase } from "./match.ts";

// Rows of the first version hold texts as they came, and FTS5 split and stemmed them
// (`porter unicode61 remove_diacritics 2`). When no such rows are left anywhere, this file goes.

/** How rows of the first version are asked. */
export const PORTER: Dialect = {
  text({ columns, words, typed = words, open }) {
    const text = typed.join(" ");
    if (!open) return inColumns(columns, [phrase(text)]);
    const { open: opened, words: whole } = continuations(text);
    return inColumns(columns, [...opened.map(opening), ...whole.map(phrase)]);
  },
  authors({ names, open }) {
    const texts = names.map((name) => tokensOf(name, open));
    return inColumns("authors", open ? texts.flatMap(silenced).map(opening) : texts.map(phrase));
  },
  tag: ({ side, tag, open }) => `${side}:${open ? `${tagBeginning(tag)}*` : tag}`,
};

/** The words of a text as FTS5's `unicode61 remove_diacritics 2` splits and folds them. */
export function porterWords(text: string): string[] {
  return unaccented(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

// FTS5 removes accents from Latin letters only: й and ガ are letters of their own.
function unaccented(text: string): string {
  return cleanLine(text)
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC")
    .replace(/[\u0300-\u0331]/g, "")
    .toLowerCase();
}

function tokensOf(name: readonly string[], open: boolean): string {
  const last = name.length - 1;
  return name.map((word, n) => (open && n === last ? word : `${word}0`)).join(" ");
}

// Endings of words whose stem is shorter than the prefix: "optimization" has the stem "optim",
// which does not begin with "optimizat".
const ENDINGS = "e y s t ty ed er ing ion ation tion al nt nce ncy".split(" ");

// Suffixes that the stemmer removes; a prefix may end within one, as in "demonstrati".
const SUFFIXES = (
  "ability able al ance ant ate ation ative ator ed ement ence ent er ful ibility ible ical ies " +
  "ing ion ism ity ive ization ize ment ness ogy ous"
).split(" ");

function continuations(text: string): { words: string[]; open: string[] } {
  const words = ENDINGS.map((ending) => text + ending);
  for (const suffix of SUFFIXES) {
    for (let length = 1; length < suffix.length; length++) {
      if (text.endsWith(suffix.slice(0, length))) words.push(text + suffix.slice(length));
    }
  }
  return { words: [...new Set(words)], open: /ys?$/.test(text) ? silenced(text) : [text] };
}

// The stemmer turns "kelly" into "kelli", but only removes the e of "kellye".
function silenced(text: string): string[] {
  return [text, `${text}e`];
}

// The stemmer removes a final e and leaves the rest alone, unless the e completes a suffix.
function tagBeginning(tag: string): string {
  return /([ae]nc|[ai]bl|at|iv|iz)$/.test(tag) ? tag : `${tag}e`;
}
