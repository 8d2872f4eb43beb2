import { paperId } from "../../paper/ids.ts";
import type { Listing, Statement } from "../../paper/paper.ts";
import { cleanLine, foldedWords } from "../../text/clean.ts";
import { sha256 } from "../../text/sha256.ts";
import { DAY, dayOf, HOUR, startOfDay } from "../../text/time.ts";
import { readFeed } from "./formats.ts";
import type { FeedItem } from "./items.ts";
import type { Ask, FeedOption, Page, Reading, SourceKind } from "../source.ts";

const NAME = "feed";
/** Feeds come under all of these; what it is, the parser finds out. */
const TYPES = [
  "application/rss+xml",
  "application/atom+xml",
  "application/rdf+xml",
  "application/feed+json",
  "application/xml",
  "text/xml",
  "application/json",
  "text/plain",
  "application/octet-stream",
  "text/html",
];
/** An item published longer ago than this is late. */
const LATE = 14 * DAY;
const EARLIEST = Date.UTC(1990, 0) / 1000;
const MAX_KEYWORDS = 20;
/** Characters. What is longer is a whole article and no abstract. */
const MAX_ABSTRACT = 5000;

/** Any feeds: of journals, conferences, laboratories. Each lists under a name of its own. */
export const feed: SourceKind = {
  name: NAME,
  title: "Feeds",
  home: "https://www.rssboard.org/rss-specification",
  authority: 0,
  signals: [],
  curated: false,
  classifies: false,
  create: ({ FEEDS: feeds }) => ({
    name: NAME,
    today: dayOf,
    pages: (_, now) => feeds.map(({ url }) => pageOf(url, now)),
    fetch: fetchFeed,
    read: (bodies, page) => {
      const known = feeds.find(({ url }) => url === page.page) ?? { url: page.page };
      return readPage(bodies, page, feedName(known));
    },
  }),
};

/**
 * The name a feed lists under, which `source:` asks for: its name or else its host, in lower case
 * with hyphens. It always has a hyphen, so that it is never that of a source of this folder.
 */
export function feedName({ url, name }: FeedOption): string {
  const host = new URL(url).hostname.replace(/^www\./, "");
  const words = [foldedWords(name ?? ""), foldedWords(host)].find(({ length }) => length > 0)!;
  return words.length > 1 ? words.join("-") : `${words[0]}-feed`;
}

function pageOf(url: string, now: number): Page {
  return { source: NAME, page: url, day: dayOf(now), every: HOUR };
}

async function fetchFeed(ask: Ask, { page: url }: Page): Promise<string[] | undefined> {
  const { status, body } = await ask(url, { type: TYPES });
  return status === 304 ? undefined : [body];
}

function readPage(bodies: string[], page: Page, source: string): Reading {
  const reading: Reading = { listings: [], rejected: [] };
  const seen = new Set<string>();
  for (const { home, items } of bodies.map(readFeed)) {
    const base = webLink(home ?? "", page.page) ?? page.page;
    for (const item of items) {
      const paper = statement(item, base, page.day);
      if (typeof paper === "string") {
        reading.rejected.push(paper);
        continue;
      }
      if (seen.has(paper.id)) continue;
      seen.add(paper.id);
      reading.listings.push(listingOf(paper, source, page.day, reading.listings.length));
    }
  }
  return reading;
}

// An item is on the day it was published: the same however often it is read.
function listingOf(paper: Statement, source: string, today: string, rank: number): Listing {
  const { published } = paper;
  if (published === undefined) return { source, day: today, rank, paper };
  const day = dayOf(Math.min(published, startOfDay(today)!));
  const isLate = published < startOfDay(today)! - LATE;
  return { source, day, rank, kind: isLate ? "cross" : "new", paper };
}

