import { ALL, KNOWN } from "../../paper/tags.ts";
import { tokensOf } from "../../text/words.ts";
import { shareOf, shareOfBeginning } from "./common.ts";
import type { Binary, Leaf } from "./expression.ts";

/** Milliseconds of CPU that a MATCH may take, as measured in a log of 500,000 moments. */
export interface Cost {
  /** Until its first row is found, wherever in the log it is looked for. */
  start: number;
  /** For each moment that it looks at, at most. */
  moment: number;
  /** Until it finds the first row from a place in the log on that is far from its beginning. */
  seek: number;
  /** To rank its rows by relevance: everything looked for is counted in the whole log. */
  ranking: number;
  /** How many beginnings of words or names it looks for. */
  prefixes: number;
}

/** Milliseconds until a token is found in the index. */
export const START_OF_TOKEN = 0.02;
const TOKEN_OF_MOMENT = 50e-6;
// The row to begin with, of a token that many rows have, is looked for in a list of pages.
const SEEK = { word: 0.15, tag: 0.1 };
// The cost of a token that every moment has. The rows of a prefix are merged before the first is
// known.
const MERGING = 49;
const COUNTING = 20;
// The cost of finding the next row of a token, in rows that are read one by one.
const NEXT = 5;

/** The estimated cost of an expression. */
export function costOf(expression: Binary): Cost {
  const leaves = leavesOf(expression).map((leaf) => ({
    ...workOf(leaf),
    isPrefix: leaf.open && leaf.type !== "tag",
  }));
  const total = (kind: keyof Work) => leaves.reduce((sum, work) => sum + work[kind], 0);
  const start = total("tokens") * START_OF_TOKEN + total("merged") * MERGING;
  return {
    start,
    moment: total("scanned") * TOKEN_OF_MOMENT,
    seek: start + total("seek"),
    ranking: 2 * start + total("counted") * COUNTING,
    prefixes: leaves.filter(({ isPrefix }) => isPrefix).length,
  };
}

function leavesOf(expression: Binary): Leaf[] {
  switch (expression.type) {
    case "and":
    case "or":
      return expression.parts.flatMap(leavesOf);
    case "except":
      return [...leavesOf(expression.kept), ...leavesOf(expression.left)];
    default:
      return [expression];
  }
}

interface Work {
  tokens: number;
  /** Milliseconds until they are found far from the beginning of the log. */
  seek: number;
  /** Tokens of rows that are read, for each moment. */
  scanned: number;
  /** Rows that are merged for a prefix, as a share of all moments: more than 1 for many tokens. */
  merged: number;
  /** Rows that are read to count those that have it, as a share. */
  counted: number;
}

function workOf(leaf: Leaf): Work {
  switch (leaf.type) {
    case "tag":
      return {
        tokens: 1,
        seek: leaf.tag === ALL || leaf.tag === KNOWN ? 0 : SEEK.tag,
        scanned: TAG,
        merged: leaf.open ? OPEN_TAG : 0,
        counted: TAG,
      };
    case "authors": {
      const words = leaf.names.flat();
      const last = leaf.names[0]!.at(-1)!;
      const merged = leaf.open ? NAME + shareOfBeginning(last) * WORDS_AMONG_NAMES : 0;
      const scanned = words.reduce((sum, { length }) => sum + (length === 1 ? 1 : WHOLE_NAME), 0);
      return {
        tokens: words.length,
        seek: words.length * SEEK.word,
        scanned,
        merged,
        counted: words.length * NAME,
      };
    }
    case "text":
      return textWork(leaf.words, leaf.open);
  }
}

// Tags are read fast, and few begin alike. Names are rare, but for initials.
const TAG = 0.35;
const OPEN_TAG = 0.07;
const NAME = 0.05;
const WHOLE_NAME = 0.2;
// Names that begin so are merged with words of texts that do.
const WORDS_AMONG_NAMES = 0.2;

// Words that are rare elsewhere may be common in one log: none counts as less than half.
const COMMON = 0.5;
const HALF = 0.5;

function textWork(words: readonly string[], open: boolean): Work {
  const shares = tokensOf(open ? words.slice(0, -1) : words).map(shareOf);
  const merged = open ? shareOfBeginning(words.at(-1)!) : 0;
  if (open) shares.push(Math.min(1, merged));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const rarest = Math.min(...shares);
  const counted = Math.min(total, rarest * (1 + NEXT * (shares.length - 1)));
  const scanned = shares.reduce((sum, share) => sum + (share < COMMON ? HALF : 1), 0);
  return { tokens: shares.length, seek: shares.length * SEEK.word, scanned, merged, counted };
}
