import { TRENDING_FORMULA } from "../paper/trending.ts";
import { canonical, compileHolding, inWords } from "../query/index.ts";
import { listedOn, newestDay, nextDay } from "../store/days.ts";
import { entriesOf } from "../store/entries.ts";
import { troubleOf } from "../store/status.ts";
import { readTrending } from "../store/trending.ts";
import { addDays, dayOf, daysOfMonth, daysOfWeek, HOUR, startOfDay, weekOf } from "../text/time.ts";
import { type Asked, canonicalParams, CURATED } from "./context.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import { shortTime } from "./components/days.ts";
import type { Params } from "./params.ts";
import { readQuery } from "./questions.ts";

/** A stretch of days that has a page of its own. */
export type Period = "date" | "week" | "month";

/** A list of some days. */
export interface DayList extends List {
  stretch: Stretch;
}

/** The days, by their name and their first and last, and the nearest like them with papers. */
export interface Stretch {
  period: Period;
  /** `YYYY-MM-DD`, `YYYY-Www` or `YYYY-MM`, as `previous` and `following` are. */
  name: string;
  first: string;
  last: string;
  previous?: string;
  following?: string;
}

// The source whose days the pages of days show.
const SOURCE = "huggingface";
const MOST = 500;
/** Seconds for which the source may fail without a word about it: it mostly mends itself. */
const PATIENCE = HOUR;

const PERIODS: Record<
  Period,
  {
    form: string;
    days: (name: string) => string[] | undefined;
    nameOf: (day: string) => string;
    title: (name: string) => string;
  }
> = {
  date: {
    form: "YYYY-MM-DD",
    days: (name) => (startOfDay(name) === undefined ? undefined : [name]),
    nameOf: (day) => day,
    title: (name) => `Papers of ${name}`,
  },
  week: {
    form: "YYYY-Www, as in 2026-W47",
    days: daysOfWeek,
    nameOf: weekOf,
    title: (name) => `Papers of week ${name}`,
  },
  month: {
    form: "YYYY-MM",
    days: daysOfMonth,
    nameOf: (day) => day.slice(0, 7),
    title: (name) => `Papers of ${name}`,
  },
};

/**
 * What the curated lists of a day, a week or a month hold, by upvotes; newest first as a feed.
 * @throws {WebError} 404 when there is no such day, week or month
 */
export async function periodList(
  asked: Asked,
  period: Period,
  given: string,
  params: Params,
): Promise<DayList> {
  const name = given.toUpperCase();
  const { form, days, nameOf, title } = PERIODS[period];
  const span = days(name);
  if (!span) {
    throw new WebError(
      404,
      `${given.slice(0, 40)} is no ${period}. A ${period} is written ${form}.`,
    );
  }
  const [first, last] = [span[0]!, span.at(-1)!];
  const { tree, notices } = readQuery(params.q, asked.facts);
  const match = tree && compileHolding(tree, asked.now);
  const limit = params.limit ?? MOST;
  const found = await listedOn(asked.db, SOURCE, { first, last }, limit, match);
  const words = tree && inWords(tree);
  // Only the page leads to the days around it.
  const previous = asked.format ? undefined : await newestDay(asked.db, SOURCE, addDays(first, -1));
  const following = asked.format ? undefined : await nextDay(asked.db, SOURCE, last);
  const cut = found.length === limit ? [`These are the first ${limit}: there may be more.`] : [];
  const trouble = asked.format || found.length > 0 ? [] : await troubles(asked, last);
  return {
    path: `/papers/${period}/${name}`,
    title: words ? `${title(name)}: ${words}` : title(name),
    description: "What was on the Daily Papers of Hugging Face, by upvotes.",
    params: canonicalParams(asked, params, tree && canonical(tree)),
    enters: "These papers only. The feeds of the front page go on with every day.",
    ...(tree && { question: tree }),
    notices: [...notices, ...cut, ...trouble],
    entries: asked.format ? found.sort((a, b) => b.seq - a.seq) : found,
    stretch: {
      period,
      name,
      first,
      last,
      ...(previous && { previous: nameOf(previous) }),
      ...(following && { following: nameOf(following) }),
    },
  };
}

/** The newest day that has papers, as the front page: what is subscribed to is every such day. */
export async function newestDayList(asked: Asked, params: Params): Promise<DayList> {
  const day = (await newestDay(asked.db, SOURCE)) ?? dayOf(asked.now);
  const list = await periodList(asked, "date", day, params);
  const enters = "Every paper of the Daily Papers of Hugging Face, as it is listed.";
  // A newer day may be missing.
  const notices = list.entries.length > 0 ? await troubles(asked, dayOf(asked.now)) : list.notices;
  return { ...list, path: "/", subscribe: CURATED, enters, notices };
}

async function troubles({ db, now }: Asked, day: string): Promise<string[]> {
  const trouble = await troubleOf(db, SOURCE, day);
  if (!trouble || (trouble.since ?? 0) > now - PATIENCE) return [];
  const since = trouble.since === undefined ? "" : ` since ${shortTime(trouble.since)}`;
  return [`Hugging Face could not be read${since}. ${trouble.error}`];
}

/** The ranking as it stands, highest first. */
export async function trendingList(asked: Asked, params: Params): Promise<List> {
  const ranking = await readTrending(asked.kv);
  const entries = await entriesOf(asked.db, ranking?.ids ?? []);
  return {
    path: "/papers/trending",
    title: "Trending papers",
    description: `Upvotes against age: ${TRENDING_FORMULA}.`,
    enters: "Papers as they come to be among the 30 that trend most.",
    params: canonicalParams(asked, params),
    notices: [],
    entries: entries.slice(0, params.limit),
  };
}
