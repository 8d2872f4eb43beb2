import { categoryName, resolveCategory } from "../paper/taxonomy.ts";
import { canonical, inWords, type Query } from "../query/index.ts";
import { nearest } from "../text/nearest.ts";
import { findTopic, queryOf, TOPICS } from "../topics.ts";
import { type Asked, canonicalParams } from "./context.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import type { Params } from "./params.ts";
import { narrowable, readQuery } from "./questions.ts";

/**
 * The list of a topic or of arXiv categories, narrowed by a query where there is one.
 * @param name a topic's slug, or codes parted by `+`, space or comma: `cs.LG+cs.CL`, `cs.*`
 * @throws {WebError} 404 offering the nearest topic
 */
export async function topicList(asked: Asked, name: string, params: Params): Promise<List> {
  const topic = topicOf(name);
  if (!topic) throw unknownTopic(name);
  const { tree, notices } = readQuery(params.q, asked.facts);
  const words = tree && inWords(tree);
  return narrowable(asked, params, tree ? and(topic.tree, tree) : topic.tree, {
    path: `/topics/${topic.name}`,
    title: words ? `${topic.title}: ${words}` : topic.title,
    description: words ? `${topic.description} Narrowed to: ${words}.` : topic.description,
    params: canonicalParams(asked, params, tree && canonical(tree)),
    ...(tree && { question: tree }),
    notices,
  });
}

interface NamedQuestion {
  /** As its canonical address writes it. */
  name: string;
  title: string;
  description: string;
  tree: Query;
}

function topicOf(name: string): NamedQuestion | undefined {
  const topic = findTopic(name);
  if (topic) return { ...topic, name: topic.slug, tree: queryOf(topic) };
  const codes = name.split(/[+,\s]+/).filter(Boolean);
  const resolved = codes.map((code) => resolveCategory(code) ?? "");
  if (codes.length === 0 || codes.length > 20 || resolved.includes("")) return undefined;
  const categories = [...new Set(resolved)].sort();
  const names = categories.map((code) => `${categoryName(code)} (${code})`).join(", ");
  const parts: Query[] = categories.map((code) => ({ type: "category", code }));
  return {
    name: categories.join("+"),
    title: names,
    description: `New papers of arXiv's ${names}, cross-lists too.`,
    tree: parts.length === 1 ? parts[0]! : { type: "or", parts },
  };
}

function and(...parts: Query[]): Query {
  return { type: "and", parts };
}

function unknownTopic(name: string): WebError {
  const shown = name.slice(0, 80);
  const guess = nearest(
    shown.toLowerCase(),
    TOPICS.map((topic) => topic.slug),
  );
  const hint = guess ? ` Did you mean /topics/${guess}?` : "";
  const message = `There is no topic or category ${shown}.${hint} All are at /topics.`;
  return new WebError(404, message, { ...(guess && { suggestion: guess }) });
}
