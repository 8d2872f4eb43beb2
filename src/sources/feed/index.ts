import type { Facts } from "../../paper/facts.ts";
import { arxivIdOf, doiOf } from "../../paper/ids.ts";
import type { Listing, Statement } from "../../paper/paper.ts";
import { cleanLine } from "../../text/clean.ts";
import { DAY, dayOf, HOUR, startOfDay } from "../../text/time.ts";
import { feedName, SETTINGS } from "./feeds.ts";
import { readFeed } from "./formats.ts";
import { idOf, urlId } from "./ids.ts";
import type { FeedItem } from "./items.ts";
import { hostOf } from "../hosts.ts";
import type { Ask, Page, Reading, SourceKind } from "../source.ts";

const NAME = "feed";
/** Feeds come under all of these. The parser finds out which format it is. */
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
/** Characters. A longer text is a whole article and not an abstract. */
const MAX_ABSTRACT = 5000;

/**
 * Any feeds: of journals, conferences, laboratories. Each lists under a name of its own.
 * @param facts of the sources whose works the feeds may be about
 */
export function feed(facts: Facts): SourceKind<typeof SETTINGS> {
  return {
    name: NAME,
    title: "Feeds",
    site: "Feeds",
    home: "https://www.rssboard.org/rss-specification",
    authority: 0,
    signals: [],
    curated: false,
    classifies: false,
    settings: SETTINGS,
    create: ({ FEEDS: feeds }) => ({
      name: NAME,
      lists: feeds.map(feedName),
      today: dayOf,
      host: ({ page }) => hostOf(page),
      live: (now) => feeds.map(({ url }) => pageOf(url, now)),
      fetch: fetchFeed,
      read: (bodies, page) => {
        const known = feeds.find(({ url }) => url === page.page) ?? { url: page.page };
        return readPage(bodies, page, feedName(known), facts);
      },
    }),
  };
}

function pageOf(url: string, now: number): Page {
  return { source: NAME, page: url, day: dayOf(now), every: HOUR };
}

async function fetchFeed(ask: Ask, { page: url }: Page): Promise<string[] | undefined> {
  const { status, body } = await ask(url, { type: TYPES });
  return status === 304 ? undefined : [body];
}

function readPage(bodies: string[], page: Page, source: string, facts: Facts): Reading {
  const reading: Reading = { listings: [], rejected: [] };
  const seen = new Set<string>();
  for (const { home, items } of bodies.map(readFeed)) {
    const base = webLink(home ?? "", page.page) ?? page.page;
    for (const item of items) {
      const paper = statement(item, base, page.day, facts);
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

// An item belongs to the day it was published, however often it is read.
function listingOf(paper: Statement, source: string, today: string, rank: number): Listing {
  const { published } = paper;
  if (published === undefined) return { source, day: today, rank, paper };
  const day = dayOf(Math.min(published, startOfDay(today)!));
  const isLate = published < startOfDay(today)! - LATE;
  return { source, day, rank, kind: isLate ? "cross" : "new", paper };
}

/** The paper that an item is about, or a sentence on why it is about none. */
function statement(item: FeedItem, base: string, today: string, facts: Facts): Statement | string {
  const links = item.links.flatMap((link) => webLink(link, base) ?? []);
  const url = links[0];
  const ids = [...item.ids, ...links].flatMap((text) => idOf(text, facts) ?? []);
  const [doi] = ids.flatMap((id) => doiOf(id) ?? []);
  const arxivId = ids.find((id) => arxivIdOf(id) !== undefined);
  const id = arxivId ?? (doi && `doi:${doi}`) ?? (url && urlId(url));
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
    ...(doi && { doi }),
    ...(url && { url }),
    ...(item.journal && { journal: item.journal }),
  };
}

/** The paragraphs that fit, or the beginning of a first paragraph that is too long. */
function shortened(text: string): string {
  if (text.length <= MAX_ABSTRACT) return text;
  const end = text.lastIndexOf("\n\n", MAX_ABSTRACT);
  return end > 0 ? text.slice(0, end) : `${text.slice(0, MAX_ABSTRACT).toWellFormed().trimEnd()}…`;
}

/** A link as an absolute http(s) address. */
function webLink(link: string, base: string): string | undefined {
  if (link === "" || !URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

const WITH_DAY = /^(?:[a-z]+,?\s*)?\d{1,2}\s+[a-z]{3,}\.?,?\s+\d{2,4}\b|^\d{4}-\d\d-\d\d/i;

/**
 * The instant of a date. A day is its noon UTC; a year or a month that is over is its first day.
 * @returns undefined if there is no date, if it is to come or before 1990, and for the current year
 * or month, which does not say whether an item is new
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
