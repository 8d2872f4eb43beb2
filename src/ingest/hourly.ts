import { readCounts } from "../store/counts.ts";
import { readTrending } from "../store/trending.ts";
import { HOUR } from "../text/time.ts";
import { countLately } from "./counts.ts";
import type { Ingest } from "./run.ts";
import { rankTrending } from "./trending.ts";

/**
 * What is to be made anew: all that is computed once an hour, when it is an hour old; the counts
 * alone, which take few queries, while they lack what backfill is still to bring.
 */
export async function hourlyDue({
  kv,
  clock,
}: Pick<Ingest, "kv" | "clock">): Promise<"all" | "counts" | undefined> {
  const [ranking, counts] = await Promise.all([readTrending(kv), readCounts(kv)]);
  const hourAgo = clock() - HOUR;
  if ([ranking, counts].some((made) => made === undefined || made.at <= hourAgo)) return "all";
  return counts?.isPartial ? "counts" : undefined;
}

/**
 * Makes the counts of topics and sources anew, and the trending ranking.
 * @param isCaughtUp whether no backfill is left of the days that are counted
 */
export async function workHourly(
  run: Ingest,
  holder: string,
  due: "all" | "counts",
  isCaughtUp: boolean,
): Promise<void> {
  if (due === "all") await rankTrending(run, holder);
  await countLately(run, isCaughtUp);
  run.committed();
}
