import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { renderAtom } from "../../src/feeds/atom.ts";
import type { WireFeed } from "../../src/feeds/feed.ts";
import { renderJson } from "../../src/feeds/json.ts";
import { renderRss } from "../../src/feeds/rss.ts";

/** What another implementation understands of one of our documents. */
export interface Reading {
  title: string | undefined;
  items: ReadItem[];
}

interface ReadItem {
  id: string | undefined;
  title: string | undefined;
  /** The abstract as text. */
  abstract: string | undefined;
  content: string | undefined;
  authors: (string | undefined)[];
  tags: (string | undefined)[];
}

/** Renders a feed in each format and has it read back by feedsmith. */
export const READERS: Record<string, (feed: WireFeed) => Reading> = { rss, atom, json };

function rss(feed: WireFeed): Reading {
  const { title, items = [] } = parseRssFeed(renderRss(feed));
  return {
    title,
    items: items.map((item) => ({
      id: item.guid?.value,
      title: item.title,
      abstract: item.description && textOf(item.description),
      content: item.content?.encoded,
      authors: item.dc?.creators ?? [],
      tags: (item.categories ?? []).map((category) => category.name),
    })),
  };
}

function atom(feed: WireFeed): Reading {
  const { title, entries = [] } = parseAtomFeed(renderAtom(feed));
  return {
    title: title?.value,
    items: entries.map((entry) => ({
      id: entry.id,
      title: entry.title?.value,
      abstract: entry.summary?.value,
      content: entry.content?.value,
      authors: (entry.authors ?? []).map((author) => author.name),
      tags: (entry.categories ?? []).map((category) => category.term),
    })),
  };
}

function json(feed: WireFeed): Reading {
  const { title, items = [] } = parseJsonFeed(renderJson(feed));
  return {
    title,
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      abstract: item.summary,
      content: item.content_html,
      authors: (item.authors ?? []).map((author) => author.name),
      tags: item.tags ?? [],
    })),
  };
}

/** The text of HTML that holds only paragraphs, links and the five escapes. */
export function textOf(html: string): string {
  const escapes: Record<string, string> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",
  };
  return html.replace(/<\/?(p|a)\b[^>]*>/g, "").replace(/&[^;]+;/g, (name) => escapes[name] ?? "?");
}
