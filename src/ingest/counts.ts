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
import type { Ingest } from "./run.ts";

const SPAN = 7 * DAY;
/** Days of sources whose papers are counted, and how many of the newest of them may still grow. */
const LISTED_DAYS = 28;
const GROWING_DAYS = 3;

/** The oldest of the days whose papers are counted. */
export function firstCountedDay(now: number): string {
  return addDays(dayOf(now), 1 - LISTED_DAYS);
}

/**
 * Counts anew what the topics had in the last seven days and what the sources listed on each of the
 * last 28, and keeps it in KV.
 * @param isCaughtUp whether no backfill is left of those days; until then all of them may grow
 */
export async function countLately(
  { db, kv, clock, topics }: Pick<Ingest, "db" | "kv" | "clock" | "topics">,
  isCaughtUp: boolean,
): Promise<void> {
  const now = clock();
  const last = await readCounts(kv);
  const first = firstCountedDay(now);
  const from = mayHaveGrown(last, now) ? first : addDays(dayOf(now), 1 - GROWING_DAYS);
  const entries = await countEntries(db, topics(now), (now - SPAN) * PLACES);
  const listed = joined(last?.listed ?? {}, await countListed(db, from), first, from);
  // Once they were whole, what is to come is a day's or two.
  const isPartial = !isCaughtUp && (last === undefined || last.isPartial === true);
  await writeCounts(kv, { at: now, entries, listed, ...(isPartial && { isPartial }) });
}

// Once a day all are counted, for what came late to them.
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
