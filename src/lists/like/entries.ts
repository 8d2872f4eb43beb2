import type { Format } from "../../feeds/feed.ts";
import type { Likeness } from "../../paper/closeness.ts";
import { PLACES } from "../../paper/log.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { trendingScore } from "../../paper/trending.ts";
import { entriesAt } from "../../store/entries.ts";
import type { Range } from "../../store/matching.ts";
import { longDay } from "../../text/calendar.ts";
import { DAY, dayOf, HOUR } from "../../text/time.ts";
import { changesSince } from "../changes.ts";
import type { Context } from "../context.ts";
import { digestsOf } from "../digests.ts";
import type { Entries } from "../list.ts";
import { type Params, sortOf } from "../params.ts";
import { entriesAWeek } from "../weekly.ts";
import { FEED_WINDOW, PAGE_SIZE } from "../sizes.ts";
import { type Aim, aimOf, sharedWith } from "./aim.ts";
import { closeAmong } from "./among.ts";
import { type Close, scan, type Scan } from "./scan.ts";

interface Asked {
  params: Params;
  format?: Format | undefined;
}

// A digest needs whole periods: the last week, on the last day of the one after it.
const SCANNED_FOR_DIGESTS = 40_000;
const RANKED = 750;
const MONTH = 28 * DAY;

/**
 * The entries of a range whose papers are like others, in the order and form that is asked for; each
 * with the words that it shares with them.
 * @throws {ListError} for a paper that is not known, or a profile that cannot be read
 */
export async function likedEntries(
  context: Context,
  asked: Asked,
  range: Range,
  like: Likeness,
  now: number,
): Promise<Entries & { notices: string[] }> {
  const aim = await aimOf(context, like, now);
  const found = await entriesOf(context, asked, range, aim, now);
  const entries = found.entries.map((moment) => ({
    ...moment,
    shares: sharedWith(aim, moment.paper),
  }));
  return { notices: [], ...found, entries };
}

/**
 * The papers of a range that are like others, the most upvoted first, and how many there are: of the
 * newest that can be looked at.
 * @param limit the most papers to return
 * @param now seconds UTC
 * @throws {ListError} for a paper that is not known, or a profile that cannot be read
 */
export async function mostUpvotedLike(
  context: Context,
  range: Range,
  like: Likeness,
  limit: number,
  now: number,
): Promise<{ entries: PaperMoment[]; total: number; isMore: boolean }> {
  const aim = await aimOf(context, like, now);
  const { found, isCut } = await scan(context, range, aim, () => false, SCANNED_FOR_DIGESTS);
  const { entries, more } = await pageOf(context, range, found, RANKED);
  const upvotes = ({ paper }: PaperMoment) => paper.upvotes ?? 0;
  const most = entries.toSorted((a, b) => upvotes(b) - upvotes(a) || b.seq - a.seq);
  return {
    entries: most
      .slice(0, limit)
      .map((moment) => ({ ...moment, shares: sharedWith(aim, moment.paper) })),
    total: entries.length,
    isMore: more || isCut,
  };
}

async function entriesOf(
  context: Context,
  { params, format }: Asked,
  range: Range,
  aim: Aim,
  now: number,
): Promise<Entries & { notices?: string[] }> {
  const { limit = PAGE_SIZE, digest, since } = params;
  if (since !== undefined) {
    const changed = await changesSince(context.db, range, since, params.limit);
    return { ...changed, entries: await closeAmong(context, aim, changed.entries) };
  }
  if (digest && format) {
    const newest = async (within: Range, most: number) => {
      const all = await scan(context, within, aim, () => false, SCANNED_FOR_DIGESTS);
      const { entries, more } = await pageOf(context, range, all.found, most);
      return { entries, more, ...(all.isCut && { reached: all.reached }) };
    };
    return digestsOf(newest, range, digest, format, now);
  }
  const sort = sortOf(params, format);
  if (sort !== "new") return ranked(context, range, aim, sort, limit, now);
  const isWindow = format?.kind === "feed" && params.limit === undefined;
  const scanned = await scan(context, range, aim, isWindow ? hasWindow : hasPage(limit));
  const { found, reached, isCut } = scanned;
  const length = isWindow ? windowOf(found) : limit;
  const { entries } = await pageOf(context, range, found, length);
  const last = found.length > length ? found[length - 1]?.seq : isCut ? reached : undefined;
  return {
    entries,
    ...(last !== undefined && { olderThan: last }),
    ...(params.before === undefined && { rate: rateOf(scanned, now) }),
  };
}

function hasPage(limit: number): (scan: Pick<Scan, "found">) => boolean {
  return ({ found }) => found.length > limit;
}

// The newest entries, and all others within two days of the newest.
function hasWindow({ found, reached }: Pick<Scan, "found" | "reached">): boolean {
  return found.length > FEED_WINDOW.least && reached <= startOfWindow(found);
}

function windowOf(found: readonly Close[]): number {
  const start = startOfWindow(found);
  const within = found.filter(({ seq }) => seq >= start).length;
  return Math.min(FEED_WINDOW.most, Math.max(FEED_WINDOW.least, within));
}

function startOfWindow([newest]: readonly Close[]): number {
  return newest ? newest.seq - FEED_WINDOW.hours * HOUR * PLACES : 0;
}

async function ranked(
  context: Context,
  range: Range,
  aim: Aim,
  sort: "top" | "trending" | "relevance",
  limit: number,
  now: number,
): Promise<Entries & { notices: string[] }> {
  const { found, reached, isCut } = await scan(
    context,
    range,
    aim,
    (all) => all.found.length >= RANKED,
  );
  const { entries } = await pageOf(context, range, found, RANKED);
  const scores = new Map(found.map(({ seq, score }) => [seq, score]));
  const scoreOf = ({ seq, at, paper: { upvotes = 0 } }: PaperMoment) => {
    if (sort === "relevance") return scores.get(seq)!;
    return sort === "top" ? upvotes : trendingScore(upvotes, at, now);
  };
  const sorted = entries.toSorted((a, b) => scoreOf(b) - scoreOf(a) || b.seq - a.seq);
  const since = `Ranked among matches since ${longDay(dayOf(reached / PLACES))}.`;
  return {
    entries: sorted.slice(0, limit),
    isCut: sorted.length > limit,
    exact: true,
    notices: isCut ? [since] : [],
  };
}

async function pageOf(
  { db }: Context,
  range: Range,
  found: readonly Close[],
  length: number,
): Promise<{ entries: PaperMoment[]; more: boolean }> {
  const seqs = found.slice(0, length).map(({ seq }) => seq);
  return { entries: await entriesAt(db, range, seqs), more: found.length > length };
}

// Over four weeks, or as far back as was looked.
function rateOf({ found, oldest }: Scan, now: number): number {
  const from = Math.max(now - MONTH, oldest / PLACES);
  return entriesAWeek(found.filter(({ seq }) => seq >= from * PLACES).length, now - from);
}
