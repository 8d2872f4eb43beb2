import { partOf } from "../query/index.ts";
import { newestDay } from "../store/days.ts";
import { folded } from "../text/clean.ts";
import { dayOf } from "../text/time.ts";
import type { Context } from "./context.ts";
import { daysList, troubleWith } from "./days.ts";
import { findEntries } from "./entries.ts";
import type { FrontList, Place } from "./list.ts";
import { canonicalParams, withoutSource } from "./params.ts";
import { type FrontQuestion, type SearchQuestion, type Typed, typedQuery } from "./question.ts";
import { EVERYTHING, searchFor } from "./search.ts";
import type { ListSource } from "./sources.ts";
import { daysNamed } from "./units.ts";

const FRONT = "/";

/** The newest day of a source that has papers; the newest papers without such a source. */
export async function frontList(
  context: Context,
  question: FrontQuestion,
  now: number,
): Promise<FrontList> {
  const { source, params, format } = question;
  const follow = placeOfNew(source);
  if (!source) {
    return {
      kind: "front",
      path: FRONT,
      title: "New papers",
      description: "New papers from every source, newest first.",
      params: canonicalParams(params, format),
      content: params.content,
      follow,
      ...(await findEntries(context, question, undefined, now)),
    };
  }
  const today = dayOf(now);
  const days = daysNamed("day", (await newestDay(context.db, source.name)) ?? today, source);
  const list = await daysList(context, { ...question, kind: "day", days, notices: [] }, now);
  // While the source cannot be read, a newer day may be missing.
  const trouble = list.entries.length > 0 ? await troubleWith(context, source, today, now) : [];
  return { ...list, kind: "front", path: FRONT, follow, notices: [...list.notices, ...trouble] };
}

/** The question that the feeds of the front page answer: every paper of the source, as it enters. */
export function asFeed({ source, params, ...question }: FrontQuestion): SearchQuestion {
  return {
    ...question,
    kind: "search",
    params: withoutSource(params),
    ...(source ? askedFor(source) : { notices: [] }),
  };
}

function placeOfNew(source: ListSource | undefined): Place {
  const typed = source && askedFor(source).typed;
  return typed ? searchFor(typed) : { path: EVERYTHING, params: {} };
}

function askedFor({ name }: ListSource): Typed {
  return typedQuery(partOf({ type: "source", value: folded(name) }).text);
}
