import { hashTerm } from "./hash.ts";
import type { Idf } from "./idf.ts";
import { type Interest, vectorOfInterest } from "./interest.ts";
import type { Target } from "./score.ts";
import { type PaperText, termsOf, withoutAddresses } from "./terms.ts";
import type { Vector } from "./vector.ts";

// A word, or several with hyphens between them.
const PIECE = /(?<![\p{L}\p{N}.])(?=\p{N}*\p{L})[\p{L}\p{N}\p{M}]+(?:[-‐‑’'][\p{L}\p{N}\p{M}]+)*/gu;

const LONGEST_PHRASE = 3;
// Words that matter less than this part of the one that matters most are not worth a mention.
const WORTH_MENTION = 0.25;
// The level of what about a third of all papers say.
const TELLING = 6;

interface Word {
  text: string;
  /** The hashes of its terms: several where it has hyphens. */
  terms: readonly number[];
  /** Whether anything but a space stands between it and the next word. */
  ends: boolean;
}

/** Words that stand together, and what they are worth. */
interface Phrase {
  text: string;
  terms: readonly number[];
  worth: number;
}

/**
 * The words that a paper shares with what it is like, the most telling first: `retain set`,
 * `unlearning`. They are the paper's own, as it writes them. One that shares no more than its hash
 * with a term of the target can be among them, as a word in a thousand does.
 * @param paper as it is shown, without TeX
 * @param most how many words or phrases
 */
export function sharedWords(paper: PaperText, target: Target, idf: Idf, most = 4): string[] {
  const words = wordsOf(paper, hashesIn(target));
  return mostTelling(phrasesOf(words, worthOf(words, target, idf), idf), most);
}

/**
 * The words that an interest is about, the most telling first.
 * @param papers that the interest was made from, or that are nearest to it, as they are shown
 * @param most how many words or phrases
 */
export function interestWords(
  interest: Interest,
  papers: readonly PaperText[],
  idf: Idf,
  most = 6,
): string[] {
  const target: Target = { vectors: [vectorOfInterest(interest)], best: 1 };
  const phrases = papers.flatMap((paper) => {
    const words = wordsOf(paper, hashesIn(target));
    const byTerms = phrasesOf(words, worthOf(words, target, idf), idf).map(
      (phrase) => [keyOf(phrase), phrase] as const,
    );
    return [...new Map(byTerms).values()];
  });
  const together = Map.groupBy(phrases, keyOf).values();
  const summed = Array.from(together, (same) => {
    const [first] = same.toSorted(byCase) as [Phrase];
    return { ...first, worth: same.reduce((sum, { worth }) => sum + worth, 0) };
  });
  return mostTelling(summed, most);
}

/**
 * The words of a paper that tell most about it, the most telling first: the rarest, and those it
 * says often. Words with hyphens are left out, and words that a third of all papers say.
 * @param paper as it is shown, without TeX
 */
export function tellingWords(paper: PaperText, { levels }: Idf, most = 12): string[] {
  const byHash = new Map<number, { text: string; count: number }>();
  for (const { text, terms } of wordsOf(paper)) {
    const [hash, ...others] = terms;
    if (hash === undefined || others.length > 0 || levels[hash]! < TELLING) continue;
    const word = byHash.get(hash);
    if (word) word.count++;
    else byHash.set(hash, { text, count: 1 });
  }
  const weight = ([hash, { count }]: [number, { count: number }]) =>
    levels[hash]! * (1 + Math.min(count, 4) / 4);
  return [...byHash]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, most)
    .map(([, { text }]) => text);
}

// Most words of a text have been seen in the texts before it.
const MOST_KNOWN = 20_000;
const known = new Map<string, readonly number[]>();

function hashesOf(word: string): readonly number[] {
  let hashes = known.get(word);
  if (hashes === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, (hashes = termsOf(word).map(hashTerm)));
  }
  return hashes;
}

/**
 * The words of a paper.
 * @param wanted leaves out the words without one of these hashes, which end what stands before them
 */
