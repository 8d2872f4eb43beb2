import { TRENDING_SIZE } from "../paper/trending.ts";
import { entriesOf } from "../store/entries.ts";
import { unlessKvFails } from "../store/kept.ts";
import { readTrending } from "../store/trending.ts";
import type { Context, Known } from "./context.ts";
import { findEntries } from "./entries.ts";
import { frontList } from "./front.ts";
import type { Heading, TrendingList } from "./list.ts";
import { canonicalParams } from "./params.ts";
import type { TrendingQuestion } from "./question.ts";
import { haveUpvotes, sourceOfDays } from "./sources.ts";

const RANKED = "Most upvotes for their age.";
const ENTERING = `Papers as they enter the top ${TRENDING_SIZE}.`;
const NO_TRENDING = "Trending needs a source that has upvotes, and none is switched on.";
const UNRANKED = "The ranking can't be read now. These papers entered it last.";

/**
 * The trending papers, highest first; as a feed, papers as they come to be among them. Without a
 * source that has upvotes the page shows new papers.
 */
export async function trendingList(
  context: Context,
  question: TrendingQuestion,
  now: number,
): Promise<TrendingList> {
  const { params, format } = question;
  const isRanked = haveUpvotes(context.sources);
  const heading = {
    kind: "trending" as const,
    ...trendingHeading(context, question),
    params: canonicalParams(params, format),
    content: params.content,
  };
  if (format) {
    return { ...heading, ...(await findEntries(context, question, { type: "trending" }, now)) };
  }
  if (!isRanked) {
    const source = sourceOfDays(context.sources);
    const front = {
      kind: "front" as const,
      params: { ...params, limit: params.limit ?? TRENDING_SIZE },
      ...(source && { source }),
    };
    const { entries, follow } = await frontList(context, front, now);
    return { ...heading, entries, follow, notices: ["These are new papers instead."] };
  }
  const ranking = await unlessKvFails(readTrending(context.kv));
  if (!ranking) {
    const limited = { params: { ...params, limit: params.limit ?? TRENDING_SIZE } };
    const { entries } = await findEntries(context, limited, { type: "trending" }, now);
    return { ...heading, entries, notices: entries.length > 0 ? [UNRANKED] : [] };
  }
  const ids = ranking.ids.slice(0, params.limit);
  return { ...heading, entries: await entriesOf(context.db, ids), notices: [] };
}

/** The path and the title of the trending list. */
export function trendingHeading({ sources }: Known, { format }: TrendingQuestion): Heading {
  return {
    path: "/papers/trending",
    title: "Trending papers",
    description: haveUpvotes(sources) ? (format ? ENTERING : RANKED) : NO_TRENDING,
  };
}
