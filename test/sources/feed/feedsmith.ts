import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import {
  type FeedItem,
  fromHtml,
  fromText,
  htmlText,
  itemOf,
  type Maybe,
  type ReadFeed,
} from "../../../src/sources/feed/items.ts";

/** Reads a feed by another implementation. */
export function readByFeedsmith(body: string): ReadFeed {
  const { format, feed } = parseFeed(body);
  switch (format) {
    case "rss":
      return { ...home(feed.link), items: (feed.items ?? []).map(rssItem) };
    case "rdf":
      return { ...home(feed.link), items: (feed.items ?? []).map(rdfItem) };
    case "atom":
      return { ...home(feed.links?.[0]?.href), items: (feed.entries ?? []).map(atomItem) };
    case "json":
      return { ...home(feed.home_page_url), items: (feed.items ?? []).map(jsonItem) };
  }
}

function home(link: Maybe): Pick<ReadFeed, "home"> {
  return link ? { home: link } : {};
}

function rssItem({ dc, dcterms, prism, guid, ...item }: RssFeed.Item<string>): FeedItem {
  return itemOf({
    title: fromHtml(item.title),
    texts: [htmlText(item.description ?? item.content?.encoded ?? "")],
    people: dc?.creators ?? item.authors?.map(({ name }) => name) ?? [],
    keywords: [...(item.categories ?? []).map(({ name }) => name), ...(dc?.subjects ?? [])],
    links: [item.link, guid?.isPermaLink === false ? "" : guid?.value, ...(prism?.urls ?? [])],
    ids: [guid?.value, prism?.doi, ...(dc?.identifiers ?? []), ...(dcterms?.identifiers ?? [])],
    guid: guid?.value,
    dates: [item.pubDate, dc?.dates?.[0]],
    journals: [prism?.publicationName],
  });
}

function rdfItem({ dc, rdf, ...item }: RdfFeed.Item<string>): FeedItem {
  return itemOf({
    title: fromHtml(item.title),
    texts: [htmlText(item.description ?? item.content?.encoded ?? "")],
    people: dc?.creators ?? [],
    keywords: dc?.subjects ?? [],
    links: [item.link, rdf?.about],
    ids: dc?.identifiers ?? [],
    guid: rdf?.about,
    dates: dc?.dates ?? [],
  });
}

function atomItem(entry: AtomFeed.Entry<string>): FeedItem {
  return itemOf({
    title: fromHtml(entry.title?.value),
    texts: [htmlText(entry.summary?.value ?? "")],
    people: entry.authors?.map(({ name }) => name) ?? [],
    keywords: (entry.categories ?? []).map(({ label, term }) => label ?? term),
    links: (entry.links ?? []).map(({ href }) => href),
    ids: [entry.id, entry.arxiv?.doi, ...(entry.dc?.identifiers ?? [])],
    guid: entry.id,
    dates: [entry.published, entry.updated],
    journals: [entry.arxiv?.journalRef],
  });
}

function jsonItem(item: JsonFeed.Item<string>): FeedItem {
  return itemOf({
    title: fromText(item.title),
    texts: [htmlText(item.content_html ?? "")],
    people: (item.authors ?? []).map(({ name }) => name),
    keywords: item.tags ?? [],
    links: [item.url],
    ids: [item.id],
    guid: item.id,
    dates: [item.date_published],
  });
}
