import { stem } from "../fts/stem.ts";
import { textWords } from "../fts/fold.ts";
import type { Mark } from "./marks.ts";

/** A piece of a text. */
export interface Segment {
  text: string;
  hit: boolean;
}

/**
 * Cuts a text at the words to highlight. A word is highlighted if the index would find it, by its
 * stem or as a prefix; the words of a phrase only where they stand in a row.
 * @param text as shown
 * @returns segments that make up the text, in time linear in its length
 */
export function marked(text: string, marks: readonly Mark[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of marks.length > 0 ? spansOf(text, marks) : []) {
    segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  segments.push({ text: text.slice(at), hit: false });
  return segments.filter((segment) => segment.text !== "");
}

const RUN = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
const PLAIN = /^[a-z0-9]+$/i;
const FOREIGN = /(?!\p{ASCII})[\p{L}\p{N}\p{Co}\p{M}]/u;

interface Span {
  start: number;
  end: number;
}

interface Word extends Span {
  folded: string;
}

function spansOf(text: string, marks: readonly Mark[]): Span[] {
  const words = wordsIn(text, marks);
  const spans: Span[] = [];
  for (const [n, { start }] of words.entries()) {
    const length = lengthAt(words, n, marks);
    if (length === 0) continue;
    const { end } = words[n + length - 1]!;
    const last = spans.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

// A stem starts with the first letter of its word. So for marks of single words in a text of plain
// letters, only words with the right first letter are looked at.
function wordsIn(text: string, marks: readonly Mark[]): Word[] {
  const initials = new Set(marks.map(({ words }) => words[0]![0]!));
  const isPlain = marks.every(({ words }) => words.length === 1) && !FOREIGN.test(text);
  if (!isPlain) return allWordsIn(text);
  const plain = [...initials].filter((initial) => PLAIN.test(initial)).join("");
  if (plain === "") return [];
  const asked = new RegExp(`(?<![a-z0-9])[${plain}][a-z0-9]*`, "gi");
  return Array.from(text.matchAll(asked), ({ 0: run, index: start }) => {
    return { folded: run.toLowerCase(), start, end: start + run.length };
  });
}

function allWordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    const end = start + run.length;
    // An accent may split what is written together.
    for (const folded of foldedRun(run)) words.push({ folded, start, end });
  }
  return words;
}

// Most words are plain, and folding those only makes them lower case.
function foldedRun(run: string): string[] {
  return PLAIN.test(run) ? [run.toLowerCase()] : textWords(run);
}

function lengthAt(words: readonly Word[], at: number, marks: readonly Mark[]): number {
  let longest = 0;
  for (const mark of marks) {
    const { length } = mark.words;
    if (length > longest && mark.words.every((_, n) => isAsked(words[at + n]?.folded, mark, n))) {
      longest = length;
    }
  }
  return longest;
}

function isAsked(word: string | undefined, { words, prefix }: Mark, n: number): boolean {
  const asked = words[n]!;
  if (word?.[0] !== asked[0]) return false; // saves stemming most words
  return prefix && n === words.length - 1 ? word!.startsWith(asked) : stem(word!) === asked;
}
