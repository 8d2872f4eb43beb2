import type { Schedule } from "../paper/facts.ts";
import { addDays, dayOf } from "../text/time.ts";
import { lazy } from "../text/lazy.ts";

/** Papers of days are counted so far: enough to tell some from hardly any. */
export const ENOUGH = 5;
/** Days that papers were due for and that are looked at. */
const JUDGED_DAYS = 5;
/** They are among so many days: holidays at the turn of the year are in a row. */
const SEARCHED_DAYS = 21;
/** Days with papers that a usual number is measured on at least. */
const MEASURED_DAYS = 5;

/** The papers that a source listed lately. */
export interface Listed {
  /** The first day it was followed here, `YYYY-MM-DD`. It and days before it are not judged. */
  followedFrom: string;
  /** Papers by day, {@link ENOUGH} at most; days without papers may be absent. */
  papers: ReadonlyMap<string, number>;
  /** The newest day with papers. */
  newest?: string;
  /** Whether a day was asked for when its papers were due. */
  wasAsked: (day: string) => boolean;
}

/** How well a source lists what it usually lists. */
export interface Arrivals {
  status: "ok" | "quiet" | "late";
  /** Why it is not ok, in a sentence. */
  why?: string;
}

/**
 * The days that papers were due for last, newest first. A day ends with its source, so it may be
 * ahead of UTC's.
 */
export function dueDays({ expects, dueAt }: Schedule, now: number): string[] {
  const today = dayOf(now);
  return Array.from({ length: SEARCHED_DAYS }, (_, age) => addDays(today, 1 - age))
    .filter((day) => expects(day) && dueAt(day) <= now)
    .slice(0, JUDGED_DAYS);
}

/**
 * Whether papers have come as usual. A source is quiet when the last day that papers were due for
 * has none or hardly any, and late when the day before has none either. Weekends, holidays, and days
 * that were not asked for since their papers were due, count for nothing; nor does the silence of a
 * source that has few papers anyway.
 * @param usually the usual number of papers on a day; undefined if it is not known
 */
export function arrivalsOf(
  schedule: Schedule,
  listed: Listed,
  usually: readonly [number, number] | undefined,
  now: number,
): Arrivals {
  // A small category of arXiv may well have no paper on a day.
  if (usually && usually[0] < ENOUGH) return { status: "ok" };
  const judged = dueDays(schedule, now).filter(
    (day) => day > listed.followedFrom && listed.wasAsked(day),
  );
  const papersOn = (day: string) => listed.papers.get(day) ?? 0;
  const withPapers = judged.findIndex((day) => papersOn(day) > 0);
  const silent = withPapers < 0 ? judged.length : withPapers;
  const usual = usually ? `; usually ${usualPapers(schedule, usually)}` : "";
  if (silent > 0) {
    const since = listed.newest === undefined ? "yet" : `since ${dayName(listed.newest, now)}`;
    return { status: silent > 1 ? "late" : "quiet", why: `Nothing ${since}${usual}.` };
  }
  const [last] = judged;
  const few = usually && last !== undefined && papersOn(last) < hardlyAny(usually[0]);
  if (!few) return { status: "ok" };
  const count = papersOn(last);
  const papers = count === 1 ? "1 paper" : `${count} papers`;
  return { status: "quiet", why: `Only ${papers} on ${dayName(last, now)}${usual}.` };
}

/** The usual number in words: `20 to 40 a working day`. */
export function usualPapers({ days }: Schedule, [from, to]: readonly [number, number]): string {
  return `${from === to ? from : `${from} to ${to}`} a ${days}`;
}

/**
 * The usual number of papers on a day that papers are due for: what the source says, or the range of
 * the middle half of its last days, in two digits. Undefined while there are few days.
 * @param counts papers of the last weeks by day
 */
export function usuallyOf(
  schedule: Schedule,
  counts: Readonly<Record<string, number>>,
  now: number,
): readonly [number, number] | undefined {
  if (schedule.usually) return schedule.usually;
  const papers = Object.entries(counts)
    .filter(([day, count]) => count > 0 && schedule.expects(day) && schedule.dueAt(day) <= now)
    .map(([, count]) => count)
    .toSorted((a, b) => a - b);
  if (papers.length < MEASURED_DAYS) return undefined;
  const at = (share: number) => rounded(papers[Math.round(share * (papers.length - 1))]!);
  return [at(0.25), at(0.75)];
}

// A quarter of what is usual is hardly any.
function hardlyAny(least: number): number {
  return Math.min(ENOUGH, Math.ceil(least / 4));
}

function rounded(count: number): number {
  return Number(count.toPrecision(2));
}

const WEEKDAY = lazy(() => new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }));

// The weekday tells a day of the last week; an older one has its date.
function dayName(day: string, now: number): string {
  return day > addDays(dayOf(now), -7) ? WEEKDAY().format(new Date(day)) : day;
}
