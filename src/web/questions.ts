import { categoryName, resolveCategory } from "../paper/taxonomy.ts";
import { canonical, compile, explain, inRole, inWords, parse, type Query } from "../query/index.ts";
import { newestEntries, newestWindow } from "../store/entries.ts";
import { RANKED_MATCHES, rankedEntries } from "../store/ranked.ts";
import { nearest } from "../text/nearest.ts";
import { findTopic, TOPICS } from "../topics.ts";
import { type Asked, canonicalParams, CURATED, FEED_WINDOW, PAGE_SIZE, sortOf } from "./context.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import type { Params } from "./params.ts";

/** The list of everything that answers a query, newest first; of everything without one. */
export async function questionList(asked: Asked, params: Params): Promise<List> {
  const { tree, notices } = readQuery(params.q);
  const words = tree ? inWords(tree) : undefined;
  return answered(asked, params, tree, {
    path: "/papers",
    title: words ?? "New papers",
    description: words ? `New papers about: ${words}.` : "New papers from every source.",
    params: canonicalParams(asked, params, tree && canonical(tree)),
    notices,
  });
}

/** The list of papers as curated lists come to hold them. */
export function curatedList(asked: Asked, params: Params): Promise<List> {
  return questionList(asked, { ...params, ...CURATED.params });
}

/**
 * The list of a topic or of arXiv categories, narrowed by a query where there is one.
 * @param name a topic's slug, or codes parted by `+`, space or comma: `cs.LG+cs.CL`, `cs.*`
 * @throws {WebError} 404 offering the nearest topic
 */
export async function topicList(asked: Asked, name: string, params: Params): Promise<List> {
  const topic = topicOf(name);
  if (!topic) throw unknownTopic(asked.site, name);
  const { tree, notices } = readQuery(params.q);
  const words = tree && inWords(tree);
  return answered(asked, params, tree ? and(topic.tree, tree) : topic.tree, {
    path: `/topics/${topic.name}`,
    title: words ? `${topic.title}: ${words}` : topic.title,
    description: words ? `${topic.description} Narrowed to: ${words}.` : topic.description,
    params: canonicalParams(asked, params, tree && canonical(tree)),
    notices,
  });
}

/** The list of papers as they come to be among the trending. */
export async function enteringTrending(asked: Asked, params: Params): Promise<List> {
  return answered(
    asked,
    params,
    { type: "trending" },
    {
      path: "/papers/trending",
      title: "Trending papers",
      description: "Papers as they come to be among the 30 that trend most.",
      params: canonicalParams(asked, params),
      notices: [],
    },
  );
}

/**
 * Reads a query.
 * @throws {WebError} 400 that says where it cannot be read
 */
export function readQuery(q: string | undefined): { tree: Query | undefined; notices: string[] } {
  const parsed = parse(q ?? "");
  if (!("type" in parsed)) return parsed;
  throw new WebError(400, explain(parsed), { parameter: "q", query: q, ...parsed });
}

async function answered(
  asked: Asked,
  params: Params,
  tree: Query | undefined,
  list: Omit<List, "entries" | "olderThan">,
): Promise<List> {
  const { db, format, now } = asked;
  const { limit, before, include } = params;
  const question = tree && includedOf(tree, params);
  const compiled = compile(question, now, include.includes("revised"));
  const to = Math.min(compiled.to ?? Number.MAX_SAFE_INTEGER, before ?? Number.MAX_SAFE_INTEGER);
  const { passing = false, ...asks } = compiled;
  const range = { ...asks, to };
  const sort = sortOf(format, params);
  if (sort !== "new") {
    const entries = await rankedEntries(db, range, sort, limit ?? PAGE_SIZE, now);
    const notice = `Ranked among the newest ${RANKED_MATCHES} that match.`;
    return { ...list, passing, entries, notices: [...list.notices, notice] };
  }
  const page =
    format?.kind === "feed" && limit === undefined
      ? await newestWindow(db, range, FEED_WINDOW)
      : await newestEntries(db, range, limit ?? PAGE_SIZE);
  const last = page.entries.at(-1);
  return {
    ...list,
    passing,
    entries: page.entries,
    ...(page.more && last && { olderThan: last.seq }),
  };
}

function includedOf(tree: Query, { include }: Params): Query {
  const [first, cross] = [include.includes("new"), include.includes("cross")];
  return first === cross ? tree : inRole(tree, first ? "primary" : "cross");
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
  if (topic) return { ...topic, name: topic.slug, tree: readQuery(topic.query).tree! };
  const codes = name.split(/[+,\s]+/).filter(Boolean);
  const resolved = [...new Set(codes.map(resolveCategory))].sort();
  if (codes.length === 0 || codes.length > 20 || resolved.includes(undefined)) return undefined;
  const categories = resolved as string[];
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

function unknownTopic(site: string, name: string): WebError {
  const shown = name.slice(0, 80);
  const guess = nearest(
    shown.toLowerCase(),
    TOPICS.map((topic) => topic.slug),
  );
  const hint = guess ? ` Did you mean ${site}/topics/${guess}?` : "";
  const message = `There is no topic or category ${shown}.${hint} All are at ${site}/topics.`;
  return new WebError(404, message, { ...(guess && { suggestion: guess }) });
}
