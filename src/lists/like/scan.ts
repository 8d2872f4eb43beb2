import { scoresOf } from "../../similar/score.ts";
import { matchingOf, readSketches } from "../../store/sketches.ts";
import type { Range } from "../../store/matching.ts";
import type { Records } from "../../store/sketch-records.ts";
import type { Context } from "../context.ts";
import type { Aim } from "./aim.ts";
import { Thresholds } from "./thresholds.ts";

/** A moment of a paper that is close enough. */
export interface Close {
  seq: number;
  score: number;
}

/** The moments of a range whose papers are close enough, as far as it was looked through. */
export interface Scan {
  /** Newest first. */
  found: Close[];
  /** The seq down to which all are among them. */
  reached: number;
  /** The seq at which the oldest day begins that was looked at. */
  oldest: number;
  /** Whether the range goes on below. */
  isCut: boolean;
}

// Rows of about 250 sketches: about 5,000 papers at first, then more, up to about 20,000.
const FIRST_PARTS = 20;
const MOST_SCANNED = 20_000;

// One MATCH for so many papers.
const ASKED_AT_ONCE = 128;

/**
 * Finds the moments of a range whose papers are close enough, newest first.
 * Reads up to about 20,000 sketches, 250 a row, and three rows for each paper that is close enough.
 * @param isEnough told what was found so far, after each step
 * @param most how many sketches may be read
 */
export async function scan(
  { db }: Pick<Context, "db">,
  range: Range,
  aim: Aim,
  isEnough: (scan: Pick<Scan, "found" | "reached">) => boolean,
  most = MOST_SCANNED,
): Promise<Scan> {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, mostTags = ASKED_AT_ONCE } = range;
  const atOnce = Math.max(1, Math.min(ASKED_AT_ONCE, mostTags));
  let { lookups = Infinity } = range;
  const thresholds = new Thresholds(db, aim);
  const found: Close[] = [];
  let reached = to;
  let oldest = to;
  let scanned = 0;
  for (let parts = FIRST_PARTS; scanned < most; parts *= 2) {
    const days = reached > from ? await readSketches(db, { from, to: reached }, parts) : undefined;
    if (!days) return { found, reached: from, oldest, isCut: false };
    scanned += days.records.seqs.length;
    const close = await closeIn(days.records, { from, to: reached }, aim, thresholds);
    ({ reached, oldest } = days);
    for (let n = 0; n < close.length; n += atOnce) {
      const asked = close.slice(n, n + atOnce);
      const matching = new Set(
        await matchingOf(
          db,
          range,
          asked.map(({ seq }) => seq),
        ),
      );
      found.push(...asked.filter(({ seq }) => matching.has(seq)));
      const last = asked.at(-1)!.seq;
      const isLast = n + atOnce >= close.length;
      if (--lookups <= 0 || (!isLast && isEnough({ found, reached: last }))) {
        return { found, reached: last, oldest: last, isCut: last > from };
      }
    }
    if (isEnough({ found, reached })) break;
  }
  return { found, reached, oldest, isCut: reached > from };
}

// A moment may have several sketches; the last counts.
async function closeIn(
  { seqs, sketches }: Records,
  { from, to }: { from: number; to: number },
  aim: Aim,
  thresholds: Thresholds,
): Promise<Close[]> {
  const scores = scoresOf(aim.target, sketches, aim.idf);
  const passed = await thresholds.pass(seqs, scores);
  return passed
    .map((n) => ({ n, seq: seqs[n]!, score: scores[n]! }))
    .filter(({ n, seq }) => seq >= from && seq < to && seqs.lastIndexOf(seq) === n)
    .map(({ seq, score }) => ({ seq, score }))
    .sort((a, b) => b.seq - a.seq);
}
