import type { Closeness } from "../paper/closeness.ts";
import { joinSketches, SKETCH_LENGTH, type Sketches } from "./sketch.ts";

/**
 * The score below which a paper is like nothing, whatever the sample: where no paper of it shares a
 * word with the seeds, any word would do. 99 of 100 papers have a higher threshold, even at 95.
 */
export const LEAST_SCORE = 0.03;

/** Papers a sample must have, so that the highest rung is not its best paper alone. */
export const SMALLEST_SAMPLE = 200;

/**
 * The score that a paper must exceed to be on a rung, by the scores of a sample of papers: those of
 * the closed month before its own.
 * @returns the percentile, between the two scores around it; Infinity where there is no sample
 */
export function thresholdOf(scores: Float64Array, rung: Closeness): number {
  const sorted = scores.toSorted();
  const place = (rung / 100) * sorted.length - 0.5;
  const below = Math.floor(place);
  const low = sorted[Math.max(0, below)];
  const high = sorted[Math.min(sorted.length - 1, below + 1)];
  if (low === undefined || high === undefined) return Infinity;
  return low + (high - low) * (place - below);
}

/**
 * Papers evenly spaced over all, where there are more than a sample needs.
 * @param sketches in a fixed order, so that the same papers always give the same sample
 */
export function sampleOf(sketches: Sketches, most: number): Sketches {
  const papers = sketches.length / SKETCH_LENGTH;
  if (papers <= most) return sketches;
  const at = (n: number) => Math.floor((n * papers) / most) * SKETCH_LENGTH;
  return joinSketches(
    Array.from({ length: most }, (_, n) => sketches.subarray(at(n), at(n) + SKETCH_LENGTH)),
  );
}
