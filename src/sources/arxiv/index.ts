import { DAY, dayOf, HOUR, inNewYork, newYork, NOON, startOfDay } from "../../text/time.ts";
import { fetchLookup, LOOKUP_SIZE, readLookup } from "./api.ts";
import { patient } from "./ask.ts";
import { expectsBatch, feedTime } from "./days.ts";
import { isWeekday } from "../working-days.ts";
import { ARXIV } from "./host.ts";
import { addressesOf, idIn } from "./ids.ts";
import { cutRecords, FIRST_DAY, harvest, readRecords } from "./oai.ts";
import { cutAnnouncement, readAnnouncement } from "./rss.ts";
import { SETTINGS } from "./settings.ts";
import type { Values } from "../setting.ts";
import type { Ask, Page, Reading, Section, SourceKind } from "../source.ts";

const NAME = "arxiv";
const LOOKUP = "lookup";
/** A day's records are written until about 22:30 in New York: 05:00 UTC of the next day is safe. */
const RECORDS_AFTER = 29 * HOUR;

type Options = Values<typeof SETTINGS>;

/**
 * arXiv. Today's announcement comes from its feeds, a category a page. Past days come from OAI-PMH,
 * which has papers and fields that the feeds leave out.
 */
export const arxiv: SourceKind<typeof SETTINGS> = {
  name: NAME,
  title: "arXiv",
  site: "arXiv",
  home: "https://arxiv.org",
  authority: 2,
  signals: [],
  curated: false,
  classifies: true,
  // Feeds come at midnight, and some hours later where an announcement is late.
  schedule: {
    days: "announcement day",
    expects: expectsBatch,
    dueAt: (day) => inNewYork(day, NOON),
  },
  // https://info.arxiv.org/help/api/index.html
  acknowledgement: "Thank you to arXiv for use of its open access interoperability.",
  idIn,
  addressesOf,
  settings: SETTINGS,
  create: (options) => ({
    name: NAME,
    today: (now) => newYork(now).day,
    host: () => ARXIV,
    live: (now) => announcements(options.ARXIV_CATEGORIES, now),
    backfill: {
      first: FIRST_DAY,
      last: (now) => dayOf(now - RECORDS_AFTER),
      pages: (day) => options.ARXIV_CATEGORIES.map((category) => recordsPage(day, category)),
    },
    lookup: { limit: LOOKUP_SIZE, page: lookupPage },
    fetch: (ask, page) => fetchPage(patient(ask), options, page),
    cut: cutPage,
    read: readPage,
  }),
};

// In the hour after an announcement the API only answers 429 or times out, in summer and in winter.
const BUSY_UNTIL = 2 * HOUR;

function lookupPage(ids: readonly string[], now: number): Page {
  const from = now - (now % DAY) + BUSY_UNTIL;
  return { source: NAME, page: LOOKUP, day: newYork(now).day, every: HOUR / 2, from, ids };
}

function announcements(categories: readonly string[], now: number): Page[] {
  const day = newYork(now).day;
  if (!isWeekday(day)) return [];
  const from = feedTime(day);
  return categories.map((category) => {
    return { source: NAME, page: `new/${day}/${category}`, day, from };
  });
}

function recordsPage(day: string, category: string) {
  const from = startOfDay(day)! + RECORDS_AFTER;
  return { source: NAME, page: `oai/${day}/${category}`, day, series: category, from };
}

async function fetchPage(ask: Ask, options: Options, page: Page): Promise<string[] | undefined> {
  if (page.ids) return [await fetchLookup(ask, options.ARXIV_API_URL, page.ids)];
  const { kind, category } = partsOf(page);
  if (kind === "oai") return harvest(ask, options.ARXIV_OAI_URL, category, page.day);
  const url = `${options.ARXIV_RSS_URL}/rss/${category.replace(/\.\*$/, "")}`;
  const type = ["application/rss+xml", "application/xml", "text/xml"];
  const { status, body } = await ask(url, { type, expected: [400] });
  return status === 304 ? undefined : [body];
}

function cutPage(bodies: string[], page: Page, most: number): Section[] | undefined {
  const { kind } = partsOf(page);
  if (kind === "new") return cutAnnouncement(bodies[0] ?? "", page.day, most);
  return kind === "oai" ? cutRecords(bodies, most) : undefined;
}

function readPage(bodies: string[], page: Page): Reading {
  if (page.page === LOOKUP) return readLookup(bodies[0] ?? "", NAME);
  if (partsOf(page).kind === "new") {
    const [body = "", ...told] = bodies;
    return readAnnouncement(body, page, ...told);
  }
  return readRecords(bodies, page);
}

function partsOf({ page }: Page): { kind: string; category: string } {
  const [kind = "", , category = ""] = page.split("/");
  return { kind, category };
}
