import { categoryName, resolveCategory } from "../paper/taxonomy.ts";
import { inWords, type Query } from "../query/index.ts";
import { nearest } from "../text/nearest.ts";
import { findTopic, queryOf, TOPICS } from "../topics.ts";
import type { Context } from "./context.ts";
import { findEntries } from "./entries.ts";
import { ListError, Moved } from "./errors.ts";
import type { Heading, TopicList } from "./list.ts";
import { canonicalParams } from "./params.ts";
import { topicCalled, topicsNear } from "./topic-names.ts";
import { calledBy, asTyped, type NamedQuery, type TopicQuestion } from "./question.ts";

const MOST_CATEGORIES = 20;

/**
 * The topic or the arXiv categories of a name.
 * @param name a topic's slug, or codes separated by `+`, space or comma: `cs.LG+cs.CL`, `cs.*`
 * @throws {Moved} for another name of a topic: `rlhf`
 * @throws {ListError} offering the nearest topic
 */
export function topicNamed(name: string): NamedQuery {
  const topic = findTopic(name);
  if (topic) return { ...topic, name: topic.slug, query: queryOf(topic) };
  return categoriesNamed(name) ?? otherwiseNamed(name);
}

function categoriesNamed(name: string): NamedQuery | undefined {
  const codes = name.split(/[+,\s]+/).filter(Boolean);
  const resolved = codes.map((code) => resolveCategory(code) ?? "");
  if (codes.length === 0 || codes.length > MOST_CATEGORIES || resolved.includes("")) {
    return undefined;
  }
  const categories = [...new Set(resolved)].sort();
  const names = categories.map((code) => `${categoryName(code)} (${code})`).join(", ");
  const isOne = categories.length === 1;
  const parts: Query[] = categories.map((code) => ({ type: "category", code }));
  return {
    name: categories.join("+"),
    title: names,
    description: `New papers of the ${isOne ? "arXiv category" : "arXiv categories"} ${names}, cross-lists too.`,
    query: isOne ? parts[0]! : { type: "or", parts },
  };
}

/** The topics whose names are like a text, the nearest first; for codes, the arXiv categories. */
export function namedNear(text: string): NamedQuery[] {
  const categories = text.includes(".") ? categoriesNamed(text) : undefined;
  return categories ? [categories] : topicsNear(text).map(({ slug }) => topicNamed(slug));
}

/** The list of a topic or of arXiv categories. */
export async function topicList(
  context: Context,
  question: TopicQuestion,
  now: number,
): Promise<TopicList> {
  const { params, format } = question;
  const found = await findEntries(context, question, wholeQuery(question), now);
  return {
    kind: "topic",
    ...topicHeading(question),
    params: canonicalParams(params, format, question.spelling?.text),
    content: params.content,
    ...asTyped(question),
    ...found,
    notices: [...question.notices, ...found.notices],
  };
}

/** The address and the names of a topic's list. */
export function topicHeading({ topic, spelling }: TopicQuestion): Heading {
  const { title, description } = topic;
  const path = `/topics/${topic.name}`;
  if (!spelling) return { path, title, description };
  return {
    path,
    title: `${title}: ${calledBy(spelling)}`,
    description: `${description} Narrowed to: ${inWords(spelling.parts)}.`,
  };
}

/** The query of a topic and what narrows it. */
export function wholeQuery({ topic, typed }: TopicQuestion): Query {
  return typed ? { type: "and", parts: [topic.query, typed] } : topic.query;
}

function otherwiseNamed(name: string): never {
  const shown = name.slice(0, 80);
  const called = topicCalled(shown);
  if (called) throw new Moved(`/topics/${called.slug}`);
  const slugs = TOPICS.map((topic) => topic.slug);
  const guess = topicsNear(shown)[0]?.slug ?? nearest(shown.toLowerCase(), slugs);
  const hint = guess ? ` Did you mean /topics/${guess}?` : "";
  const message = `There is no topic or category ${shown}.${hint} All are at /topics.`;
  const words = shown.replace(/[-_+\s]+/g, " ").trim();
  throw new ListError("missing", message, {
    ...(guess && { suggestion: guess }),
    ...(words && { words }),
  });
}
