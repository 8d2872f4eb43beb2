import { readCounts } from "../store/counts.ts";
import { readRanking } from "../store/trending.ts";
import { HOUR } from "../text/time.ts";
import { countLately } from "./counts.ts";
import type { Ingest } from "./ingest.ts";
import { rankTrending } from "./trending.ts";

/**
 * Whether what is computed once an hour is due: when it is an hour old, and when backfill has caught
 * up since.
 */
export async function isHourlyDue(
  { kv, clock }: Pick<Ingest, "kv" | "clock">,
  isCaughtUp: boolean,
): Promise<boolean> {
  const [ranking, counts] = await Promise.all([readRanking(kv), readCounts(kv)]);
  if (counts?.isPartial && isCaughtUp) return true;
  const hourAgo = clock() - HOUR;
  return [ranking, counts].some((made) => made === undefined || made.at <= hourAgo);
}

/** Makes the trending ranking and the counts of topics and sources anew. */
export async function workHourly(run: Ingest, holder: string, isCaughtUp: boolean): Promise<void> {
  await rankTrending(run, holder);
  await countLately(run, isCaughtUp);
  run.committed();
}
