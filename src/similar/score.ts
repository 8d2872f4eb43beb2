import type { Idf } from "./idf.ts";
import {
  COUNTS,
  FIRST_HASH,
  NORM,
  NORM_UNIT,
  OFTEN,
  ONCE,
  REPEATEDLY,
  SKETCH_LENGTH,
  type Sketches,
} from "./sketch.ts";
import type { Vector } from "./vector.ts";

/**
 * The seeds or interests that papers are compared with. The score is the mean of the `best` highest
 * cosines.
 */
export interface Target {
  vectors: readonly Vector[];
  best: 1 | 2;
}

/** Papers to be like: the two nearest count. One alone may be near by chance. */
export function likePapers(seeds: readonly Vector[]): Target {
  return { vectors: seeds, best: seeds.length < 2 ? 1 : 2 };
}

/** Interests, any of which a paper may meet. */
export function likeAnyOf(interests: readonly Vector[]): Target {
  return { vectors: interests, best: 1 };
}

/**
 * How near papers are to what was asked for.
 * @param sketches one after the other
 * @returns a score from 0 to 1 for each
 */
export function scoresOf(
  { vectors, best }: Target,
  sketches: Sketches,
  { levels }: Idf,
): Float64Array {
  const first = new Float64Array(sketches.length / SKETCH_LENGTH);
  const second = new Float64Array(best === 2 ? first.length : 0);
  const weights = new Float64Array(levels.length);
  for (const vector of vectors) {
    vector.hashes.forEach((hash, n) => (weights[hash] = vector.weights[n]! * levels[hash]!));
    keepBest(cosines(sketches, weights), first, second);
    for (const hash of vector.hashes) weights[hash] = 0;
  }
  return best === 2 ? first.map((score, n) => (score + second[n]!) / 2) : first;
}

// The inner loop of every list: a sum for each part of a sketch, and nothing else. The zeros at the
// end of a sketch have no weight.
function cosines(sketches: Sketches, weights: Float64Array): Float64Array {
  const scores = new Float64Array(sketches.length / SKETCH_LENGTH);
  for (let paper = 0, start = 0; paper < scores.length; paper++, start += SKETCH_LENGTH) {
    const norm = sketches[start + NORM]! * NORM_UNIT;
    if (norm === 0) continue;
    const counts = sketches[start + COUNTS]!;
    let at = start + FIRST_HASH;
    const repeatedly = at + (counts & 63);
    const once = repeatedly + (counts >> 6);
    const end = start + SKETCH_LENGTH;
    let often = 0;
    for (; at < repeatedly; at++) often += weights[sketches[at]!]!;
    let several = 0;
    for (; at < once; at++) several += weights[sketches[at]!]!;
    let single = 0;
    for (; at < end; at++) single += weights[sketches[at]!]!;
    scores[paper] = (OFTEN * often + REPEATEDLY * several + ONCE * single) / norm;
  }
  return scores;
}

function keepBest(scores: Float64Array, first: Float64Array, second: Float64Array): void {
  for (let n = 0; n < scores.length; n++) {
    const score = scores[n]!;
    if (score > first[n]!) {
      if (second.length > 0) second[n] = first[n]!;
      first[n] = score;
    } else if (second.length > 0 && score > second[n]!) second[n] = score;
  }
}
