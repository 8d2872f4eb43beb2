import type { Format } from "../feeds/feed.ts";
import type { Likeness } from "../paper/closeness.ts";
import { compile, inRole, type Query, type Role } from "../query/index.ts";
import { newestEntries, newestWindow } from "../store/entries.ts";
import type { Range } from "../store/matching.ts";
import { RANKED_MATCHES, rankedEntries } from "../store/ranked.ts";
import { changesSince } from "./changes.ts";
import type { Context } from "./context.ts";
import { digestsOf } from "./digests.ts";
import { likedEntries } from "./like/entries.ts";
import type { Entries } from "./list.ts";
import { type Params, sortOf } from "./params.ts";
import { FEED_WINDOW, PAGE_SIZE } from "./sizes.ts";
import { NO_UPVOTES, haveUpvotes } from "./sources.ts";

const TOO_BROAD = "This search has too many common words to be ranked, so the newest come first.";
const UNFINISHED =
  "Only the newest papers were searched, because this search takes long. Older ones follow.";

/**
 * The entries of a query, in the order and form that is asked for.
 * @param query undefined for everything
 * @returns the entries, with sentences about them
 */
export async function findEntries(
  context: Context,
  { params, format }: { params: Params; format?: Format | undefined },
  query: Query | undefined,
  now: number,
): Promise<Entries & { notices: string[] }> {
  const { db } = context;
  const { limit = PAGE_SIZE, digest, since } = params;
  const { passing = false, broad = false, like, ...range } = rangeOf(params, query, now);
  if (like) {
    const found = await likedEntries(context, { params, format }, range, like, now);
    return { ...found, passing: passing || (found.passing ?? false) };
  }
  if (since !== undefined) {
    return { ...(await changesSince(db, range, since, params.limit)), notices: [] };
  }
  if (digest && format) {
    const newest = (within: Range, most: number) => newestEntries(db, within, most);
    return { ...(await digestsOf(newest, range, digest, format, now)), notices: [] };
  }
  const sort = sortOf(params, format);
  const isUnranked = broad && sort === "relevance";
  if (sort !== "new" && !isUnranked) {
    const entries = await rankedEntries(db, range, sort, limit, now);
    const notice =
      sort === "relevance" || haveUpvotes(context.sources)
        ? `Ranked among the newest ${RANKED_MATCHES} matches.`
        : NO_UPVOTES;
    const isCut = entries.length === limit;
    return { entries, isCut, passing, exact: true, notices: [notice] };
  }
  const isWindow = format?.kind === "feed" && params.limit === undefined;
  const page = isWindow
    ? await newestWindow(db, range, FEED_WINDOW)
    : await newestEntries(db, range, limit);
  return {
    entries: page.entries,
    passing,
    ...(page.more && page.next !== undefined && { olderThan: page.next }),
    notices: [...(isUnranked ? [TOO_BROAD] : []), ...(page.unfinished ? [UNFINISHED] : [])],
  };
}

/**
 * The moments that a query asks for, how many to look at besides, whether they leave it as time
 * passes, and what their papers have to be like.
 */
export function rangeOf(
  { include, before = Number.MAX_SAFE_INTEGER }: Pick<Params, "include" | "before">,
  query: Query | undefined,
  now: number,
): Range & { beside: number; passing?: boolean; broad?: boolean; like?: Likeness } {
  const asked = query && included(query, include);
  const { to = before, ...range } = compile(asked, now, include.includes("revised"));
  return { ...range, to: Math.min(to, before) };
}

/** A query with its categories in the role that `include` asks for. */
export function included(query: Query, include: Params["include"]): Query {
  const role = roleOf(include);
  return role ? inRole(query, role) : query;
}

/** The role that `include` asks for categories in; undefined for any role. */
export function roleOf(include: Params["include"]): Role | undefined {
  const [primary, cross] = [include.includes("new"), include.includes("cross")];
  if (primary === cross) return undefined;
  return primary ? "primary" : "cross";
}
