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

/** The terms a sketch keeps at most: those that weigh most. */
export const MOST_TERMS = SKETCH_LENGTH - FIRST_HASH;

/** What the norm is kept in: that of 62 terms of the top level said often is 1,709. */
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
  const best = [...factors]
    .map(([hash, factor]) => ({ hash, factor, weight: factor * levels[hash]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.hash - b.hash)
    .slice(0, MOST_TERMS)
    .sort((a, b) => b.factor - a.factor);
  const sketch = new Uint16Array(SKETCH_LENGTH);
  const said = (factor: number) => best.filter((term) => term.factor === factor).length;
  sketch[COUNTS] = said(OFTEN) | (said(REPEATEDLY) << 6);
  const square = best.reduce((sum, { weight }) => sum + weight ** 2, 0);
  sketch[NORM] = Math.round(Math.sqrt(square) / NORM_UNIT);
  sketch.set(
    best.map(({ hash }) => hash),
    FIRST_HASH,
  );
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
