import { CJK, isCjk, pairsOf } from "./words/cjk.ts";
import { foldLetters } from "./words/fold.ts";
import { nameGreek } from "./words/greek.ts";
import { signedNames, spokenName } from "./words/signs.ts";
import { stem } from "./words/stem.ts";
import { lazy } from "./lazy.ts";

/**
 * The version of what {@link indexedText} makes of texts. When it is raised, the rows of the index
 * before are to be kept in a table of their own until they are written anew: docs/decisions.md.
 */
export const PREPARATION = 1;

/** A word, or a part of a run of Chinese, Japanese or Korean, and where it stands in a text. */
export interface Piece {
  word: string;
  start: number;
  end: number;
}

// Letters and digits, and what is within words besides: marks, soft hyphens, joiners, directions.
const LETTER = String.raw`[[\p{L}\p{N}]--${CJK}]`;
const WITHIN = String.raw`[\p{M}\u00ad\u200c-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]`;
// An index or exponent of one letter or of digits belongs to the symbol that it is written at:
// H_2O, x_1, L^p. In learning_rate and ResNet_50 the mark parts two words.
const GREEK_LETTER = String.raw`\p{sc=Greek}`;
const OTHER = String.raw`[${LETTER}--${GREEK_LETTER}]`;
const OTHER_LETTER = String.raw`[\p{L}&&${OTHER}]`;
const SYMBOL = [
  String.raw`\p{Lu}\p{Ll}?`,
  String.raw`(?<!${OTHER}${WITHIN}*)${OTHER_LETTER}\p{M}*`,
  String.raw`(?<!${GREEK_LETTER}${WITHIN}*)${GREEK_LETTER}\p{M}*`,
  String.raw`[\p{No}\p{Lm}]`,
].join("|");
const INDEX = [
  String.raw`[\p{N}&&${LETTER}]`,
  String.raw`${OTHER_LETTER}(?!${WITHIN}*${OTHER})`,
  String.raw`${GREEK_LETTER}(?!${WITHIN}*${GREEK_LETTER})`,
].join("|");
const SCRIPT = String.raw`(?<=${SYMBOL})[_\^](?=${INDEX})`;
const RUN = lazy(
  () =>
    new RegExp(`(?:${CJK}${WITHIN}*)+|${LETTER}(?:${LETTER}|${WITHIN}|${SCRIPT}${LETTER})*`, "gv"),
);
const GREEK = /(\p{sc=Greek}[\p{sc=Greek}\p{M}]*)/u;
const ENDS_IN_LETTER = /\p{L}\p{M}*$/u;
const BEGINS_WITH_LETTER = /^\p{L}/u;
const CHARACTER = /\P{M}[\p{M}\p{Cf}]*/gu;
// Signs beyond ASCII that part words as those of ASCII do: dashes, quotes, arrows and operators.
const NEEDS_CARE = /[_^]|[^\n -~\u00d7\u2010-\u2027\u2030-\u203e\u2190-\u22ff]/;
const NEXT_CARE = new RegExp(NEEDS_CARE, "g");
const PLAIN_RUN = /^[a-z0-9]+$/i;
const PLAIN_RUNS = /[a-z0-9]+/gi;

/**
 * The words of a text in order, as people type them: in lower case, without accents, formulas and
 * Greek letters in plain ones (CO₂ is co2, β beta). A run of Chinese, Japanese or Korean is one.
 * @param text as it is shown, without TeX
 */
export function wordsOf(text: string): string[] {
  if (!NEEDS_CARE.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (text.match(RUN()) ?? []).flatMap(plainWords);
}

/**
 * The words of something typed. Of a name with signs, such as C++, the signs are part.
 * @returns as {@link wordsOf}; a name with signs is one word, in lower case
 */
export function typedWords(text: string): string[] {
  const word = text.trim();
  return spokenName(word) === undefined ? wordsOf(text) : [word.toLowerCase()];
}

/** The parts of a word that can be looked for: the pairs of a run, and else the word itself. */
export function partsOf(word: string): string[] {
  return isCjk(word) ? pairsOf(word) : [word];
}

/** The tokens of words in the index: stems, pairs, and names with signs as they are said. */
export function tokensOf(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (PLAIN_RUN.test(word)) return stem(word);
    return isCjk(word) ? pairsOf(word) : (spokenName(word) ?? stem(word));
  });
}

// A text is put into the index and compared with others by the same tokens, one after the other.
const MOST_RECENT = 4;
const recent = new Map<string, readonly string[]>();

