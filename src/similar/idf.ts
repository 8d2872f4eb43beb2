import shipped from "./data/idf.json" with { type: "json" };
import { hashTerm } from "./hash.ts";

/** How rare the terms of each hash are: inverse document frequencies, in 32 steps. */
export interface Idf {
  /** Raised whenever the table changes: sketches made by another one are made anew. */
  version: number;
  /** By hash: 0 for what every paper says, 31 for what hardly any does. */
  levels: Uint8Array;
}

/** An {@link Idf} as it is kept in a file: one character for each hash, `0` for level 0. */
export interface IdfData {
  version: number;
  levels: string;
}

const HASHES = 2 ** 16;
const TOP = 31;
const ZERO = "0".charCodeAt(0);

// Rarer than one paper in 10,000 is as rare as can be: it may be a typo.
const FLOOR = 1e-4;
const RAREST = Math.log(1 / FLOOR);
// Rare words tell papers apart a little less than their inverse document frequency says.
const FLATTENED = 0.85;

/** The level of terms that a share of all papers says, from 0 to 1. */
export function levelOf(share: number): number {
  const idf = Math.max(0, -Math.log(share + FLOOR));
  return Math.round(TOP * (idf / RAREST) ** FLATTENED);
}

/** The share of all papers that say a term of a level. */
export function shareOf(level: number): number {
  return Math.exp(-RAREST * (level / TOP) ** (1 / FLATTENED));
}

/**
 * A table from the shares of papers that say each term. Of the terms of one hash the commonest
 * counts: a rare word that collides with it is worth less, not a common one more.
 */
export function idfOf(shares: ReadonlyMap<string, number>, version: number): Idf {
  const levels = new Uint8Array(HASHES).fill(TOP);
  for (const [term, share] of shares) {
    const hash = hashTerm(term);
    levels[hash] = Math.min(levels[hash]!, levelOf(share));
  }
  return { version, levels };
}

/** A table in the form of a file. */
export function writeIdf({ version, levels }: Idf): IdfData {
  const codes = Array.from(levels, (level) => String.fromCharCode(level + ZERO));
  return { version, levels: codes.join("") };
}

/** A table from its file. */
export function readIdf({ version, levels }: IdfData): Idf {
  return { version, levels: new TextEncoder().encode(levels).map((code) => code - ZERO) };
}

let idf: Idf | undefined;

/** The table that comes with Paperwire, read when it is first asked for. */
export function shippedIdf(): Idf {
  return (idf ??= readIdf(shipped));
}
