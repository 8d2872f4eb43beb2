// Script extensions, since ー and 々 belong to several scripts; letters only, since 。 does too.
/** A letter of Chinese, Japanese or Korean, as a class of a regular expression with the flag v. */
export const CJK = String.raw`[[\p{L}\p{N}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]]`;

const STARTS = new RegExp(`^${CJK}`, "v");
const CHARACTER = /\P{M}\p{M}*/gu;

/** Whether a word is a run of Chinese, Japanese or Korean. */
export function isCjk(word: string): boolean {
  return STARTS.test(word);
}

/**
 * The overlapping pairs of a run: 言語処理 is 言語 語処 処理, so that each part of two characters and
 * more is a phrase of it. One character alone is itself.
 */
export function pairsOf(run: string): string[] {
  const chars = run.match(CHARACTER) ?? [];
  return chars.length < 2 ? chars : chars.slice(1).map((char, n) => chars[n]! + char);
}
