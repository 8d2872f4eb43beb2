import { DAY, dayOf } from "../text/time.ts";

/** The room that the database takes, and has. Sizes are bytes. */
export interface Space {
  size: number;
  /** The size at which the oldest papers make room; undefined without a limit. */
  limit: number | undefined;
  /** The day of the oldest moment, `YYYY-MM-DD`; undefined when there is none. */
  oldestDay: string | undefined;
  /** The day on which it will be full at the present rate, if that is within ten years. */
  fullOn: string | undefined;
}

/** Bytes of a paper with all that belongs to it, measured over 6,000 papers by scripts/bench/space.ts. */
export const BYTES_A_PAPER = 3600;
const FORESEEN_DAYS = 3650;

/**
 * How much room there is, and for how long it lasts.
 * @param limit bytes; Infinity for none
 * @param papersADay the new papers of an average day
 * @param now seconds UTC
 */
export function spaceOf(
  { size, oldestAt }: { size: number; oldestAt: number | undefined },
  limit: number,
  papersADay: number,
  now: number,
): Space {
  const days = Math.max(0, limit - size) / (papersADay * BYTES_A_PAPER);
  return {
    size,
    limit: Number.isFinite(limit) ? limit : undefined,
    oldestDay: oldestAt === undefined ? undefined : dayOf(oldestAt),
    fullOn: days > 0 && days < FORESEEN_DAYS ? dayOf(now + days * DAY) : undefined,
  };
}
