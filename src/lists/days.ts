import { compile, compileHolding, likeOf, type Query } from "../query/index.ts";
import type { PaperMoment } from "../paper/paper.ts";
import {
  hasMoreListings,
  listedOn,
  momentBefore,
  momentFrom,
  mostListings,
  newestDay,
  nextDay,
} from "../store/days.ts";
import { newestEntries } from "../store/entries.ts";
import { trimmedBefore } from "../store/ring.ts";
import { troubleOf } from "../store/status.ts";
import { longWeek, shortTime } from "../text/calendar.ts";
import { addDays, HOUR, startOfDay } from "../text/time.ts";
import type { Context } from "./context.ts";
import { likedAmong } from "./like/among.ts";
import type { DaysList } from "./list.ts";
import { canonicalParams, MOST, withoutSource } from "./params.ts";
import { asTyped, calledBy, type DaysQuestion } from "./question.ts";
import { haveUpvotes, type ListSource, sourceOfDays } from "./sources.ts";
import { type Days, pathOf, unitOf } from "./units.ts";

// A source that fails mostly recovers before a reader has to be told.
const PATIENCE = HOUR;

// Lists made by people are shown whole. Others may have more than a thousand papers a day.
const PAGE_OF_DAY = 100;

const MADE_ROOM = "Papers of these days that nobody upvoted may have made room for newer ones.";

const TITLES: Record<Days["unit"], (name: string) => string> = {
  day: (name) => `Papers of ${name}`,
  week: (name) => `Papers of ${longWeek(name)}`,
  month: (name) => `Papers of ${name}`,
};

/** The list of a day, a week or a month: most upvoted first on its page, newest first as a feed. */
export async function daysList(
  context: Context,
  question: DaysQuestion,
  now: number,
): Promise<DaysList> {
  const { days, typed, spelling, params, format } = question;
  const { source } = days;
  const limit = params.limit ?? (format || source?.curated ? MOST.shown : PAGE_OF_DAY);
  const found = await papersOf(context, days, typed, limit, now);
  const title = TITLES[days.unit](days.name);
  const isPicked = source !== undefined && source !== sourceOfDays(context.sources);
  return {
    kind: days.unit,
    days,
    path: pathOf(days),
    title: spelling ? `${title}: ${calledBy(spelling)}` : title,
    description: descriptionOf(context, source),
    params: canonicalParams(
      { ...withoutSource(params), ...(isPicked && { source: source.name }) },
      format,
      spelling?.text,
    ),
    content: params.content,
    ...asTyped(question),
    isCut: found.length === limit,
    notices: [
      ...question.notices,
      ...(found.length === limit ? [`These are the first ${limit}: there may be more.`] : []),
      ...(format ? [] : await noticesOfPage(context, question, found.length, now)),
    ],
    entries: format ? found.sort((a, b) => b.seq - a.seq) : found,
  };
}

/** The nearest days, weeks or months with papers, by name. */
export interface Neighbours {
  previous?: string;
  next?: string;
}

/** The nearest days, weeks or months that have papers, before and after some days. */
export async function neighboursOf({ db }: Context, days: Days): Promise<Neighbours> {
  const { unit, first, last, source } = days;
  const [before, after] = [addDays(first, -1), addDays(last, 1)];
  const [previous, next] = await Promise.all(
    source
      ? [newestDay(db, source.name, before), nextDay(db, source.name, last)]
      : [momentBefore(db, startOfDay(first)!), momentFrom(db, startOfDay(after)!)],
  );
  return {
    ...(previous !== undefined && { previous: unitOf(unit, previous) }),
    ...(next !== undefined && { next: unitOf(unit, next) }),
  };
}

/** Whether a source cannot be read at present, in a sentence; none where it can. */
export async function troubleWith(
  { db }: Context,
  source: ListSource | undefined,
  day: string,
  now: number,
): Promise<string[]> {
  const trouble = source && (await troubleOf(db, source.name, day));
  if (!trouble || (trouble.since ?? 0) > now - PATIENCE) return [];
  const since = trouble.since === undefined ? "" : ` since ${shortTime(trouble.since)}`;
  return [`${source.site} could not be read${since}. ${trouble.error}`];
}

async function noticesOfPage(
  context: Context,
  { days, typed }: DaysQuestion,
  found: number,
  now: number,
): Promise<string[]> {
  const { source } = days;
  const room = (await trimmedBefore(context.db)) > startOfDay(days.first)! ? [MADE_ROOM] : [];
  if (!source) return room;
  const most = mostListings(typed && compileHolding(typed, now));
  const isCut = await hasMoreListings(context.db, source.name, days, most);
  return [
    ...room,
    ...(isCut ? [`Only the newest ${most} listings were looked at.`] : []),
    ...(found === 0 ? await troubleWith(context, source, days.last, now) : []),
  ];
}

async function papersOf(
  context: Context,
  days: Days,
  typed: Query | undefined,
  limit: number,
  now: number,
): Promise<PaperMoment[]> {
  const like = likeOf(typed);
  if (!like) return matchingOf(context, days, typed, limit, now);
  const all = await matchingOf(context, days, typed, MOST.exported, now);
  return (await likedAmong(context, like, all, now)).slice(0, limit);
}

async function matchingOf(
  { db, sources }: Context,
  { source, first, last }: Days,
  typed: Query | undefined,
  limit: number,
  now: number,
): Promise<PaperMoment[]> {
  if (source) {
    const order = haveUpvotes(sources) ? "upvotes" : "listing";
    const match = typed && compileHolding(typed, now);
    return listedOn(db, source.name, { first, last }, { order, limit, match });
  }
  const entered: Query = { type: "entered", from: first, to: last };
  const query: Query = typed ? { type: "and", parts: [typed, entered] } : entered;
  return (await newestEntries(db, compile(query, now), limit)).entries;
}

function descriptionOf({ sources }: Context, source: ListSource | undefined): string {
  if (!source) return "New papers from every source, newest first.";
  return haveUpvotes(sources)
    ? `${source.title}, most upvoted first.`
    : `${source.title}, in the order of its lists.`;
}
