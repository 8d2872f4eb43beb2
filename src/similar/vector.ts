import type { Idf } from "./idf.ts";
import { COUNTS, FIRST_HASH, OFTEN, ONCE, REPEATEDLY, type Sketches } from "./sketch.ts";

/** Terms with weights. The squares of the weights add up to 1, unless something else is said. */
export interface Vector {
  hashes: Uint16Array;
  weights: Float64Array;
}

/** The vector of hashes with weights of any size. */
export function vectorOf(hashes: Iterable<number>, weights: Iterable<number>): Vector {
  const vector = { hashes: Uint16Array.from(hashes), weights: Float64Array.from(weights) };
  const norm = Math.sqrt(vector.weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
  vector.weights.forEach((weight, n) => (vector.weights[n] = weight / norm));
  return vector;
}

/** The vector of one sketch. */
export function vectorOfSketch(sketch: Sketches, { levels }: Idf): Vector {
  const hashes = sketch.subarray(FIRST_HASH).filter((hash) => hash !== 0);
  const counts = sketch[COUNTS]!;
  const often = counts & 63;
  const repeatedly = often + (counts >> 6);
  const factorAt = (n: number) => (n < often ? OFTEN : n < repeatedly ? REPEATEDLY : ONCE);
  return vectorOf(
    hashes,
    Array.from(hashes, (hash, n) => factorAt(n) * levels[hash]!),
  );
}
