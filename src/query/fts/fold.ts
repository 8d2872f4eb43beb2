import { cleanLine } from "../../text/clean.ts";

/**
 * The words of a text as FTS5's `unicode61 remove_diacritics 2` splits and folds them. Texts that
 * fold alike find the same papers.
 */
export function textWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

// FTS5 removes accents from Latin letters only: й and ガ are letters of their own.
function folded(text: string): string {
  return cleanLine(text)
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC")
    .replace(/[\u0300-\u0331]/g, "")
    .toLowerCase();
}
