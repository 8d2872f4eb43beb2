import { titleOf } from "../paper/facts.ts";
import { canonical, inWords, type Query } from "../query/index.ts";
import type { Context, Known } from "./context.ts";
import { findEntries } from "./entries.ts";
import type { Heading, Place, SearchList } from "./list.ts";
import { canonicalParams } from "./params.ts";
import { calledBy, asTyped, type SearchQuestion } from "./question.ts";

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
  return {
    kind: "search",
    ...searchHeading(context, question),
    params: canonicalParams(params, format, question.spelling?.text),
    content: params.content,
    ...asTyped(question),
    ...found,
    notices: [...question.notices, ...found.notices],
  };
}

/** The address and the names of a search's list: as it was typed. */
export function searchHeading({ facts }: Known, { typed, spelling }: SearchQuestion): Heading {
  if (!typed || !spelling) {
    return { path: EVERYTHING, title: "New papers", description: "New papers from every source." };
  }
  // The papers of a source have a name already.
  const isOfSource = typed.type === "source" && !typed.prefix;
  return {
    path: EVERYTHING,
    title: isOfSource ? titleOf(typed.value, facts) : calledBy(spelling),
    description: `New papers about: ${inWords(spelling.parts)}.`,
  };
}

/** The place of the search for a query. */
export function searchFor(query: Query): Place {
  return { path: EVERYTHING, params: { q: canonical(query) } };
}