function wordsOf({ title, abstract }: PaperText, wanted?: ReadonlySet<number>): Word[] {
  const words: Word[] = [];
  for (const text of [title, abstract].map(withoutAddresses)) {
    for (const { 0: word, index } of text.matchAll(PIECE)) {
      const terms = hashesOf(word);
      if (wanted === undefined || terms.some((hash) => wanted.has(hash))) {
        const next = text.slice(index + word.length, index + word.length + 2);
        words.push({ text: word, terms, ends: !/^\s[\p{L}\p{N}]/u.test(next) });
      } else {
        const last = words.at(-1);
        if (last) last.ends = true;
      }
    }
  }
  return words;
}

const hashesByTarget = new WeakMap<Target, ReadonlySet<number>>();

function hashesIn(target: Target): ReadonlySet<number> {
  let hashes = hashesByTarget.get(target);
  if (!hashes) {
    hashes = new Set(target.vectors.flatMap((vector) => [...vector.hashes]));
    hashesByTarget.set(target, hashes);
  }
  return hashes;
}

// The share of each term in the score, by the vectors that the paper is nearest to.
function worthOf(
  words: readonly Word[],
  { vectors, best }: Target,
  { levels }: Idf,
): Map<number, number> {
  const its = [...new Set(words.flatMap(({ terms }) => terms))];
  const added = vectors.map((vector) => {
    const weights = weightsOf(vector);
    const parts = its.map((hash) => (weights.get(hash) ?? 0) * levels[hash]!);
    return { parts, sum: parts.reduce((total, part) => total + part, 0) };
  });
  const nearest = added.sort((a, b) => b.sum - a.sum).slice(0, best);
  return new Map(
    its.map((hash, n) => [hash, nearest.reduce((sum, { parts }) => sum + parts[n]!, 0)]),
  );
}

const weightsByVector = new WeakMap<Vector, ReadonlyMap<number, number>>();

function weightsOf(vector: Vector): ReadonlyMap<number, number> {
  let weights = weightsByVector.get(vector);
  if (!weights) {
    weights = new Map(Array.from(vector.hashes, (hash, n) => [hash, vector.weights[n]!]));
    weightsByVector.set(vector, weights);
  }
  return weights;
}

// Runs of words worth a mention; long ones are parted. Of a word with hyphens, half must be shared.
function phrasesOf(
  words: readonly Word[],
  worth: ReadonlyMap<number, number>,
  { levels }: Idf,
): Phrase[] {
  const least = Math.max(0, ...worth.values()) * WORTH_MENTION;
  const isShared = ({ terms }: Word) => {
    if (!terms.some((term) => worth.get(term)! > 0)) return false;
    const shared = terms.filter((term) => worth.get(term)! > 0);
    const sum = shared.reduce((total, term) => total + worth.get(term)!, 0);
    return sum > 0 && sum >= least && rarity(shared) >= rarity(terms) / 2;
  };
  const rarity = (terms: readonly number[]) =>
    terms.reduce((total, term) => total + levels[term]!, 0);
  const runs: Word[][] = [];
  let run: Word[] = [];
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const word of words) {
    if (isShared(word)) run.push(word);
    else end();
    if (word.ends || run.length === LONGEST_PHRASE) end();
  }
  end();
  return runs.map((phrase) => {
    const terms = [...new Set(phrase.flatMap((word) => word.terms))];
    return {
      text: phrase.map(({ text }) => text).join(" "),
      terms,
      worth: terms.reduce((sum, term) => sum + worth.get(term)!, 0),
    };
  });
}

// A phrase most of which others before it have said is left out.
function mostTelling(phrases: readonly Phrase[], most: number): string[] {
  const told: string[] = [];
  const said = new Set<number>();
  for (const { text, terms } of phrases.toSorted((a, b) => b.worth - a.worth || byCase(a, b))) {
    if (told.length === most) break;
    if (terms.filter((term) => said.has(term)).length * 2 >= terms.length) continue;
    told.push(text);
    for (const term of terms) said.add(term);
  }
  return told;
}

function keyOf({ terms }: Phrase): string {
  return terms.join(" ");
}

// In running text before the capitals of a title.
function byCase(a: Phrase, b: Phrase): number {
  return capitals(a.text) - capitals(b.text);
}

function capitals(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}
