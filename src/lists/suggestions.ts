import {
  bareWords,
  likeOf,
  narrower,
  parse,
  type Part,
  type Query,
  type Rephrased,
  textOf,
  withoutEach,
  withoutQuotes,
} from "../query/index.ts";
import { countNewest } from "../store/entries.ts";
import { besides } from "../store/matching.ts";
import type { Context } from "./context.ts";
import { correctedText } from "./correction.ts";
import { rangeOf } from "./entries.ts";
import type { Place } from "./list.ts";
import type { SearchQuestion, TopicQuestion } from "./question.ts";
import { EVERYTHING } from "./search.ts";
import { namedNear } from "./topic.ts";

/** Another list that may be meant. */
export interface Offer {
  /** Its name, or how it differs. */
  name: string;
  place: Place;
  /** Its papers, counted up to a point. */
  count: number;
  /** Whether there are more. */
  isMore: boolean;
}

/** Lists beside that of a search. */
export interface Nearby {
  topics: Offer[];
  phrase?: Offer;
  title?: Offer;
}

/** Ways out of a list that has no papers. */
export interface WaysOut {
  /** The search with its words spelled as papers spell them. */
  corrected?: Offer;
  /** The searches without one of its parts, or without quotes, that find papers. */
  broader: Offer[];
}

type Asked = SearchQuestion | TopicQuestion;

// A row each. What there are more of is told as more.
const MOST_COUNTED = 100;
const MOST_TRIED = 6;
// There are many beside one list, so each looks less far back than facets do.
const PARTS = 3;
const MOST_BROADER = 3;
// With many words, dropping one seldom finds more, and each try takes long.
const MOST_PARTS = 12;

/**
 * The topics that a search is, or is near; and of a search for several words, the phrase and the
 * titles. Reads 400 rows at most.
 * @returns undefined for what is not the first page of a search, and for papers like others, which
 *   the index cannot count
 */
export async function nearbyOf(
  context: Context,
  question: SearchQuestion,
  now: number,
): Promise<Nearby | undefined> {
  const { params, spelling, typed } = question;
  if (params.before !== undefined || !spelling || likeOf(typed)) return undefined;
  const { parts } = spelling;
  const narrow = narrower(parts);
  const [topics, phrase, title] = await Promise.all([
    topicOffers(context, question, parts, now),
    narrow && offerOf(context, question, narrow.phrase, now),
    narrow && offerOf(context, question, narrow.title, now),
  ]);
  return { topics, ...(phrase && { phrase }), ...(title && { title }) };
}

/**
 * Other queries that find papers, for one that finds none. Reads 1,000 rows at most.
 * @returns undefined without a query, and for papers like others
 */
export async function waysOutOf(
  context: Context,
  question: Asked,
  now: number,
): Promise<WaysOut | undefined> {
  const { typed, spelling } = question;
  if (!typed || !spelling || likeOf(typed)) return undefined;
  const { parts, text } = spelling;
  const shorter = parts.length > MOST_PARTS ? [] : withoutEach(parts);
  const tried = [...withoutQuotes(parts), ...shorter].slice(0, MOST_TRIED);
  const offers = await Promise.all(tried.map((each) => offerOf(context, question, each, now)));
  const broader = offers
    .filter((offer) => offer !== undefined)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_BROADER);
  const meant = await correctedText(context.db, typed, text, now);
  const corrected =
    meant === undefined
      ? undefined
      : await offerOf(context, question, { name: meant, text: meant }, now);
  return { broader, ...(corrected && { corrected }) };
}

async function topicOffers(
  context: Context,
  question: SearchQuestion,
  parts: readonly Part[],
  now: number,
): Promise<Offer[]> {
  const { words, others } = namePartsOf(parts);
  const q = textOf(others);
  const topics = namedNear(words).map(async (topic): Promise<Offer> => {
    const query: Query = { type: "and", parts: [topic.query, ...others.map((part) => part.query)] };
    const counted = await countOf(context, question, query, now);
    return {
      name: topic.title,
      place: { path: `/topics/${topic.name}`, params: { q } },
      ...counted,
    };
  });
  return Promise.all(topics);
}

// A phrase can be a name too.
function namePartsOf(parts: readonly Part[]): { words: string; others: Part[] } {
  const { words, others } = bareWords(parts);
  const [phrase] = others.filter(({ query }) => query.type === "all" && !query.prefix);
  if (words.length > 0 || !phrase) return { words: textOf(words) ?? "", others };
  return { words: phrase.text, others: others.filter((part) => part !== phrase) };
}

async function offerOf(
  context: Context,
  question: Asked,
  { name, text }: Rephrased,
  now: number,
): Promise<Offer | undefined> {
  const parsed = parse(text, context);
  if (!parsed.ok || !parsed.tree) return undefined;
  const isOfTopic = question.kind === "topic";
  const query: Query = isOfTopic
    ? { type: "and", parts: [question.topic.query, parsed.tree] }
    : parsed.tree;
  const counted = await countOf(context, question, query, now);
  const path = isOfTopic ? `/topics/${question.topic.name}` : EVERYTHING;
  return counted.count === 0
    ? undefined
    : { name, place: { path, params: { q: text } }, ...counted };
}

async function countOf(
  { db }: Context,
  { params: { include } }: Asked,
  query: Query,
  now: number,
): Promise<Pick<Offer, "count" | "isMore">> {
  const range = besides(rangeOf({ include }, query, now));
  if (!range) return { count: 0, isMore: false };
  const near = { ...range, reach: Math.floor(range.reach / PARTS) };
  const { entries, cut } = await countNewest(db, near, MOST_COUNTED + 1);
  return { count: Math.min(entries, MOST_COUNTED), isMore: cut };
}
