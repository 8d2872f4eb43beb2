import { type Piece, piecesOf, tokensOf } from "../../text/words.ts";
import { signedNames } from "../../text/words/signs.ts";
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
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    if (end > start) segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false });
  return segments;
}

interface Span {
  start: number;
  end: number;
}

function spansOf(text: string, marks: readonly Mark[]): Span[] {
  const found = [...rowsOf(piecesOf(text, beginningsOf(marks)), marks), ...namesOf(text, marks)];
  const spans: Span[] = [];
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

// The first characters of the words asked for, which other words need not be looked at for; undefined
// where words are asked for in a row, for which all count.
function beginningsOf(marks: readonly Mark[]): string | undefined {
  const isOfRows = marks.some(({ words }) => words.length > 1);
  return isOfRows ? undefined : marks.map(({ words }) => words[0]![0]).join("");
}

function rowsOf(pieces: readonly Piece[], marks: readonly Mark[]): Span[] {
  const rows: Span[] = [];
  for (const [n, { start }] of pieces.entries()) {
    const length = lengthAt(pieces, n, marks);
    if (length > 0) rows.push({ start, end: pieces[n + length - 1]!.end });
  }
  return rows;
}

function lengthAt(pieces: readonly Piece[], at: number, marks: readonly Mark[]): number {
  let longest = 0;
  for (const mark of marks) {
    const { length } = mark.words;
    if (length > longest && mark.words.every((_, n) => isAsked(pieces[at + n]?.word, mark, n))) {
      longest = length;
    }
  }
  return longest;
}

function isAsked(word: string | undefined, { words, prefix }: Mark, n: number): boolean {
  const asked = words[n]!;
  if (word?.[0] !== asked[0]) return false; // saves stemming most words
  return prefix && n === words.length - 1 ? word!.startsWith(asked) : tokenOf(word!) === asked;
}

function tokenOf(word: string): string {
  return tokensOf([word])[0]!;
}

// C++ is asked for by its name, which is not where its letter is.
function namesOf(text: string, marks: readonly Mark[]): Span[] {
  const asked = new Set(marks.flatMap(({ words }) => (words.length === 1 ? words : [])));
  return signedNames(text).filter(({ name }) => asked.has(name));
}
