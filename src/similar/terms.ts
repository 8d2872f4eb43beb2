import { texToUnicode } from "../text/tex.ts";
import { tokensIn } from "../text/words.ts";

/** The text that papers are compared by, as it is shown, without TeX. */
export interface PaperText {
  title: string;
  abstract: string;
}

/** The text of a paper as it is shown. */
export function textOf({ title, abstract }: PaperText): PaperText {
  return { title: texToUnicode(title), abstract: texToUnicode(abstract) };
}

/** A word of the title counts as two. */
const TITLE = 2;
// Addresses tell who wrote a paper, in the name of an account, rather than what it is about.
const ADDRESS =
  /(?:https?:\/\/|www\.)\S*|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:ai|com|edu|io|net|org)\b\S*/gi;
const MAY_HOLD_ADDRESS = /:\/\/|www\.|\.(?:ai|com|edu|io|net|org)\b/i;
const HAS_LETTER = /\p{L}/u;

/**
 * The words of a text as the search index has them: folded and stemmed, as often as they occur.
 * @param text as it is shown, without TeX
 */
export function termsOf(text: string): readonly string[] {
  return tokensIn(text);
}

/** A text without the addresses of web pages in it. */
export function withoutAddresses(text: string): string {
  return MAY_HOLD_ADDRESS.test(text) ? text.replace(ADDRESS, " ") : text;
}

/**
 * How often a paper says each of its terms. Numbers are left out, as two papers that share a 90 have
 * nothing in common, and so are addresses.
 */
export function countTerms({ title, abstract }: PaperText): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    for (const term of termsOf(withoutAddresses(text))) {
      if (HAS_LETTER.test(term)) counts.set(term, (counts.get(term) ?? 0) + times);
    }
  };
  add(title, TITLE);
  add(abstract, 1);
  return counts;
}
