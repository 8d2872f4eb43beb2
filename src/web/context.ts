import type { Format } from "../feeds/feed.ts";
import type { Facts } from "../paper/facts.ts";
import type { Settings } from "../settings.ts";
import type { Params } from "./params.ts";

/** What every handler works with. */
export interface Asked {
  request: Request;
  db: D1Database;
  kv: KVNamespace;
  settings: Settings;
  /** The facts of all sources. */
  facts: Facts;
  /** The origin that addresses are written with. */
  site: string;
  /** Whether that is a setting, so that answers may be kept by caches. */
  cacheable: boolean;
  /** What the path ends in, without the dot; absent for the page. */
  extension?: string;
  /** The format that is, for lists of papers. */
  format?: Format;
  /** Seconds since 1970. */
  now: number;
  /** The commits that memory had seen when the request came. */
  commits: number;
}

/** How many entries a list holds where its asker did not say. */
export const PAGE_SIZE = 50;
/** A feed holds these, and every other entry of the last two days. */
export const FEED_WINDOW = { least: PAGE_SIZE, most: 500, hours: 48 };

/** Rows of the log that a script reads at once, where it did not say. */
export const MOST_CHANGES = 500;

/** What is subscribed to where a day's list is read: papers as curated lists come to hold them. */
export const CURATED = { path: "/papers", params: { q: "source:huggingface" } };

/** The parameters that make a list what it is, as its canonical address writes them. */
export function canonicalParams(
  { format }: Asked,
  params: Params,
  q?: string,
): Record<string, string | number | undefined> {
  const { content, include, digest, limit, before, since } = params;
  const sort = sortOf(format, params);
  return {
    q,
    sort: sort === "new" ? undefined : sort,
    include: include.join() === "new,cross" ? undefined : include.join(),
    content: content === "full" ? undefined : content,
    digest,
    limit,
    before: sort === "new" ? before : undefined,
    since,
  };
}

/** The order that is kept to: feeds are newest first, JSON is for programs too. */
export function sortOf(format: Format | undefined, { sort }: Params): Params["sort"] {
  return format?.newestFirst ? "new" : sort;
}
