import { PLACES } from "../paper/log.ts";
import {
  type Counts,
  countEntries,
  countListed,
  type DayCounts,
  readCounts,
  writeCounts,
} from "../store/counts.ts";
import { addDays, DAY, dayOf } from "../text/time.ts";
import type { Ingest } from "./context.ts";

const SPAN = 7 * DAY;
/** Days whose papers are counted by source, and how many of the newest are counted every time. */
const LISTED_DAYS = 28;
const GROWING_DAYS = 3;

/** Topics that a run with a bound counts: compiling the question of one takes 0.2 ms. */
const TOPICS_A_RUN = 20;

/** The oldest day whose papers are counted, `YYYY-MM-DD`. */
export function firstCountedDay(now: number): string {
  return addDays(dayOf(now), 1 - LISTED_DAYS);
}

/**
 * Counts the entries that topics got in the last seven days, and the papers that sources listed on
 * each of the last 28 days. Keeps the counts in KV. A run with a bound counts some of the topics.
 * @param isCaughtUp whether no backfill is left of those days; until then all of them are counted
 * @throws when the lease is no longer `holder`'s; nothing is kept then
 */
export async function countLately(
  { db, kv, papers, clock, topics }: Pick<Ingest, "db" | "kv" | "papers" | "clock" | "topics">,
  holder: string,
  isCaughtUp: boolean,
): Promise<void> {
  const now = clock();
  const last = await readCounts(kv);
  const start = last?.counted ?? 0;
  const most = Number.isFinite(papers) ? TOPICS_A_RUN : Infinity;
  const matches = topics(now, start, start + most);
  const isLast = Object.keys(matches).length < most;
  // The first turn counts them.
  const listed = start > 0 ? last!.listed : await listedLately(db, last, now);
  // After a first complete count, an outage can only take the newest days.
  const isPartial = !isCaughtUp && (last === undefined || last.isPartial === true);
  // The last before KV is written, as it checks the lease.
  const counted = await countEntries(db, holder, matches, (now - SPAN) * PLACES);
  const entries = isLast && start === 0 ? counted : { ...last?.entries, ...counted };
  await writeCounts(kv, {
    at: start > 0 ? last!.at : now,
    entries,
    ...(listed && { listed }),
    ...(!isLast && { counted: start + most }),
    ...(isPartial && { isPartial }),
  });
}

async function listedLately(
  db: D1Database,
  last: Counts | undefined,
  now: number,
): Promise<DayCounts> {
  const first = firstCountedDay(now);
  const from = mayHaveGrown(last, now) ? first : addDays(dayOf(now), 1 - GROWING_DAYS);
  return joined(last?.listed ?? {}, await countListed(db, from), first, from);
}

// All days are counted again once a day, as papers can be listed late.
function mayHaveGrown(last: Counts | undefined, now: number): boolean {
  return last === undefined || last.isPartial === true || dayOf(last.at) !== dayOf(now);
}

function joined(older: DayCounts, newer: DayCounts, first: string, from: string): DayCounts {
  const kept = Object.entries(older).map(([source, days]) => {
    const between = Object.entries(days).filter(([day]) => first <= day && day < from);
    return [source, { ...Object.fromEntries(between), ...newer[source] }] as const;
  });
  return { ...newer, ...Object.fromEntries(kept) };
}
