import { stemmer } from "stemmer";
import { authorPhrase, authorPhrases, authorsText } from "../paper/authors.ts";
import { foldedWords } from "../text/clean.ts";
import { textWords } from "./fts/fold.ts";
import type { Query, Term } from "./tree.ts";

/** What in a paper answers a question, to be marked where it is shown. */
export interface Marks {
  title: Mark[];
  abstract: Mark[];
  /** In what the index holds of a name, where words end in a space. */
  authors: string[];
}

/** Words in a row. */
export interface Mark {
  /** Stems; of a prefix the last is how a word begins. */
  words: string[];
  prefix: boolean;
}

/** A piece of a text. */
export interface Segment {
  text: string;
  hit: boolean;
}

/** What to mark in the papers that answer a question: the words it asks for, by text. */
export function marksOf(tree: Query | undefined): Marks {
  const terms = tree ? wantedTerms(tree) : [];
  const of = (field: Term["field"]) =>
    terms.filter((term) => term.field === "any" || term.field === field);
  return {
    title: of("title").map(markOf),
    abstract: of("abstract").map(markOf),
    authors: of("author").flatMap(inName),
  };
}

/**
 * Cuts a text where marks begin and end. A word is marked when the index would find it: when its
 * stem is asked for, or how it begins; the words of a phrase only where they follow each other.
 * @param text as it is shown
 * @returns segments that make up the text; takes time linear in its length
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

/** Whether a question asks for an author. */
export function isMarkedName(name: string, { authors }: Marks): boolean {
  const asked = authors.filter((author) => mayBeIn(name, author));
  if (asked.length === 0) return false;
  const held = ` ${authorsText([name])} `;
  return asked.some((author) => held.includes(` ${author}`));
}

// Writing down all forms of a name takes time, and most names are plain and another's: a form has
// each word of its name whole or as an initial.
function mayBeIn(name: string, author: string): boolean {
  if (/\P{ASCII}/u.test(name)) return true;
  const plain = name.toLowerCase();
  const words = author.split(" ").map((token) => token.replace(/0$/, ""));
  return words.every((word) => word.length < 2 || plain.includes(word));
}

function wantedTerms(tree: Query): Term[] {
  if (tree.type === "term") return [tree];
  return tree.type === "and" || tree.type === "or" ? tree.parts.flatMap(wantedTerms) : [];
}

function markOf({ words, prefix: isOpen }: Term): Mark {
  const prefix = isOpen === true;
  const isBeginning = (n: number) => prefix && n === words.length - 1;
  return { words: words.map((word, n) => (isBeginning(n) ? word : stem(word))), prefix };
}

function inName({ field, words, prefix }: Term): string[] {
  const names = field === "any" ? words.flatMap(foldedWords) : words;
  // As in a search, a lone letter is no name.
  if (field === "any" && names.join("").length < 2) return [];
  if (prefix) return [`${authorPhrase(names.slice(0, -1))} ${names.at(-1)!}`.trim()];
  const phrases = field === "any" ? [authorPhrase(names)] : authorPhrases(names);
  return phrases.map((phrase) => `${phrase} `);
}

// FTS5 leaves longer words as they are.
const LONGEST = 64;

function stem(word: string): string {
  return word.length > LONGEST ? word : stemmer(word);
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

// Of single words only those that begin as one of them need be looked at: a stem begins with the
// letter that its word begins with. In a text of plain letters they are quickly found.
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
    // An accent may part what is written together.
    for (const folded of foldedRun(run)) words.push({ folded, start, end });
  }
  return words;
}

// Nearly every word is plain, and lower case is all there is to folding it.
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
  if (word?.[0] !== asked[0]) return false; // most need not be stemmed
  return prefix && n === words.length - 1 ? word!.startsWith(asked) : stem(word!) === asked;
}
