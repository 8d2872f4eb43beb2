import { type Idf, shareOf } from "./idf.ts";
import { sumOf } from "./kmeans.ts";
import { type Vector, vectorOf } from "./vector.ts";

/** One of the things somebody wants to read about, small enough for an address. */
export interface Interest {
  /** Hashes of terms, rising. */
  hashes: readonly number[];
  /** The weight of each: one of {@link WEIGHTS}. */
  weights: readonly number[];
  /**
   * How much its scores are lowered, in {@link DAMPING_STEP steps}, 0 to {@link MOST_DAMPED}: an
   * interest in what many write about would else leave no room for the others.
   */
  damping: number;
}

/** The weights that a term of an interest can have. */
export const WEIGHTS = [8, 5, 3, 2] as const;

/** The terms an interest has at most. */
export const MOST_TERMS = 80;

/** The factor that one step of damping lowers scores by: eight halve them. */
export const DAMPING_STEP = 2 ** (-1 / 8);
export const MOST_DAMPED = 15;

/** The vector that papers are compared with; its length is 1 only without damping. */
export function vectorOfInterest({ hashes, weights, damping }: Interest): Vector {
  const vector = vectorOf(hashes, weights);
  return { ...vector, weights: vector.weights.map((weight) => weight * DAMPING_STEP ** damping) };
}

/**
 * The terms that papers share. A term counts by how much of the papers' direction it is (`part`) and
 * by how much more often they say it than all papers do (`odds`, the logarithm of the ratio of the
 * odds). The first alone favours words that everybody uses, the second alone what is there by
 * chance.
 * @param papers at least one
 * @returns an interest without damping
 */
export function interestOf(papers: readonly Vector[], { levels }: Idf): Interest {
  const sum = sumOf(papers);
  const counts = new Map<number, number>();
  for (const { hashes } of papers) {
    for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const terms = Array.from(sum.hashes, (hash, n) => {
    const said = (counts.get(hash)! + 0.5) / (papers.length + 1);
    const odds = logOdds(said) - logOdds(shareOf(levels[hash]!));
    return { hash, part: sum.weights[n]!, odds };
  });
  const best = terms
    .filter(({ part, odds }) => part > 0 && odds > 0)
    .sort((a, b) => b.part * Math.sqrt(b.odds) - a.part * Math.sqrt(a.odds) || a.hash - b.hash)
    .slice(0, MOST_TERMS)
    .map(({ hash, part, odds }) => ({ hash, weight: Math.sqrt(part * odds) }));
  const highest = Math.max(...best.map(({ weight }) => weight));
  best.sort((a, b) => a.hash - b.hash);
  return {
    hashes: best.map(({ hash }) => hash),
    weights: best.map(({ weight }) => nearestWeight((weight / highest) * WEIGHTS[0])),
    damping: 0,
  };
}

function logOdds(share: number): number {
  const bounded = Math.min(share, 0.9);
  return Math.log(bounded / (1 - bounded));
}

// Nearest by ratio: 4 is nearer to 5 than to 3.
function nearestWeight(weight: number): number {
  const far = (other: number) => Math.abs(Math.log(other / weight));
  return WEIGHTS.reduce((best, each) => (far(each) < far(best) ? each : best));
}
