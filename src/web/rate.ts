import { PLACES } from "../paper/log.ts";
import { oldestDay } from "../settings.ts";
import { readCounts } from "../store/counts.ts";
import { countNewest, type Range } from "../store/entries.ts";
import { firstDay } from "../store/polls.ts";
import { DAY, dayOf, startOfDay } from "../text/time.ts";
import type { Asked } from "./context.ts";

const WEEK = 7 * DAY;
const MONTH = 4 * WEEK;

/**
 * How many entries a list gets a week: over the last 28 days, or over those that papers were
 * followed for, and fetched, where they are fewer. Reads 750 rows at the most.
 */
export async function rateOf(asked: Asked, range: Range): Promise<number> {
  const { db, now } = asked;
  const from = Math.max(now - MONTH, await knownFrom(asked), (range.from ?? 0) / PLACES);
  const { entries, oldest, cut } = await countNewest(db, { ...range, from: from * PLACES });
  return entriesAWeek(entries, now - (cut && oldest !== undefined ? oldest / PLACES : from));
}

// While backfill is under way, the days it has come to.
async function knownFrom({ db, kv, settings, now }: Asked): Promise<number> {
  const [liveFrom = dayOf(now), counts] = await Promise.all([firstDay(db), readCounts(kv)]);
  const wanted = oldestDay(settings.BACKFILL_FROM, liveFrom);
  const fetched = Object.values(counts?.listed ?? {}).flatMap((days) => Object.keys(days));
  const [oldest = wanted] = fetched.toSorted();
  return startOfDay(oldest > wanted ? oldest : wanted) ?? 0;
}

/** The entries of a span of seconds as a rate. A day is the least that tells one. */
export function entriesAWeek(entries: number, span: number): number {
  return (entries * WEEK) / Math.max(span, DAY);
}

/** A rate for people: `About 6 papers a week.` */
export function rateInWords(aWeek: number): string {
  if (aWeek === 0) return "Nothing in the last four weeks.";
  if (aWeek < 0.75) return `About ${papers(Math.max(1, Math.round(aWeek * 4)))} a month.`;
  return `About ${papers(aWeek < 20 ? Math.round(aWeek) : Number(aWeek.toPrecision(1)))} a week.`;
}

function papers(count: number): string {
  return count === 1 ? "one paper" : `${count.toLocaleString("en")} papers`;
}
