import { DAY, HOUR, MINUTE } from "../text/time.ts";

/** The longest time that a page or a host is left alone for, in seconds. */
export const LONGEST_WAIT = DAY;

/** The longest back-off, jitter aside, in seconds. With it, it is half as long again. */
export const LONGEST_BACK_OFF = {
  /** For hosts and for pages that are followed: they are asked again within half an hour. */
  followed: 20 * MINUTE,
  /** For single pages of backfill. */
  backfill: 6 * HOUR,
};

/**
 * How long to leave a page or a host alone after failures: as long as the upstream asks, but at
 * least exponentially longer each time, with jitter.
 * @param failures how often in a row it has now failed, 1 or more
 * @param random between 0 and 1
 * @param longest one of {@link LONGEST_BACK_OFF}
 * @param retryAfter the seconds that the upstream asks for
 * @returns seconds, at most {@link LONGEST_WAIT}
 */
export function backOff(failures: number, random: number, longest: number, retryAfter = 0): number {
  const wait = Math.min(5 * MINUTE * 2 ** (failures - 1), longest);
  return Math.min(Math.max(Math.round(wait * (0.5 + random)), retryAfter), LONGEST_WAIT);
}
