import { XmlElement } from "@rgrove/parse-xml";
import { expect } from "vitest";
import { readXml } from "../../src/sources/xml.ts";
import { get, type JsonFeed } from "../web/site.ts";

/** An entry as its document says it. */
interface ReadEntry {
  id: string;
  /** In milliseconds since 1970. */
  date: number;
}

/** How a reader asks whether there is anything new. */
export type Validator = "ETag" | "Last-Modified";

/** Another database than the real one. */
export interface Store {
  db: D1Database;
  /** Whether it answers nothing. */
  isDown?: true;
}

/** A feed reader: it asks with what it was told last, and keeps the entries it has not seen. */
export interface Reader {
  path: string;
  /** Asks once. */
  poll: (store?: Store) => Promise<void>;
  /** The ids of the entries that it has seen, in the order of the alphabet. */
  seen: () => string[];
}

/**
 * @param siteUrl empty for a site that keeps no answers in memory
 * @param isOld whether an entry may come below others that were seen: backfill
 * @param isCut whether the newest entries push older ones out
 */
export function readerOf(
  path: string,
  validator: Validator,
  siteUrl: string,
  isOld: (entry: ReadEntry) => boolean,
  isCut = false,
): Reader {
  const seen = new Map<string, number>();
  let last: { entries: ReadEntry[]; updated: number } | undefined;
  let asked: Record<string, string> = {};

  async function poll(store?: Store): Promise<void> {
    const response = await get(path, asked, { siteUrl, ...varsOf(store) });
    const body = await response.text();
    const what = `${path} by ${validator}`;
    // An honest answer while the database is down.
    if (store?.isDown && response.status === 503) {
      expect(response.headers.get("Retry-After"), what).toBe("60");
      return;
    }
    if (response.status === 304) return;
    expect([response.status, what]).toEqual([200, what]);
    const document = documentIn(path, body);
    // The last good answer of an isolate may be older than that of another one, or newer than what
    // this reader knows.
    if (store?.isDown && document.entries.every(({ id, date }) => seen.get(id) === date)) return;
    const value = response.headers.get(validator);
    const header = validator === "ETag" ? "If-None-Match" : "If-Modified-Since";
    asked = value === null ? {} : { [header]: value };
    check(what, document);
    last = document;
  }

  function check(what: string, { entries, updated }: NonNullable<typeof last>): void {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size, what).toBe(ids.length);
    const dates = entries.map(({ date }) => date);
    expect(dates, what).toEqual(dates.toSorted((a, b) => b - a));
    const before = new Set(last?.entries.map(({ id }) => id));
    expect(updated, what).toBeGreaterThanOrEqual(last?.updated ?? 0);
    const left = [...before].filter((id) => !ids.includes(id));
    if (!isCut) expect(left, what).toEqual([]);
    const known = ids.findIndex((id) => before.has(id));
    const below = known < 0 ? [] : entries.slice(known);
    const entered = below.filter((entry) => !before.has(entry.id) && !isOld(entry));
    expect(entered, `${what} has new entries below others`).toEqual([]);
    for (const { id, date } of entries) {
      expect(seen.get(id) ?? date, `${what}: ${id}`).toBe(date);
      seen.set(id, date);
    }
  }

  return { path, poll, seen: () => [...seen.keys()].toSorted() };
}

function varsOf(store: Store | undefined): { vars?: object } {
  return store ? { vars: { DB: store.db } } : {};
}

function documentIn(path: string, body: string): { entries: ReadEntry[]; updated: number } {
  if (/\.json\b/.test(path)) {
    const { items } = JSON.parse(body) as JsonFeed;
    const entries = items.map(({ id, date_published: date }) => ({ id, date: Date.parse(date) }));
    return { entries, updated: Math.max(0, ...entries.map(({ date }) => date)) };
  }
  if (/\.atom\b/.test(path)) {
    const feed = readXml(body, "feed");
    const entries = childrenOf(feed, "entry").map((entry) => ({
      id: textOf(entry, "id"),
      date: Date.parse(textOf(entry, "published")),
    }));
    return { entries, updated: entries.length > 0 ? Date.parse(textOf(feed, "updated")) : 0 };
  }
  const [channel] = childrenOf(readXml(body, "rss"), "channel");
  const entries = childrenOf(channel!, "item").map((item) => ({
    id: textOf(item, "guid"),
    date: Date.parse(textOf(item, "pubDate")),
  }));
  return { entries, updated: Date.parse(textOf(channel!, "lastBuildDate")) || 0 };
}

function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter(
    (child) => child instanceof XmlElement && child.name === name,
  ) as XmlElement[];
}

function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? "";
}

interface Changes {
  items: (JsonFeed["items"][number] & { tags?: string[] })[];
  _since: { cursor: string; more: boolean };
}

/** A script: it asks for what has changed, and goes on from where it was told. */
export interface Script {
  poll: (store?: Store) => Promise<void>;
  /** The last it was told about each entry, by id. Numbers of upvotes are no change. */
  known: ReadonlyMap<string, string>;
}

/** @param query of the list, such as `q=forgetting&limit=2` */
export function scriptOf(query: string): Script {
  const known = new Map<string, string>();
  let cursor = "";
  async function poll(store?: Store): Promise<void> {
    for (let more = true; more;) {
      const response = await get(`/papers.json?since=${cursor}&${query}`, {}, varsOf(store));
      const body = await response.text();
      if (store?.isDown && response.status === 503) return;
      expect([response.status, query]).toEqual([200, query]);
      const { items, _since } = JSON.parse(body) as Changes;
      for (const { id, title, date_published: date, ...item } of items) {
        known.set(id, [title, date, ...(item.tags ?? [])].join("; "));
      }
      ({ cursor, more } = _since);
    }
  }
  return { poll, known };
}
