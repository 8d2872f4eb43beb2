import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { cleanLine, cleanParagraphs } from "../text/clean.ts";
import { htmlToText } from "../text/html.ts";
import { namesIn } from "../text/names.ts";

/** What an item of a feed says, whatever the format. */
export interface FeedItem {
  title: string;
  /** Paragraphs of text. */
  abstract: string;
  authors: string[];
  keywords: string[];
  /** Where it is, as written: the first is for people. */
  links: string[];
  /** Identifiers as written: guids, DOIs. */
  ids: string[];
  /** As written. */
  date?: string;
  journal?: string;
}

/** A feed that was read. */
export interface ReadFeed {
  /** The site it belongs to, as written. */
  home?: string;
  items: FeedItem[];
}

type Maybe = string | undefined;

/**
 * Reads RSS 0.9 to 2.0, RSS 1.0, Atom or JSON Feed.
 * @throws whatever the parser has against the text
 */
export function readFeed(body: string): ReadFeed {
  const { format, feed } = parseFeed(body);
  switch (format) {
    case "rss":
      return { ...home(feed.link), items: (feed.items ?? []).map(rssItem) };
    case "rdf":
      return { ...home(feed.link), items: (feed.items ?? []).map(rdfItem) };
    case "atom": {
      const people = (feed.authors ?? []).map(({ name }) => name);
      const items = (feed.entries ?? []).map((entry) => atomItem(entry, people));
      return { ...home(alternate(feed.links)), items };
    }
    case "json": {
      const people = (feed.authors ?? []).map(({ name }) => name);
      const items = (feed.items ?? []).map((item) => jsonItem(item, people));
      return { ...home(feed.home_page_url), items };
    }
  }
}

function rssItem(item: RssFeed.Item<string>): FeedItem {
  const { dc, dcterms, prism, guid } = item;
  const people = dc?.creators ?? item.authors?.map(({ name }) => name) ?? [];
  return itemOf({
    title: fromHtml(item.title),
    abstract: fromHtml(item.description ?? item.content?.encoded ?? dc?.descriptions?.[0]),
    people,
    keywords: [...(item.categories ?? []).map(({ name }) => name), ...(dc?.subjects ?? [])],
    links: [
      item.link,
      guid?.isPermaLink === false ? undefined : guid?.value,
      ...(prism?.urls ?? []),
    ],
    ids: [guid?.value, prism?.doi, ...(dc?.identifiers ?? []), ...(dcterms?.identifiers ?? [])],
    dates: [item.pubDate, dc?.dates?.[0], prism?.publicationDates?.[0], dcterms?.issued?.[0]],
    journal: prism?.publicationName,
  });
}

function rdfItem(item: RdfFeed.Item<string>): FeedItem {
  const { dc, dcterms } = item;
  return itemOf({
    title: fromHtml(item.title ?? dc?.titles?.[0]),
    abstract: fromHtml(item.description ?? item.content?.encoded ?? dc?.descriptions?.[0]),
    people: dc?.creators ?? [],
    keywords: dc?.subjects ?? [],
    links: [item.link, item.rdf?.about],
    ids: [...(dc?.identifiers ?? []), ...(dcterms?.identifiers ?? [])],
    dates: [dc?.dates?.[0], dcterms?.issued?.[0]],
  });
}

function atomItem(entry: AtomFeed.Entry<string>, people: Maybe[]): FeedItem {
  const { summary, content, dc } = entry;
  const own = entry.authors?.map(({ name }) => name) ?? dc?.creators ?? [];
  return itemOf({
    title: fromAtom(entry.title),
    abstract: fromAtom(summary ?? content),
    people: own.length > 0 ? own : people,
    keywords: (entry.categories ?? []).map(({ label, term }) => label ?? term),
    links: [
      alternate(entry.links),
      ...(entry.links ?? []).filter(isRelated).map(({ href }) => href),
    ],
    ids: [entry.id, entry.arxiv?.doi, ...(dc?.identifiers ?? [])],
    dates: [entry.published, entry.updated],
    journal: entry.arxiv?.journalRef,
  });
}

function jsonItem(item: JsonFeed.Item<string>, people: Maybe[]): FeedItem {
  const own = (item.authors ?? []).map(({ name }) => name);
  return itemOf({
    title: fromText(item.title),
    abstract: fromText(item.summary) || fromText(item.content_text) || fromHtml(item.content_html),
    people: own.length > 0 ? own : people,
    keywords: item.tags ?? [],
    links: [item.url, item.external_url],
    ids: [item.id],
    dates: [item.date_published, item.date_modified],
  });
}

interface Parts {
  title: string;
  abstract: string;
  people: Maybe[];
  keywords: Maybe[];
  links: Maybe[];
  ids: Maybe[];
  dates: Maybe[];
  journal?: Maybe;
}

function itemOf({ people, dates, journal, ...parts }: Parts): FeedItem {
  const date = known(dates)[0];
  return {
    title: cleanLine(parts.title),
    abstract: parts.abstract,
    authors: [...new Set(known(people).map(fromHtml).flatMap(namesIn))],
    keywords: [...new Set(known(parts.keywords).map(fromHtml).map(cleanLine))].filter(Boolean),
    links: known(parts.links),
    ids: known(parts.ids),
    ...(date && { date }),
    ...(journal && { journal: cleanLine(fromHtml(journal)) }),
  };
}

function known(values: Maybe[]): string[] {
  return values.flatMap((value) => value?.trim() || []);
}

function home(link: Maybe): Pick<ReadFeed, "home"> {
  return link ? { home: link } : {};
}

type AtomLink = { href?: string; rel?: string };

// RFC 4287: a link without `rel` is an alternate.
function alternate(links: AtomLink[] | undefined): Maybe {
  return links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
}

function isRelated({ rel }: AtomLink): boolean {
  return rel === "related" || rel === "via";
}

function fromAtom(text: { value?: string; type?: string } | undefined): string {
  const isMarkup = text?.type?.includes("html") || text?.type?.includes("xml");
  return isMarkup ? fromHtml(text?.value) : fromText(text?.value);
}

// Many escape once too often, and many say that HTML is text. Closing tags and references are the
// sign of it: people hardly write those.
const STILL_MARKUP =
  /<\/(?:a|b|br|div|em|h\d|i|li|p|span|strong|sub|sup|u|ul|jats:\w+)>|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i;

function fromText(text: Maybe = ""): string {
  return STILL_MARKUP.test(text) ? htmlToText(text) : cleanParagraphs(text);
}

function fromHtml(html: Maybe = ""): string {
  return fromText(htmlToText(html));
}
