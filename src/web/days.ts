import { canonical, compileHolding, inWords } from "../query/index.ts";
import { listedOn, newestDay, nextDay } from "../store/days.ts";
import { entriesOf } from "../store/entries.ts";
import { readRanking } from "../store/trending.ts";
import { addDays, dayOf, daysOfMonth, daysOfWeek, startOfDay } from "../text/time.ts";
import { type Asked, canonicalParams, CURATED } from "./context.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import type { Params } from "./params.ts";
import { readQuery } from "./questions.ts";

/** A stretch of days that has a page of its own. */
export type Period = "date" | "week" | "month";

/** A list of some days, with the days before and after it. */
export interface DayList extends List {
  previous?: string;
  following?: string;
}

// The source whose days the pages of days show.
const SOURCE = "huggingface";
const MOST = 500;

const PERIODS: Record<
  Period,
  { form: string; days: (name: string) => string[] | undefined; title: (name: string) => string }
> = {
  date: {
    form: "YYYY-MM-DD",
    days: (name) => (startOfDay(name) === undefined ? undefined : [name]),
    title: (name) => `Papers of ${name}`,
  },
  week: {
    form: "YYYY-Www, as in 2026-W47",
    days: daysOfWeek,
    title: (name) => `Papers of week ${name}`,
  },
  month: { form: "YYYY-MM", days: daysOfMonth, title: (name) => `Papers of ${name}` },
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
  const { form, days, title } = PERIODS[period];
  const span = days(name);
  if (!span) {
    throw new WebError(
      404,
      `${given.slice(0, 40)} is no ${period}. A ${period} is written ${form}.`,
    );
  }
  const [first, last] = [span[0]!, span.at(-1)!];
  const { tree, notices } = readQuery(params.q);
  const match = tree && compileHolding(tree, asked.now);
  const limit = params.limit ?? MOST;
  const found = await listedOn(asked.db, SOURCE, { first, last }, limit, match);
  const words = tree && inWords(tree);
  const list: DayList = {
    path: `/papers/${period}/${name}`,
    title: words ? `${title(name)}: ${words}` : title(name),
    description: "What was on the Daily Papers of Hugging Face, by upvotes.",
    params: canonicalParams(asked, params, tree && canonical(tree)),
    notices,
    exact: true,
    entries: asked.format ? found.sort((a, b) => b.seq - a.seq) : found,
  };
  if (period !== "date") return list;
  const previous = await newestDay(asked.db, SOURCE, addDays(name, -1));
  const following = await nextDay(asked.db, SOURCE, name);
  return { ...list, ...(previous && { previous }), ...(following && { following }) };
}

/** The newest day that has papers, as the front page: what is subscribed to is every such day. */
export async function newestDayList(asked: Asked, params: Params): Promise<DayList> {
  const day = (await newestDay(asked.db, SOURCE)) ?? dayOf(asked.now);
  const list = await periodList(asked, "date", day, params);
  return { ...list, path: "/", subscribe: CURATED };
}

/** The ranking as it stands, highest first. */
export async function trendingList(asked: Asked, params: Params): Promise<List> {
  const ranking = await readRanking(asked.kv);
  const entries = await entriesOf(asked.db, ranking?.ids ?? []);
  return {
    path: "/papers/trending",
    title: "Trending papers",
    description: "Upvotes against age: upvotes / (hours since listed + 12) ^ 1.2.",
    params: canonicalParams(asked, params),
    notices: [],
    exact: true,
    entries: entries.slice(0, params.limit),
  };
}
