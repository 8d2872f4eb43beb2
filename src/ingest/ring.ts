import { PLACES } from "../paper/log.ts";
import { deletePapers, oldestPapers } from "../store/ring.ts";
import { DAY } from "../text/time.ts";
import type { Ingest, Standing } from "./context.ts";

/** Backfill ends here: what it brings is older than what would have to make room for it. */
const NEARLY_FULL = 0.95;
/** Papers stay for so long, whatever they are: readers come back after holidays. */
const KEPT_FOR = 30 * DAY;
/** Moments that a run looks at. Live pages bring fewer, so that the database cannot grow. */
const LOOKED_AT = 1000;

/** Whether the database has no room for backfill. */
export function isNearlyFull({ databaseBytes }: Ingest, { size }: Standing): boolean {
  return size >= databaseBytes * NEARLY_FULL;
}

/**
 * Deletes some of the oldest papers where the database is as large as it may be: first those that
 * were on no curated list and have no upvotes. When only papers of the last {@link KEPT_FOR} seconds
 * are left of these, the others go, oldest first.
 */
export async function makeRoom(run: Ingest, standing: Standing, now: number): Promise<void> {
  const { size, trimmedTo, holder } = standing;
  if (size < run.databaseBytes) return;
  const { db, log } = run;
  const end = (now - KEPT_FOR) * PLACES;
  const unnoticed = await oldestPapers(db, trimmedTo + 1, end, true, LOOKED_AT);
  const isLast = unnoticed.isAll && unnoticed.keys.length === 0;
  const { keys } = isLast ? await oldestPapers(db, 0, end, false, LOOKED_AT) : unnoticed;
  await deletePapers(db, holder, keys, unnoticed.upTo);
  log({ event: "room", deleted: keys.length, size, limit: run.databaseBytes });
}
