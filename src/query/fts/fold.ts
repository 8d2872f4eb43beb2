import { cleanLine } from "../../text/clean.ts";

/**
 * The words FTS5 sees in what someone typed, in order, folded no further than its
 * `unicode61 remove_diacritics 2` does: texts that fold alike find alike.
 */
export function textWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

// Only Latin letters lose their accents there: й and ガ are letters of their own.
function folded(text: string): string {
  return cleanLine(text)
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC")
    .replace(/[\u0300-\u0331]/g, "")
    .toLowerCase();
}
