import { canonical, compile, explain, inWords, parse, type Query } from "../query/index.ts";
import { newestEntries, newestWindow } from "../store/entries.ts";
import { findTopic, TOPICS } from "../topics.ts";
import { type Asked, canonicalParams, CURATED, FEED_WINDOW, PAGE_SIZE } from "./context.ts";
import { nearest } from "../text/nearest.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import type { Params } from "./params.ts";

/** The list of everything that answers a query, newest first; of everything without one. */
export async function questionList(asked: Asked, params: Params): Promise<List> {
  const { tree, notices } = readQuery(params.q);
  const words = tree ? inWords(tree) : undefined;
  return {
    path: "/papers",
    title: words ?? "New papers",
    description: words ? `New papers about: ${words}.` : "New papers from every source.",
    params: canonicalParams(params, tree && canonical(tree)),
    notices,
    ...(await newest(asked, params, tree)),
  };
}

/** The list of papers as curated lists come to hold them. */
export function curatedList(asked: Asked, params: Params): Promise<List> {
  return questionList(asked, { ...params, ...CURATED.params });
}

/**
 * The list of a topic, narrowed by a query where there is one.
 * @throws {WebError} 404 offering the nearest topic
 */
export async function topicList(asked: Asked, slug: string, params: Params): Promise<List> {
  const topic = findTopic(slug);
  if (!topic) throw unknownTopic(asked.site, slug);
  const { tree, notices } = readQuery(params.q);
  const base = readQuery(topic.query).tree!;
  const words = tree && inWords(tree);
  return {
    path: `/topics/${topic.slug}`,
    title: words ? `${topic.title}: ${words}` : topic.title,
    description: words ? `${topic.description} Narrowed to: ${words}.` : topic.description,
    params: canonicalParams(params, tree && canonical(tree)),
    notices,
    ...(await newest(asked, params, tree ? { type: "and", parts: [base, tree] } : base)),
  };
}

/** The list of papers as they come to be among the trending. */
export async function enteringTrending(asked: Asked, params: Params): Promise<List> {
  const tree: Query = { type: "trending" };
  return {
    path: "/papers/trending",
    title: "Trending papers",
    description: "Papers as they come to be among the 30 that trend most.",
    params: canonicalParams(params),
    notices: [],
    ...(await newest(asked, params, tree)),
  };
}

async function newest(
  { db, format, now }: Asked,
  { limit, before }: Params,
  tree: Query | undefined,
): Promise<Pick<List, "entries" | "olderThan">> {
  const compiled = compile(tree, now);
  const to = Math.min(compiled.to ?? Number.MAX_SAFE_INTEGER, before ?? Number.MAX_SAFE_INTEGER);
  const range = { ...compiled, to };
  const page =
    format?.kind === "feed" && limit === undefined
      ? await newestWindow(db, range, FEED_WINDOW)
      : await newestEntries(db, range, limit ?? PAGE_SIZE);
  const last = page.entries.at(-1);
  return { entries: page.entries, ...(page.more && last && { olderThan: last.seq }) };
}

function readQuery(q: string | undefined): { tree: Query | undefined; notices: string[] } {
  const parsed = parse(q ?? "");
  if (!("type" in parsed)) return parsed;
  throw new WebError(400, explain(parsed), { parameter: "q", query: q, ...parsed });
}

function unknownTopic(site: string, slug: string): WebError {
  const guess = nearest(
    slug.slice(0, 80).toLowerCase(),
    TOPICS.map((topic) => topic.slug),
  );
  const hint = guess ? ` Did you mean ${site}/topics/${guess}?` : "";
  return new WebError(
    404,
    `There is no topic ${slug.slice(0, 80)}.${hint} All are at ${site}/topics.`,
    {
      ...(guess && { suggestion: guess }),
    },
  );
}
