import { unlessKvFails } from "../store/kept.ts";
import { readCounts } from "../store/counts.ts";
import { tidyPolls } from "../store/polls.ts";
import { readTrending } from "../store/trending.ts";
import { HOUR } from "../text/time.ts";
import type { Ingest, Standing } from "./context.ts";
import { countLately } from "./counts.ts";
import { rankTrending } from "./trending.ts";
import { LONGEST_WAIT } from "../upstream/waits.ts";

/** The hourly work that is due: all of it, or one half. */
export type Hourly = "all" | "ranking" | "counts" | undefined;

/** The queries that it takes at most. */
export function hourlyQueries(hourly: Hourly): number {
  return { all: 18, ranking: 16, counts: 2, none: 0 }[hourly ?? "none"];
}

/**
 * The hourly work that is due: all of it when it is an hour old; the counts alone, which take few
 * queries, while backfill is still to bring papers of the days they cover; none while KV cannot
 * tell.
 * @param isBounded whether a run does only one thing: then each does a part of it
 */
export async function hourlyDue(
  { kv, clock, log }: Pick<Ingest, "kv" | "clock" | "log">,
  isBounded = false,
): Promise<Hourly> {
  const reading = Promise.all([readTrending(kv), readCounts(kv)]);
  const made = await unlessKvFails(reading, tellBy(log));
  if (!made) return undefined;
  const [ranking, counts] = made;
  const hourAgo = clock() - HOUR;
  const isOld = (each: { at: number } | undefined) => each === undefined || each.at <= hourAgo;
  if (isBounded && isOld(ranking)) return "ranking";
  if (isBounded) return isOld(counts) || counts?.counted !== undefined ? "counts" : undefined;
  if (isOld(ranking) || isOld(counts)) return "all";
  return counts?.isPartial ? "counts" : undefined;
}

/**
 * Counts what topics and sources had lately and, once an hour, ranks the trending papers and deletes
 * the polls of pages that no longer exist. What KV does not take is due again in the next run.
 * @param isCaughtUp whether no backfill is left of the days that are counted
 */
export async function workHourly(
  run: Ingest,
  { holder, ahead }: Pick<Standing, "holder" | "ahead">,
  due: Hourly,
  isCaughtUp: boolean,
): Promise<void> {
  if (!due) return;
  if (due !== "counts") {
    await tidy(run, holder);
    await unlessKvFails(rankTrending(run, holder, ahead), tellBy(run.log));
  }
  if (due !== "ranking") {
    await unlessKvFails(countLately(run, holder, isCaughtUp), tellBy(run.log));
  }
  run.committed();
}

function tellBy(log: Ingest["log"]): (error: Error) => void {
  return (error) => log({ event: "kv", error: String(error) });
}

async function tidy({ db, sources, clock }: Ingest, holder: string): Promise<void> {
  const now = clock();
  const live = sources.flatMap((source) => [
    ...source.live(now),
    ...(source.lookup ? [source.lookup.page([], now)] : []),
  ]);
  await tidyPolls(db, holder, live, LONGEST_WAIT, now);
}
