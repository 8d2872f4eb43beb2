import { BitReader, BitWriter } from "./bits.ts";
import { type Interest, MOST_TERMS, WEIGHTS } from "./interest.ts";

// A profile is the digit of its version and then bits in base64url. The bits are, in order:
//   2  interests, less one
// and for each interest
//   4  its damping
//   7  its terms
// and for each of them, by rising hash
//   -  how much higher the hash is than the one before, less one, in a Rice code
//   2  which of the four weights it has
// Hashes are below 2^16, so that the ones of an interest's Rice codes are 128 together at the most:
// four interests of 80 terms take 4,398 bits or fewer, which are 734 characters with the version.

/** Raised when terms come to be stemmed or hashed in another way. */
const VERSION = "1";
const COUNT = 2;
const DAMPING = 4;
const TERMS = 7;
const GAP = 9;
const WEIGHT = 2;
const LAST_HASH = 0xffff;

/** The characters a profile has at most. */
export const LONGEST_PROFILE = 734;

export type ReadProfile = { ok: true; interests: Interest[] } | { ok: false; error: string };

/**
 * A profile as it stands in an address.
 * @param interests one to four
 * @returns at most {@link LONGEST_PROFILE} letters, digits, `-` and `_`
 */
export function writeProfile(interests: readonly Interest[]): string {
  const bits = new BitWriter();
  bits.fixed(interests.length - 1, COUNT);
  for (const { hashes, weights, damping } of interests) {
    bits.fixed(damping, DAMPING);
    bits.fixed(hashes.length, TERMS);
    hashes.forEach((hash, n) => {
      bits.rice(hash - (hashes[n - 1] ?? 0) - 1, GAP);
      bits.fixed(WEIGHTS.indexOf(weights[n] as (typeof WEIGHTS)[number]), WEIGHT);
    });
  }
  return VERSION + bits.text();
}

/**
 * Reads a profile from an address. Only what {@link writeProfile} writes is read, so that a profile
 * has one address.
 * @param text as it came, from anybody
 */
export function readProfile(text: string): ReadProfile {
  if (text.length > LONGEST_PROFILE) return refuse("it is too long");
  if (!text.startsWith(VERSION)) return refuse("it was made by another version of this site");
  if (!/^[\w-]*$/.test(text)) return refuse("it has characters that no profile has");
  const interests = readInterests(new BitReader(text.slice(VERSION.length)));
  if (interests === undefined || writeProfile(interests) !== text) {
    return refuse("a part of it is missing or was changed");
  }
  return { ok: true, interests };
}

function refuse(why: string): ReadProfile {
  return {
    ok: false,
    error: `This profile can't be read: ${why}. Make it again from your library.`,
  };
}

function readInterests(bits: BitReader): Interest[] | undefined {
  const interests: Interest[] = [];
  const count = bits.fixed(COUNT) + 1;
  while (interests.length < count) {
    const damping = bits.fixed(DAMPING);
    const terms = bits.fixed(TERMS);
    if (terms < 1 || terms > MOST_TERMS) return undefined;
    const hashes: number[] = [];
    const weights: number[] = [];
    for (let n = 0; n < terms; n++) {
      const hash = (hashes[n - 1] ?? 0) + bits.rice(GAP) + 1;
      if (hash > LAST_HASH) return undefined;
      hashes.push(hash);
      weights.push(WEIGHTS[bits.fixed(WEIGHT)]!);
    }
    interests.push({ hashes, weights, damping });
  }
  return interests;
}
