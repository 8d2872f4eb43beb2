import { cleanLine } from "../text/clean.ts";

/**
 * Folds what someone typed no further than FTS5's `unicode61 remove_diacritics 2` does, so that
 * texts that fold alike find alike: lower case, no accents on Latin letters, single spaces.
 */
export function foldTyped(text: string): string {
  return cleanLine(text)
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC")
    .replace(/[\u0300-\u0331]/g, "")
    .toLowerCase();
}

/** The words FTS5 sees in what someone typed, folded, in order. */
export function textWords(text: string): string[] {
  return foldTyped(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}
