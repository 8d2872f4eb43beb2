import type { Schedule } from "../paper/facts.ts";
import type { DayCounts } from "../store/counts.ts";
import type { Poll } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import type { CountedDays } from "../store/status.ts";
import { includesDay } from "../text/ranges.ts";
import { dayOf } from "../text/time.ts";
import { type Arrivals, arrivalsOf, dueDays, type Listed, usuallyOf } from "./arrivals.ts";

/** A source that may have a schedule. */
interface Scheduled {
  name: string;
  /** The names it lists under, if they differ from its own. */
  lists?: readonly string[];
  schedule?: Schedule;
}

/** Counts of the papers of lists. */
interface Papers {
  papers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  newest: ReadonlyMap<string, string>;
}

/** The names that a source lists under. */
export function listNames({ name, lists }: Scheduled): readonly string[] {
  return lists ?? [name];
}

/** The days of a source whose papers say whether it lists what it usually lists. */
export function countedDays(source: Scheduled, now: number): CountedDays[] {
  const { schedule } = source;
  if (!schedule) return [];
  const days = dueDays(schedule, now);
  return listNames(source).map((list) => ({ list, days }));
}

/**
 * Whether the papers of a source have come as usual, over all of its lists.
 * @param polls of its pages
 * @param usually its usual number of papers on a day
 * @returns undefined if nothing can be expected of it
 */
export function arrivalsBy(
  source: Scheduled,
  known: Papers,
  state: SourceState | undefined,
  polls: readonly Poll[],
  usually: readonly [number, number] | undefined,
  now: number,
): Arrivals | undefined {
  const { schedule } = source;
  if (!schedule) return undefined;
  const papers = new Map<string, number>();
  for (const list of listNames(source)) {
    for (const [day, count] of known.papers.get(list) ?? []) {
      papers.set(day, (papers.get(day) ?? 0) + count);
    }
  }
  const newest = listNames(source)
    .flatMap((list) => known.newest.get(list) ?? [])
    .toSorted()
    .at(-1);
  const listed: Listed = {
    followedFrom: state?.liveFrom ?? dayOf(now),
    papers,
    ...(newest !== undefined && { newest }),
    wasAsked: (day) =>
      polls.some((poll) => poll.day === day && poll.checkedAt >= schedule.dueAt(day)) ||
      // A day of backfill is asked for when it is over.
      Object.values(state?.series ?? {}).some(({ asked }) => includesDay(asked, day)),
  };
  return arrivalsOf(schedule, listed, usually, now);
}

/** The usual number of papers of a source on a day; undefined if nothing tells it. */
export function usuallyBy(
  source: Scheduled,
  counts: DayCounts | undefined,
  now: number,
): readonly [number, number] | undefined {
  if (!source.schedule) return undefined;
  const sum: Record<string, number> = {};
  for (const list of listNames(source)) {
    for (const [day, count] of Object.entries(counts?.[list] ?? {})) {
      sum[day] = (sum[day] ?? 0) + count;
    }
  }
  return usuallyOf(source.schedule, sum, now);
}
