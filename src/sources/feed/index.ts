import type { Facts } from "../../paper/facts.ts";
import { arxivIdOf } from "../../paper/ids.ts";
import type { Listing } from "../../paper/paper.ts";
import { beginningOf, cleanLine } from "../../text/clean.ts";
import { readDate } from "../../text/dates.ts";
import { DAY, dayOf, HOUR, startOfDay } from "../../text/time.ts";
import { guessPublished } from "../arxiv/work.ts";
import { ANY_TYPE, type Ask, type Page, type Reading, type SourceKind } from "../source.ts";
import { announcementOf } from "./announced.ts";
import { feedName, SETTINGS } from "./feeds.ts";
import { readFeed } from "./formats.ts";
import type { FeedItem } from "./items.ts";
import { hostOf } from "../hosts.ts";
import { webLink } from "./links.ts";
import { type Identified, identifiedItems } from "./works.ts";

const NAME = "feed";
/** The types that feeds should have. Many have another, so the parser finds out the format. */
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
  ANY_TYPE,
];
/** An item published longer ago than this is late. */
const LATE = 14 * DAY;
const EARLIEST = Date.UTC(1990, 0) / 1000;
const MAX_KEYWORDS = 20;
/** Characters of a title that is taken from the text. */
const MAX_HEADLINE = 120;

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
    const linked = items.map((item) => {
      const links = [...new Set(item.links)].flatMap((link) => webLink(link, base) ?? []);
      return { item, links };
    });
    for (const [n, identified] of identifiedItems(linked, page.page, facts).entries()) {
      const listing = listingOf(items[n]!, identified, source, page.day);
      if (typeof listing === "string") {
        reading.rejected.push(listing);
        continue;
      }
      if (seen.has(listing.paper.id)) continue;
      seen.add(listing.paper.id);
      reading.listings.push({ ...listing, rank: reading.listings.length });
    }
  }
  return reading;
}

/** The paper of an item, or a sentence on why it is about none. */
function listingOf(
  item: FeedItem,
  { id, doi, url, item: ids }: Identified,
  source: string,
  today: string,
): Omit<Listing, "rank"> | string {
  const announced = announcementOf(item);
  const { title, abstract, keywords } = announced ?? item;
  const name = title || headline(abstract);
  const what = JSON.stringify(name || url || item.ids[0] || "an item");
  if (!name) return cleanLine(`${what}: has no title`).slice(0, 200);
  if (!id) return cleanLine(`${what}: has no link and no identifier`).slice(0, 200);
  const dated = firstInstant(item.dates, today);
  const isOld = announced !== undefined && announced.kind !== "new" && arxivIdOf(id) !== undefined;
  const published = isOld ? guessPublished(id, today) : dated;
  const fields = {
    published,
    version: announced?.version,
    doi,
    url,
    journal: item.journal,
    volume: item.volume,
    issue: item.issue,
    pages: item.pages,
    publisher: item.publisher,
    license: item.license,
    categories: announced?.categories,
  };
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    source,
    ...placed(dated, announced?.kind, today),
    paper: {
      id,
      title: name,
      abstract,
      authors: item.authors,
      keywords: keywords.slice(0, MAX_KEYWORDS),
      ...Object.fromEntries(said),
    },
    ...(Object.keys(ids).length > 0 && { item: ids }),
  };
}

// An item belongs to the day it was published, however often it is read.
function placed(
  at: number | undefined,
  announced: Listing["kind"],
  today: string,
): Pick<Listing, "day" | "kind"> {
  if (at === undefined) return { day: today, ...(announced && { kind: announced }) };
  const start = startOfDay(today)!;
  const kind = announced === undefined || announced === "new" ? kindOf(at, start) : announced;
  return { day: dayOf(Math.min(at, start)), kind };
}

function kindOf(at: number, start: number): "new" | "cross" {
  return at < start - LATE ? "cross" : "new";
}

/** The first sentence of a text, or its beginning where it is long. */
function headline(text: string): string {
  const [sentence = ""] = /^.+?(?:[.!?](?=\s|$)|$)/.exec(text.split("\n")[0]!) ?? [];
  if (sentence.length <= MAX_HEADLINE) return sentence;
  const end = sentence.lastIndexOf(" ", MAX_HEADLINE);
  return `${beginningOf(sentence, end > 0 ? end : MAX_HEADLINE)}…`;
}

function firstInstant(dates: readonly string[], today: string): number | undefined {
  for (const date of dates) {
    const at = instantOf(date, today);
    if (at !== undefined) return at;
  }
  return undefined;
}

/**
 * The instant of a date. A day is its noon UTC; a year or a month that is over is its first day.
 * @returns undefined if there is no date, if it is to come or before 1990, and for the current year
 * or month, which does not say whether an item is new
 */
function instantOf(text: string, today: string): number | undefined {
  const date = readDate(text);
  if (date === undefined || ("period" in date && today.startsWith(date.period))) return undefined;
  const day = "period" in date ? `${date.period}-01-01`.slice(0, 10) : "day" in date && date.day;
  const at = "at" in date ? date.at : startOfDay(day as string)! + 12 * HOUR;
  const end = startOfDay(today)! + 2 * DAY;
  return at >= EARLIEST && at < end ? at : undefined;
}
