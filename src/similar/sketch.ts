import { hashTerm } from "./hash.ts";
import type { Idf } from "./idf.ts";
import { countTerms, type PaperText } from "./terms.ts";

// A sketch is 64 numbers of 16 bits. The first says how many terms the paper says often and how many
// repeatedly, six bits each; the second is the norm; then come the hashes of the terms, those said
// often first, then those said repeatedly, then those said once, then zeros. How much a term weighs
// follows from where it stands and from the table, so that no byte goes to weights.
export const SKETCH_LENGTH = 64;
export const COUNTS = 0;
export const NORM = 1;
export const FIRST_HASH = 2;
const BYTES = SKETCH_LENGTH * 2;
const HASHES = 2 ** 16;

/** The terms a sketch keeps at most: those that weigh most. */
export const MOST_TERMS = SKETCH_LENGTH - FIRST_HASH;

/** The unit of the norm, which is 1,709 for 62 terms of the top level said often. */
export const NORM_UNIT = 1 / 32;

/** How much being said often (four times or more), repeatedly or once counts. */
export const OFTEN = 7;
export const REPEATEDLY = 5;
export const ONCE = 4;

/** One sketch, or several, one after the other. */
export type Sketches = Uint16Array;

/**
 * The sketch of a paper, by which it is compared: the hashes of its 62 weightiest terms, in 128
 * bytes.
 * @param text without TeX; of an empty one the sketch is all zeros and like nothing
 */
export function sketchOf(text: PaperText, { levels }: Idf): Sketches {
  const factors = new Map<number, number>();
  for (const [term, count] of countTerms(text)) {
    const hash = hashTerm(term);
    factors.set(hash, Math.max(factors.get(hash) ?? 0, factorOf(count)));
  }
  // As numbers, since a paper has some 150 terms: by weight, and of the same weight the lower hash last.
  const all = new Float64Array(factors.size);
  let size = 0;
  for (const [hash, factor] of factors) {
    const weight = factor * levels[hash]!;
    if (weight > 0) all[size++] = weight * HASHES + (HASHES - 1 - hash);
  }
  const best = all
    .subarray(0, size)
    .sort()
    .subarray(Math.max(0, size - MOST_TERMS))
    .toReversed();
  const sketch = new Uint16Array(SKETCH_LENGTH);
  const said: number[] = [];
  let at = FIRST_HASH;
  for (const factor of [OFTEN, REPEATEDLY, ONCE]) {
    const before = at;
    for (const key of best) {
      const hash = HASHES - 1 - (key % HASHES);
      if (factors.get(hash) === factor) sketch[at++] = hash;
    }
    said.push(at - before);
  }
  sketch[COUNTS] = said[0]! | (said[1]! << 6);
  const square = best.reduce((sum, key) => sum + Math.floor(key / HASHES) ** 2, 0);
  sketch[NORM] = Math.round(Math.sqrt(square) / NORM_UNIT);
  return sketch;
}

function factorOf(count: number): number {
  if (count < 2) return ONCE;
  return count < 4 ? REPEATEDLY : OFTEN;
}

/** Sketches one after the other. */
export function joinSketches(sketches: readonly Sketches[]): Sketches {
  const length = sketches.reduce((sum, each) => sum + each.length, 0);
  const joined = new Uint16Array(length);
  let at = 0;
  for (const each of sketches) {
    joined.set(each, at);
    at += each.length;
  }
  return joined;
}

/** The bytes of sketches, 128 each, the low byte of a number first. */
export function bytesOf(sketches: Sketches): Uint8Array {
  return new Uint8Array(sketches.buffer, sketches.byteOffset, sketches.byteLength);
}

/**
 * Sketches from their bytes, which are shared where they can be.
 * @throws {RangeError} where the bytes are no whole number of sketches
 */
export function sketchesFrom(bytes: Uint8Array): Sketches {
  if (bytes.length % BYTES !== 0) throw new RangeError(`${bytes.length} bytes are no sketches.`);
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
}
