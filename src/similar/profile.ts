import type { Idf } from "./idf.ts";
import {
  DAMPING_STEP,
  type Interest,
  interestOf,
  MOST_DAMPED,
  vectorOfInterest,
} from "./interest.ts";
import { groupVectors } from "./kmeans.ts";
import { likeAnyOf, scoresOf } from "./score.ts";
import type { Sketches } from "./sketch.ts";
import type { Vector } from "./vector.ts";

/** The interests a profile has at most. */
export const MOST_INTERESTS = 4;

// Of the sample, the share that all interests together are made to reach alike.
const REACH = 0.1;

/** An interest, and the papers it was made from. */
export interface FoundInterest {
  interest: Interest;
  /** The places of its papers among those given. */
  papers: number[];
}

/**
 * The interests that a library of papers shows, the one with most papers first. They are damped so
 * that each reaches its part of other papers: an interest with half of the library, half of them.
 * @param library papers that have a term; the same in the same order give the same interests
 * @param sample papers at large, such as those of the last month
 * @returns at most four; none for an empty library
 */
export function interestsOf(
  library: readonly Vector[],
  idf: Idf,
  sample: Sketches,
): FoundInterest[] {
  const found = groupVectors(library, MOST_INTERESTS)
    .map((papers) => ({
      interest: interestOf(
        papers.map((n) => library[n]!),
        idf,
      ),
      papers,
    }))
    .filter(({ interest }) => interest.hashes.length > 0);
  const reached = found.map(({ interest, papers }) => {
    const scores = scoresOf(likeAnyOf([vectorOfInterest(interest)]), sample, idf);
    return scoreAt(scores, (REACH * papers.length) / library.length);
  });
  const lowest = Math.min(...reached.filter((score) => score > 0));
  return found.map(({ interest, papers }, n) => {
    const ratio = reached[n]! > 0 ? reached[n]! / lowest : 1;
    const steps = Math.round(-Math.log(ratio) / Math.log(DAMPING_STEP));
    return { interest: { ...interest, damping: Math.min(MOST_DAMPED, Math.abs(steps)) }, papers };
  });
}

// The score that a share of papers exceeds; 0 without papers.
function scoreAt(scores: Float64Array, share: number): number {
  const sorted = scores.toSorted();
  return sorted[Math.floor(sorted.length * (1 - share))] ?? 0;
}
