import { canonical, inWords, type Query } from "../query/index.ts";
import type { Context } from "./context.ts";
import { findEntries } from "./entries.ts";
import type { Place, SearchList } from "./list.ts";
import { canonicalParams } from "./params.ts";
import type { SearchQuestion } from "./question.ts";

/** The path of every paper, and of all searches. */
export const EVERYTHING = "/papers";

/** The list of all papers that a query finds; of all papers without one. */
export async function searchList(
  context: Context,
  question: SearchQuestion,
  now: number,
): Promise<SearchList> {
  const { typed, params, format } = question;
  const found = await findEntries(context, question, typed, now);
  const words = typed && inWords(typed);
  return {
    kind: "search",
    path: EVERYTHING,
    title: words ?? "New papers",
    description: words ? `New papers about: ${words}.` : "New papers from every source.",
    params: canonicalParams(params, format, typed && canonical(typed)),
    content: params.content,
    ...(typed && { typed }),
    ...found,
    notices: [...question.notices, ...found.notices],
  };
}

/** The place of the search for a query. */
export function searchFor(query: Query): Place {
  return { path: EVERYTHING, params: { q: canonical(query) } };
}
