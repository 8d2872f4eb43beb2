import { extensionsOf, FEED_FORMATS } from "../feeds/formats.ts";
import { lastPeriods } from "../feeds/periods.ts";
import type { Facts } from "../paper/facts.ts";
import { PLACES } from "../paper/log.ts";
import { canonical, compile, inRole, inWords, parse, type Query } from "../query/index.ts";
import { newestEntries, newestWindow, type Range } from "../store/entries.ts";
import { RANKED_MATCHES, rankedEntries } from "../store/ranked.ts";
import { changedEntries, parseCursor } from "../store/changes.ts";
import {
  type Asked,
  canonicalParams,
  CURATED,
  FEED_WINDOW,
  MOST_CHANGES,
  PAGE_SIZE,
  sortOf,
} from "./context.ts";
import { UnreadableQuery, WebError } from "./errors.ts";
import { facetsOfPage, roleOf } from "./facets.ts";
import type { List } from "./list.ts";
import type { Params } from "./params.ts";
import { rateOf } from "./rate.ts";

/** The list of everything that answers a query, newest first; of everything without one. */
export async function questionList(asked: Asked, params: Params): Promise<List> {
  const list = opening(asked, params);
  return answered(asked, params, list.question, list);
}

/** As {@link questionList}, with what its page can be narrowed by. */
export async function searchList(asked: Asked, params: Params): Promise<List> {
  const list = opening(asked, params);
  return narrowable(asked, params, list.question, list);
}

function opening(asked: Asked, params: Params): Omit<List, "entries"> {
  const { tree, notices } = readQuery(params.q, asked.facts);
  const words = tree ? inWords(tree) : undefined;
  return {
    path: "/papers",
    title: words ?? "New papers",
    description: words ? `New papers about: ${words}.` : "New papers from every source.",
    params: canonicalParams(asked, params, tree && canonical(tree)),
    ...(tree && { question: tree }),
    notices,
  };
}

/** The list of papers as curated lists come to hold them. */
export function curatedList(asked: Asked, params: Params): Promise<List> {
  return questionList(asked, { ...params, ...CURATED.params });
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
 * @param facts of the sources whose addresses stand for papers
 * @throws {UnreadableQuery} 400 that says where it cannot be read
 */
export function readQuery(
  q = "",
  facts: Facts = new Map(),
): { tree: Query | undefined; notices: string[] } {
  const parsed = parse(q, facts);
  if (parsed.ok) return parsed;
  throw new UnreadableQuery(q, parsed.error);
}

async function answered(
  asked: Asked,
  params: Params,
  tree: Query | undefined,
  list: Omit<List, "entries">,
): Promise<List> {
  const { db, format, now } = asked;
  const { limit, before, include, digest, since } = params;
  const question = tree && includedOf(tree, params);
  const { passing = false, ...asks } = compile(question, now, include.includes("revised"));
  const to = Math.min(asks.to ?? Number.MAX_SAFE_INTEGER, before ?? Number.MAX_SAFE_INTEGER);
  const range = { ...asks, to };
  if (since !== undefined) return { ...list, ...(await changedSince(asked, range, since, limit)) };
  if (digest && format) return { ...list, ...(await digestsOf(asked, range, digest)) };
  const sort = sortOf(format, params);
  if (sort !== "new") {
    const entries = await rankedEntries(db, range, sort, limit ?? PAGE_SIZE, now);
    const notice = `Ranked among the newest ${RANKED_MATCHES} that match.`;
    return { ...list, passing, exact: true, entries, notices: [...list.notices, notice] };
  }
  const isWindow = format?.kind === "feed" && limit === undefined;
  const [page, rate] = await Promise.all([
    isWindow ? newestWindow(db, range, FEED_WINDOW) : newestEntries(db, range, limit ?? PAGE_SIZE),
    // Only the first of pages tells it.
    format || before !== undefined ? undefined : rateOf(asked, range),
  ]);
  const last = page.entries.at(-1);
  return {
    ...list,
    passing,
    // Of a list that nothing ever entered, nothing can be told.
    ...(rate !== undefined && last && { rate }),
    entries: page.entries,
    ...(page.more && last && { olderThan: last.seq }),
  };
}

/**
 * Answers a question as a list: its entries, in the order and form asked for, and what its page
 * can be narrowed by.
 */
export async function narrowable(
  asked: Asked,
  params: Params,
  tree: Query | undefined,
  list: Omit<List, "entries">,
): Promise<List> {
  const question = tree && includedOf(tree, params);
  const [found, facets] = await Promise.all([
    answered(asked, params, tree, list),
    facetsOfPage(asked, params, question, list.question),
  ]);
  return { ...found, ...(facets && { facets }) };
}

async function changedSince(
  { db }: Asked,
  range: Range,
  since: string,
  limit = MOST_CHANGES,
): Promise<Pick<List, "entries" | "since" | "passing" | "exact">> {
  const cursor = parseCursor(since);
  const page = cursor && (await changedEntries(db, range, cursor, limit));
  if (page) {
    const { entries, cursor: next, more } = page;
    return { entries, since: { cursor: next, more }, passing: true, exact: true };
  }
  const hint = "since= takes what an earlier answer gave; empty is from the beginning.";
  throw new WebError(400, `This is no place in the log here: ${since.slice(0, 50)}. ${hint}`, {
    parameter: "since",
  });
}

// Two weeks of days, or two months of weeks.
const PERIODS = { daily: 14, weekly: 8 };
const MOST_IN_DIGESTS = 1000;

async function digestsOf(
  { db, format, now }: Asked,
  range: Range,
  digest: "daily" | "weekly",
): Promise<Pick<List, "entries" | "digest" | "passing">> {
  if (format?.kind !== "feed") {
    throw new WebError(400, `digest= is for feeds: it goes with ${extensionsOf(FEED_FORMATS)}.`, {
      parameter: "digest",
    });
  }
  const periods = lastPeriods(digest, now, PERIODS[digest]);
  const from = Math.max(range.from ?? 0, periods.at(-1)!.start * PLACES);
  const to = Math.min(range.to ?? Number.MAX_SAFE_INTEGER, periods[0]!.end * PLACES);
  const { entries, more } = await newestEntries(db, { ...range, from, to }, MOST_IN_DIGESTS);
  return { entries, digest: { periods, more }, passing: true };
}

function includedOf(tree: Query, params: Params): Query {
  const role = roleOf(params);
  return role ? inRole(tree, role) : tree;
}