/** What an item says of a paper, or in a sentence why it says nothing. */
function statement(item: FeedItem, base: string, today: string): Statement | string {
  const links = item.links.flatMap((link) => webLink(link, base) ?? []);
  const url = links[0];
  const names = [...item.ids, ...links].flatMap((text) => workId(text) ?? []);
  const doi = names.find((name) => name.startsWith("doi:"));
  const id = names.find((name) => name.startsWith("arxiv:")) ?? doi ?? (url && urlId(url));
  const what = JSON.stringify(item.title || url || item.ids[0] || "an item");
  if (!item.title) return cleanLine(`${what}: has no title`).slice(0, 200);
  if (!id) return cleanLine(`${what}: has no link and no identifier`).slice(0, 200);
  const published = instantOf(item.date ?? "", today);
  return {
    id,
    title: item.title,
    abstract: shortened(item.abstract),
    authors: item.authors,
    keywords: item.keywords.slice(0, MAX_KEYWORDS),
    ...(published !== undefined && { published }),
    ...(doi && { doi: doi.slice("doi:".length) }),
    ...(url && { url }),
    ...(item.journal && { journal: item.journal }),
  };
}

/** The paragraphs that fit; of a first one that does not, its beginning. */
function shortened(text: string): string {
  if (text.length <= MAX_ABSTRACT) return text;
  const end = text.lastIndexOf("\n\n", MAX_ABSTRACT);
  return end > 0 ? text.slice(0, end) : `${text.slice(0, MAX_ABSTRACT).toWellFormed().trimEnd()}…`;
}

/** An absolute address that a browser may be sent to. */
function webLink(link: string, base: string): string | undefined {
  if (link === "" || !URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The arXiv id or DOI that an identifier or a link is of. */
function workId(text: string): string | undefined {
  const direct = paperId(text.replace(/^(?:oai:arXiv\.org:|info:doi\/|urn:doi:)/i, ""));
  if (direct) return direct;
  // https://www.science.org/doi/abs/10.1126/x?af=R, https://www.biorxiv.org/content/10.1101/xv1
  const path = /^https?:\/\/[^/]+\/(?:doi|content)\/(?:[a-z]+\/)?(10\.\d{4,9}\/[^?#\s]+)/i.exec(
    text,
  );
  const doi = path?.[1]?.replace(/\/(?:abstract|full|pdf|html)$/i, "");
  return doi && paperId(/\/content\//.test(text) ? doi.replace(/v\d+(?:\.[\w.-]+)?$/, "") : doi);
}

const TRACKING = /^utm_|^(?:fbclid|gclid|ref|rss)$/;

/** The id of a work by its address alone, however that is written. */
function urlId(link: string): string {
  const url = new URL(link);
  url.protocol = "https:";
  url.hash = "";
  const names = [...url.searchParams.keys()];
  for (const name of names.filter((text) => TRACKING.test(text))) url.searchParams.delete(name);
  return `url:${sha256(url.href.replace(/\/$/, "")).slice(0, 32)}`;
}

const WITH_DAY = /^(?:[a-z]+,?\s*)?\d{1,2}\s+[a-z]{3,}\.?,?\s+\d{2,4}\b|^\d{4}-\d\d-\d\d/i;

/**
 * When a date is, a day alone being noon UTC.
 * @returns undefined for what cannot be: no date, one to come, one before 1990. A year or a month
 * is its first day, once it is over; while it lasts, it does not say whether an item is new
 */
function instantOf(date: string, today: string): number | undefined {
  const [period] = /^\d{4}(?:-\d\d)?$/.exec(date) ?? [];
  if (period && today.startsWith(period)) return undefined;
  const whole = period ? `${period}-01-01`.slice(0, 10) : date;
  const day = startOfDay(whole);
  const at = day === undefined ? instant(whole) : day + 12 * HOUR;
  const end = startOfDay(today)! + 2 * DAY;
  return at !== undefined && at >= EARLIEST && at < end ? at : undefined;
}

function instant(date: string): number | undefined {
  const at = WITH_DAY.test(date) ? Math.floor(Date.parse(date) / 1000) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
