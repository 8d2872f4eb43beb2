import { DAY, MINUTE } from "../text/time.ts";

/** Moments may be dated so much later than the upstream says it is. */
const SLACK = 5 * MINUTE;
/** A `Date` that is older than this is that of a copy or of a broken clock, and says nothing. */
const BELIEVABLE = 2 * DAY;

/**
 * By how many seconds our clock is ahead of that of an upstream; 0 if it is not.
 * @param headers of an answer that came just now: its `Date` (RFC 9110, section 6.6.1) and, where a
 *   cache kept it, its `Age` (RFC 9111, section 5.1)
 * @returns undefined if there is no believable date
 */
export function aheadOf(headers: Headers, now: number): number | undefined {
  const date = Date.parse(headers.get("Date") ?? "") / 1000;
  const age = /^\d{1,9}$/.exec(headers.get("Age")?.trim() ?? "")?.[0] ?? 0;
  const ahead = now - (date + Number(age));
  // Also of no date, which is NaN.
  if (!(ahead <= BELIEVABLE)) return undefined;
  return Math.max(0, ahead);
}

/** Whether our clock is so far ahead that it is wrong. */
export function isFarAhead(ahead: number): boolean {
  return ahead > SLACK;
}

/** The time to date moments with, in seconds UTC: never much later than it is upstream. */
export function datedNow(now: number, ahead = 0): number {
  return isFarAhead(ahead) ? now - ahead + SLACK : now;
}

/** The smaller of two differences; undefined where neither is known. */
export function leastAhead(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
