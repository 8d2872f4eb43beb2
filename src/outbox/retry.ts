import { DAY, HOUR, MINUTE } from "../text/time.ts";

// Seconds from an attempt to the next one. The last one repeats.
const DELAYS = [10 * MINUTE, 20 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;

// A delivery that fails is given up this long after its first attempt.
const PATIENCE = DAY;

/**
 * When a delivery that failed is attempted again.
 * @param attempts how often it has been attempted
 * @param triedAt when it was attempted first, in seconds UTC
 * @param retryAfter seconds that the other side asks for
 * @returns undefined if it is to be given up
 */
export function retryAt(
  { attempts, triedAt }: { attempts: number; triedAt: number },
  retryAfter: number,
  now: number,
): number | undefined {
  const last = triedAt + PATIENCE;
  if (now >= last) return undefined;
  const delay = DELAYS[Math.min(attempts, DELAYS.length) - 1]!;
  return Math.min(now + Math.max(delay, retryAfter), last);
}