/** The tokens of the words of a text, in order. */
export function tokensIn(text: string): readonly string[] {
  let tokens = recent.get(text);
  if (!tokens) {
    tokens = tokensOf(wordsOf(text));
    if (recent.size >= MOST_RECENT) recent.clear();
    recent.set(text, tokens);
  }
  return tokens;
}

/**
 * The tokens of a text in the index: its words in order, stemmed, and at the end the names with
 * signs in it, as they are said.
 * @param text as it is shown, without TeX
 * @returns tokens parted by spaces
 */
export function indexedText(text: string): string {
  const names = new Set(signedNames(text).map(({ name }) => name));
  return [...tokensIn(text), ...names].join(" ");
}

/**
 * The words of a text as {@link indexedText} tells them apart, not stemmed, and where they stand.
 * @param beginnings leaves out the words that begin otherwise than with one of these characters
 */
export function piecesOf(text: string, beginnings?: string): Piece[] {
  const isWanted = (word: string) => beginnings?.includes(word[0]!) !== false;
  const plain = plainRuns(beginnings);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    // No word goes beyond a space, so only what stands between two needs care.
    NEXT_CARE.lastIndex = at;
    const special = NEXT_CARE.exec(text)?.index ?? text.length;
    const from = special < text.length ? Math.max(text.lastIndexOf(" ", special), at) : special;
    for (const { run, start } of runsIn(text, at, from, plain)) {
      pieces.push({ word: run.toLowerCase(), start, end: start + run.length });
    }
    if (from === text.length) break;
    const space = text.indexOf(" ", from + 1);
    at = space < 0 ? text.length : space;
    for (const { run, start } of runsIn(text, from, at, RUN())) {
      for (const piece of piecesOfRun(run, start)) if (isWanted(piece.word)) pieces.push(piece);
    }
  }
  return pieces;
}

/** Finds runs of letters and digits of ASCII, or those that begin with some characters. */
function plainRuns(beginnings: string | undefined): RegExp {
  if (beginnings === undefined) return PLAIN_RUNS;
  return new RegExp(`(?<![a-z0-9])[${beginnings.replace(/[^a-z0-9]/g, "")}][a-z0-9]*`, "gi");
}

// matchAll would make a copy of the expression each time.
function runsIn(text: string, from: number, to: number, runs: RegExp) {
  const part = text.slice(from, to);
  const found: { run: string; start: number }[] = [];
  runs.lastIndex = 0;
  for (let match = runs.exec(part); match; match = runs.exec(part)) {
    found.push({ run: match[0], start: from + match.index });
  }
  return found;
}

function piecesOfRun(run: string, start: number): Piece[] {
  const end = start + run.length;
  const words = plainWords(run);
  const [word = ""] = words;
  if (!isCjk(word)) {
    return piecesByScript(run, start, words) ?? words.map((each) => ({ word: each, start, end }));
  }
  const pairs = pairsOf(word);
  const places = placesOfPairs(run, start);
  // Half-width letters may be joined: then each pair stands where the whole run does.
  const fits = places.length === pairs.length;
  return pairs.map((pair, n) => ({ word: pair, ...(fits ? places[n]! : { start, end }) }));
}

// β and VAE are tokens of their own as well.
function piecesByScript(run: string, start: number, words: string[]): Piece[] | undefined {
  if (words.length < 2) return undefined;
  let end = start;
  const pieces = partsByScript(run).flatMap((part) => {
    const at = end;
    end += part.length;
    return plainWords(part).map((word) => ({ word, start: at, end: at + part.length }));
  });
  return pieces.map(({ word }) => word).join(" ") === words.join(" ") ? pieces : undefined;
}

// A digit belongs to the letters beside it, whatever their script.
function partsByScript(run: string): string[] {
  const parts: string[] = [];
  for (const part of run.split(GREEK)) {
    const last = parts.at(-1);
    if (last === undefined || (ENDS_IN_LETTER.test(last) && BEGINS_WITH_LETTER.test(part))) {
      parts.push(part);
    } else parts[parts.length - 1] += part;
  }
  return parts;
}

function placesOfPairs(run: string, start: number): { start: number; end: number }[] {
  const chars = Array.from(run.matchAll(CHARACTER), ({ 0: char, index }) => {
    return { start: start + index, end: start + index + char.length };
  });
  if (chars.length < 2) return chars;
  return chars.slice(1).map(({ end }, n) => ({ start: chars[n]!.start, end }));
}

function plainWords(run: string): string[] {
  if (PLAIN_RUN.test(run)) return [run.toLowerCase()];
  return (
    nameGreek(foldLetters(run.replace(/[_^]/g, ""))).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  );
}
