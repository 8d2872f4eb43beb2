import { digestEntries } from "../feeds/digest.ts";
import { entryOf } from "../feeds/entry.ts";
import type { Entry, Format, WireFeed } from "../feeds/feed.ts";
import type { Period } from "../feeds/periods.ts";
import type { Link } from "../feeds/links.ts";
import type { Facts } from "../paper/facts.ts";
import { parse, partOf, textOf } from "../query/index.ts";
import { dayOf } from "../text/time.ts";
import { urlOf } from "./address.ts";
import { canonicalUrl, listUrl, olderUrl, pageOf } from "./links.ts";
import type { List } from "./list.ts";

// A feed of more entries has short abstracts, so that it stays below 1 MB.
const LONG_FEED = 200;
const SHORT_ABSTRACT = 200;
const TTL_MINUTES = 10;

/**
 * A list as a feed that has no format yet.
 * @param site the origin of its addresses
 * @param siteName shown in its title
 * @param format the one it will be written in
 * @param facts of all sources
 */
export function feedOf(
  site: string,
  siteName: string,
  list: List,
  format: Format,
  facts: Facts,
): WireFeed {
  const page = listUrl(site, pageOf(list));
  const entries = entriesIn(site, siteName, list, format, facts);
  const updated = newestOf(entries.map(({ date }) => date.getTime()));
  const committed = committedAt(list) ?? list.committed ?? 0;
  const next = nextUrl(site, list, format);
  return {
    options: {
      id: canonicalUrl(site, list),
      title: `${list.title} · ${siteName}`,
      link: page,
      description: descriptionOf(site, list, entries.length),
      ttl: TTL_MINUTES,
      ...(updated !== undefined && { updated: new Date(updated) }),
    },
    self: listUrl(site, list, format),
    committed: new Date(committed * 1000),
    ...(next && { next }),
    ...(list.since && { since: list.since }),
    ...(list.kind === "paper" && { isOfOne: true as const }),
    entries,
  };
}

/** When the newest entry of a list was committed, in seconds UTC. */
export function committedAt({ entries }: List): number | undefined {
  return newestOf(entries.map(({ written }) => written));
}

function entriesIn(
  site: string,
  siteName: string,
  list: List,
  format: Format,
  facts: Facts,
): Entry[] {
  const { title, entries, digest, content } = list;
  if (digest) {
    const url = canonicalUrl(site, list);
    const digested = { title, url, urlWithin: (period: Period) => periodUrl(site, list, period) };
    return digestEntries(digested, digest.periods, entries, digest.more, facts);
  }
  const isLong = format.kind === "feed" && entries.length > LONG_FEED;
  const shortened = isLong ? { abstractLength: SHORT_ABSTRACT } : {};
  return entries.map((moment) => {
    const back = linksBack(site, siteName, moment.paper.id);
    return entryOf(moment, { content, back, ...shortened }, facts);
  });
}

// A reader of the feed comes from here to the paper's page, and to its citation.
function linksBack(site: string, siteName: string, id: string): Link[] {
  const path = `/papers/${id}`;
  return [
    { text: siteName, href: urlOf(site, path) },
    { text: "BibTeX", href: urlOf(site, path, {}, "bib") },
  ];
}

function descriptionOf(site: string, { description }: List, entries: number): string {
  return entries > 0 ? description : `${description} No papers yet. Source status: ${site}/status`;
}

// The page of all papers that entered the list in a period.
function periodUrl(site: string, list: List, { start, end }: Period): string {
  const { path, spelling, params } = list;
  const entered = partOf({ type: "entered", from: dayOf(start), to: dayOf(end - 1) });
  const q = textOf([...(spelling?.parts ?? []), entered])!;
  // A query at the length limit has no room for `entered:`.
  if (!parse(q).ok) return listUrl(site, pageOf(list));
  return urlOf(site, path, { q, include: params["include"], before: params["before"] });
}

function nextUrl(site: string, list: List, format: Format): string | undefined {
  const { since, path, params } = list;
  if (!since) return olderUrl(site, list, format);
  if (!since.more) return undefined;
  return listUrl(site, { path, params: { ...params, since: since.cursor } }, format);
}

function newestOf(times: number[]): number | undefined {
  return times.length > 0 ? Math.max(...times) : undefined;
}
