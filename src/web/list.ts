import { entryOf } from "../feeds/entry.ts";
import { digestEntries } from "../feeds/digest.ts";
import type { Entry, Format, WireFeed } from "../feeds/feed.ts";
import { fingerprint } from "../feeds/fingerprint.ts";
import { FEED_FORMATS, typeOf } from "../feeds/formats.ts";
import type { Period } from "../feeds/periods.ts";
import type { Facts } from "../paper/facts.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { canonical, parse, type Query } from "../query/index.ts";
import { dayOf } from "../text/time.ts";
import { urlOf } from "./address.ts";
import type { Facets } from "./facets.ts";
import { MOST, type Params } from "./params.ts";
import type { Answer } from "./respond.ts";

/** A list of papers: the same whether it is shown as a page or sent as a feed. */
export interface List {
  /** Canonical, without extension. */
  path: string;
  title: string;
  /** What is in it, in a sentence. */
  description: string;
  /** The parameters that make it this list, canonical. */
  params: Readonly<Record<string, string | number | undefined>>;
  /** The list that its feeds are of, where that is another one. */
  subscribe?: { path: string; params: Readonly<Record<string, string>> };
  /** What enters its feeds, where that cannot be told from the description. */
  enters?: string;
  /** Its entries, newest first in feeds, in its own order on its page. */
  entries: PaperMoment[];
  /** The seq that older ones are below, if there are any. */
  olderThan?: number;
  /** Whether entries leave it as time goes by, so that no date tells whether it has changed. */
  passing?: boolean;
  /** Whether its order is made by counts, or it is of one paper: then each count counts. */
  exact?: boolean;
  /** The periods its digests are of. */
  digest?: { periods: Period[]; more: boolean };
  /** Where a script that reads changes goes on. */
  since?: { cursor: string; more: boolean };
  /** What was asked of it in words, read; nothing where it is all of a list. */
  question?: Query;
  /** What its page can be narrowed by. */
  facets?: Facets;
  /** How many entries it gets a week, where that is known. */
  rate?: number;
  /** Things its reader should know. */
  notices: string[];
}

/** Past so many entries abstracts are cut, so that a feed stays below 1 MB. */
const LONG_FEED = 200;
const SHORT_ABSTRACT = 200;
const TTL_MINUTES = 10;

/** The address of a list in a format; of its page without one. */
export function listUrl(
  site: string,
  { path, params }: Pick<List, "path" | "params">,
  extension?: string,
): string {
  return urlOf(site, path, params, extension);
}

/** The address of what follows on a list. */
export function olderUrl(site: string, list: List, extension?: string): string | undefined {
  if (list.olderThan === undefined) return undefined;
  return urlOf(site, list.path, { ...list.params, before: list.olderThan }, extension);
}

// Without what pages and feeds do not take: since is for scripts, and exports may be longer.
function shownOf({ path, params }: List): Pick<List, "path" | "params"> {
  const isLonger = Number(params["limit"]) > MOST.shown;
  return { path, params: { ...params, since: undefined, ...(isLonger && { limit: undefined }) } };
}

function feedsOf(site: string, list: List): { format: Format; href: string }[] {
  const { path, params } = shownOf(list);
  const first = list.subscribe ?? { path, params: { ...params, before: undefined } };
  return FEED_FORMATS.map((format) => ({
    format,
    href: listUrl(site, first, format.extension),
  }));
}

/** The feeds of a list as a page links them. */
export function feedLinks(
  site: string,
  list: List,
): { href: string; type: string; name: string }[] {
  return feedsOf(site, list).map(({ format, href }) => ({
    href,
    type: typeOf(format),
    name: format.name,
  }));
}

/** A list as an answer in a format. */
export function feedAnswer(
  site: string,
  siteName: string,
  list: List,
  params: Params,
  format: Format,
  facts: Facts,
): Answer {
  const feed = wireFeed(site, siteName, list, params, format, facts);
  const newest = newestOf(list.entries.map(({ written }) => written));
  const links = [
    { href: feed.self, rel: "self", type: typeOf(format) },
    ...linksOf(site, list).filter(({ href }) => href !== feed.self),
  ];
  if (feed.next) links.push({ href: feed.next, rel: "next" });
  const { lines } = format;
  return {
    type: format.mediaType,
    body: () => format.render(feed),
    ...(lines && { pieces: () => lines(feed) }),
    fingerprint: fingerprint(feed, format.extension, format.kind === "export" || list.exact),
    ...(newest !== undefined && !list.passing && { modified: newest }),
    links,
    ...(list.since && { headers: [["X-Since", list.since.cursor]] }),
  };
}

/** Where a list is, for people and in each feed format. */
export function linksOf(site: string, list: List): { href: string; rel: string; type?: string }[] {
  return [
    { href: listUrl(site, shownOf(list)), rel: "canonical" },
    ...feedLinks(site, list).map(({ href, type }) => ({ href, rel: "alternate", type })),
  ];
}

function wireFeed(
  site: string,
  siteName: string,
  list: List,
  { content }: Params,
  format: Format,
  facts: Facts,
): WireFeed {
  const page = listUrl(site, shownOf(list));
  const entries = list.digest
    ? digestEntries(
        { title: list.title, url: page, urlWithin: (period) => periodUrl(site, list, period) },
        list.digest.periods,
        list.entries,
        list.digest.more,
        facts,
      )
    : entriesOf(list, content, format, facts);
  const updated = newestOf(entries.map(({ date }) => date.getTime()));
  const next = nextUrl(site, list, format);
  const empty = `Nothing has entered it yet; ${site}/status says whether every source is well.`;
  return {
    options: {
      id: page,
      title: `${list.title} · ${siteName}`,
      link: page,
      description: entries.length > 0 ? list.description : `${list.description} ${empty}`,
      ttl: TTL_MINUTES,
      ...(updated !== undefined && { updated: new Date(updated) }),
    },
    self: listUrl(site, list, format.extension),
    ...(next && { next }),
    ...(list.since && { since: list.since }),
    entries,
  };
}

function periodUrl(site: string, list: List, { start, end }: Period): string {
  const { path, question, params } = list;
  const entered: Query = { type: "entered", from: dayOf(start), to: dayOf(end - 1) };
  const q = canonical(question ? { type: "and", parts: [question, entered] } : entered);
  // What is as long as a question may be cannot be narrowed.
  if (!parse(q).ok) return listUrl(site, shownOf(list));
  return urlOf(site, path, { q, include: params["include"], before: params["before"] });
}

function entriesOf(
  { entries }: List,
  content: Params["content"],
  format: Format,
  facts: Facts,
): Entry[] {
  const long = format.kind === "feed" && entries.length > LONG_FEED;
  const cut = long ? { abstractLength: SHORT_ABSTRACT } : {};
  return entries.map((moment) => entryOf(moment, { content, ...cut }, facts));
}

function nextUrl(site: string, list: List, format: Format): string | undefined {
  const { since, path, params } = list;
  if (!since) return olderUrl(site, list, format.extension);
  if (!since.more) return undefined;
  return urlOf(site, path, { ...params, since: since.cursor }, format.extension);
}

function newestOf(times: number[]): number | undefined {
  return times.length > 0 ? Math.max(...times) : undefined;
}
