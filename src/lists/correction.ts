import { compileLeaf, costOfQuery, type Query, replaceWord, wantedWords } from "../query/index.ts";
import { newestEntries } from "../store/entries.ts";
import { countMatches } from "../store/paper-page.ts";
import { oneSlipAway } from "../text/edits.ts";
import { editDistance } from "../text/nearest.ts";

type Word = ReturnType<typeof wantedWords>[number];

const MOST_WORDS = 12;
const MOST_CORRECTED = 2;
const SHORTEST = 4;
const LONGEST = 24;
// Two slips are looked for in longer words only, among words that begin alike.
const LONG = 8;
const MOST_SLIPS = 2;
// Each letter is 54 words to ask for.
const LONGEST_SLIPPED = 14;
// Milliseconds of CPU until the first paper is found, in a large log.
const MOST_START = 10;
// The newest papers with a near word are read: a stem stands for many words, and a text has each as
// it is written.
const PAPERS_READ = 20;

/**
 * A query with the words that no paper has replaced by the nearest ones that papers have.
 * Reads 300 rows at most.
 * @param text as it was typed
 * @returns undefined where there is nothing to correct, or nothing near
 */
export async function correctedText(
  db: D1Database,
  query: Query,
  text: string,
  now: number,
): Promise<string | undefined> {
  const words = wantedWords(query)
    .filter(({ words: [word = ""] }) => word.length >= SHORTEST && word.length <= LONGEST)
    .slice(0, MOST_WORDS);
  const matches = words.map((leaf) => compileLeaf(leaf, now));
  const counts = await countMatches(db, matches, 1);
  const unknown = words.filter((_, n) => counts[n] === 0).slice(0, MOST_CORRECTED);
  let corrected = text;
  for (const leaf of unknown) {
    const meant = await nearestWritten(db, leaf, now);
    if (meant !== undefined) corrected = replaceWord(corrected, leaf.words[0]!, meant);
  }
  return corrected === text ? undefined : corrected;
}

async function nearestWritten(
  db: D1Database,
  leaf: Word,
  now: number,
): Promise<string | undefined> {
  const word = leaf.words[0]!;
  const written = word.length > LONGEST_SLIPPED ? undefined : await slipAway(db, leaf, now);
  if (written !== undefined || word.length < LONG) return written;
  const beginning = {
    ...as(leaf, word.slice(0, Math.floor(word.length / 2))),
    prefix: true as const,
  };
  // Among words that many others begin like, a second look would take too long.
  if (costOfQuery(beginning).start > MOST_START) return undefined;
  return nearestIn(await textOf(db, leaf, compileLeaf(beginning, now)), word);
}

async function slipAway(db: D1Database, leaf: Word, now: number): Promise<string | undefined> {
  const word = leaf.words[0]!;
  const slips = oneSlipAway(word).filter(({ length }) => length >= SHORTEST - 1);
  const near = slips.map((slip) => compileLeaf(as(leaf, slip), now)).join(" OR ");
  return nearestIn(await textOf(db, leaf, near), word);
}

async function textOf(db: D1Database, { type }: Word, match: string): Promise<string> {
  const { entries } = await newestEntries(db, { match }, PAPERS_READ);
  const texts = entries.flatMap(({ paper: { title, abstract, authors } }) =>
    type === "author" ? authors : [title, abstract, ...authors],
  );
  return texts.join(" ");
}

// Among equally near words: the one with the same beginning, then the most frequent one.
function nearestIn(text: string, word: string): string | undefined {
  const most = word.length < LONG ? 1 : MOST_SLIPS;
  const often = new Map<string, number>();
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (Math.abs(run.length - word.length) > most) continue;
    const written = asInSentences(run);
    often.set(written, (often.get(written) ?? 0) + 1);
  }
  const [nearest] = [...often]
    .map(([written, times]) => {
      const other = written.toLowerCase();
      const slips = editDistance(word, other);
      return { written, times, slips, begins: other[0] === word[0] ? 1 : 0 };
    })
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.begins - a.begins || b.times - a.times);
  return nearest?.written;
}

function as(leaf: Word, word: string): Word {
  return { ...leaf, words: [word] };
}

// A capital at the beginning is that of a sentence or a title; others are the word's own.
function asInSentences(word: string): string {
  return /^\p{Lu}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word;
}
