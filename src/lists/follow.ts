import { FEED_FORMATS } from "../feeds/formats.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { PLACES } from "../paper/log.ts";
import { canonical, type Query } from "../query/index.ts";
import { countNewest } from "../store/entries.ts";
import { rankedEntries } from "../store/ranked.ts";
import { addressOf, urlOf } from "./address.ts";
import type { Context, Known } from "./context.ts";
import { rangeOf } from "./entries.ts";
import { ListError } from "./errors.ts";
import { mostUpvotedLike } from "./like/entries.ts";
import type { Heading } from "./list.ts";
import { canonicalParams } from "./params.ts";
import type { Question, SearchQuestion, TopicQuestion, TrendingQuestion } from "./question.ts";
import { rateOf } from "./rate.ts";
import { questionAt } from "./routes.ts";
import { searchHeading } from "./search.ts";
import { topicHeading, wholeQuery } from "./topic.ts";
import { trendingHeading } from "./trending.ts";

/** A list as its followers know it. */
export interface Followed {
  /** The canonical path and parameters of the list, whatever was shown of it. */
  address: string;
  title: string;
  /** One sentence about its papers. */
  description: string;
  /** Entries a week; absent where that is not known. */
  rate?: number;
}

/** The papers that entered a list within a time. */
export interface Harvested {
  title: string;
  description: string;
  /** The query that its papers match; absent where any paper does. */
  query?: Query;
  /** The most upvoted of the newest, each paper once. */
  entries: PaperMoment[];
  /** How many entered; where there are many, how many were counted. */
  total: number;
  /** Whether more entered than were counted. */
  isMore: boolean;
}

/** A question that can be asked repeatedly, as new papers answer it. */
export type FollowedQuestion = SearchQuestion | TopicQuestion | TrendingQuestion;

// Parameters that choose what is shown of a list.
const VIEW = ["sort", "content", "digest", "limit", "before", "since"];

/**
 * The list to follow for new papers at an address.
 * @param now seconds UTC
 * @throws {ListError} when there is no list at the address, or nothing new comes to it
 */
export async function followedAt(
  context: Context,
  address: string,
  now: number,
): Promise<Followed> {
  const question = followedQuestion(address, context);
  const { path, ...called } = headingOf(context, question);
  const { params, format } = question;
  const q = question.kind !== "trending" && question.typed && canonical(question.typed);
  const rate = question.kind === "trending" ? undefined : await rateOf(context, question, now);
  return {
    address: urlOf("", path, canonicalParams(params, format, q || undefined)),
    ...called,
    ...(rate !== undefined && { rate }),
  };
}

/**
 * The papers that entered the list at an address within a time, the most upvoted first.
 * Reads four rows a paper at most, of 750 at most.
 * @param since the first second, UTC
 * @param until the second after the last one
 * @param limit the most papers to return
 * @param now seconds UTC
 * @throws {ListError} when there is no list at the address, or nothing new comes to it
 */
export async function harvestAt(
  context: Context,
  address: string,
  { since, until }: { since: number; until: number },
  limit: number,
  now: number,
): Promise<Harvested> {
  const question = followedQuestion(address, context);
  const { title, description } = headingOf(context, question);
  const query = queryOf(question);
  const {
    from = 0,
    to = Number.MAX_SAFE_INTEGER,
    like,
    ...rest
  } = rangeOf(question.params, query, now);
  const range = {
    ...rest,
    from: Math.max(from, since * PLACES),
    to: Math.min(to, until * PLACES),
  };
  const named = { title, description, ...(query && { query }) };
  if (like) return { ...named, ...(await mostUpvotedLike(context, range, like, limit, now)) };
  const [entries, counted] = await Promise.all([
    rankedEntries(context.db, range, "top", limit, now),
    countNewest(context.db, range),
  ]);
  return {
    ...named,
    entries,
    total: counted.entries,
    isMore: counted.cut,
  };
}

/**
 * The question that the feeds of the list at an address answer, in any spelling.
 * @throws {ListError} when there is no list at the address, or nothing new comes to it
 */
export function followedQuestion(address: string, known: Known): FollowedQuestion {
  const { path, search } = addressOf(address);
  const view = Array.from(search.keys()).filter((name) => VIEW.includes(name.toLowerCase()));
  for (const name of view) search.delete(name);
  const feed = urlOf("", path, {}, FEED_FORMATS[0]!.extension);
  const question = questionAt(`${feed}?${search.toString()}`, known);
  if (!isFollowed(question)) {
    throw new ListError(
      "unreadable",
      "Nothing new comes to this list. Follow a topic or a search.",
    );
  }
  return question;
}

/** Whether new papers come to what a question asks for. */
export function isFollowed<Asked extends Pick<Question, "kind">>(
  question: Asked,
): question is Asked & FollowedQuestion {
  return ["search", "topic", "trending"].includes(question.kind);
}

/** The name and the address of the list that answers a question. */
export function headingOf(known: Known, question: FollowedQuestion): Heading {
  switch (question.kind) {
    case "search":
      return headingOfSource(known, question) ?? searchHeading(known, question);
    case "topic":
      return topicHeading(question);
    case "trending":
      return trendingHeading(known, question);
  }
}

// A list of everything from one source has the title of the source.
function headingOfSource(known: Known, question: SearchQuestion): Heading | undefined {
  const { typed } = question;
  const isAll = typed?.type === "source" && !typed.prefix;
  const source = known.sources.find(({ name }) => isAll && name === typed.value);
  if (!source) return undefined;
  const description = `New papers as ${source.site} lists them.`;
  return { ...searchHeading(known, question), title: source.title, description };
}

/** The query that the papers of a list match; undefined for everything. */
export function queryOf(question: FollowedQuestion): Query | undefined {
  switch (question.kind) {
    case "search":
      return question.typed;
    case "topic":
      return wholeQuery(question);
    case "trending":
      return { type: "trending" };
  }
}
