import type { SourceFacts } from "../paper/facts.ts";
import type { Listing } from "../paper/paper.ts";
import { sentence } from "../text/clean.ts";
import type { SettingTable, Values } from "./setting.ts";

/** An upstream that can be switched on: a file or a folder here. */
export interface SourceKind<Table extends SettingTable = SettingTable> extends SourceFacts {
  /** The settings and secrets it is made from, by name. */
  readonly settings: Table;
  /** @param options the values of its settings; others may be there too */
  create(options: Values<Table>): Source;
}

/** A page of a source: something it can be asked for in one go. */
export interface Page {
  source: string;
  /** Its name within the source, a day for instance. */
  page: string;
  /** The source's own day it lists, `YYYY-MM-DD`. */
  day: string;
  /** The series of days it belongs to, if it is fetched again as backfill; see {@link Backfill}. */
  series?: string;
  /** Seconds between two polls; absent if one successful poll is enough. */
  every?: number;
  /** The earliest time to ask for it, in seconds since 1970. */
  from?: number;
  /** The papers to look up, if it asks for papers by their ids. */
  ids?: readonly string[];
}

/** A host that pages are asked of. Limits, back-off and outages concern a host as a whole. */
export interface Host {
  /** Requests to one name are made one at a time. */
  name: string;
  /** Seconds to wait before each request. */
  spacing?: number;
}

/**
 * The days of a source that are no longer live. Each is fetched once, whether it was missed in an
 * outage or is older than this installation.
 */
interface Backfill {
  /** The oldest day that exists, `YYYY-MM-DD`. */
  first: string;
  /** The newest day that is no longer live and can be asked for. */
  last: (now: number) => string;
  /** The pages of one day, one for each series. */
  pages: (day: string) => (Page & { series: string })[];
}

/** The papers and the facts of a page. */
export interface Reading {
  listings: Listing[];
  /** Items that could not be read, one sentence each. */
  rejected: string[];
  /** Seconds after which to ask again, because the page is not what it will be. */
  again?: number;
}

/** A section of a page, which is read by itself. */
export interface Section {
  bodies: string[];
  /** The items before it, and those in it. */
  first: number;
  items: number;
}

/** One upstream answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** The range of all media types, as RFC 9110 writes it. */
export const ANY_TYPE = "*/*";

/** How a request is asked. */
export interface Asking {
  /** The media types to accept, the best one first; with {@link ANY_TYPE}, any. */
  type: string | readonly string[];
  /** Statuses besides 200 and 304 that are an answer. */
  expected?: readonly number[];
  /** Milliseconds to wait for the answer, where the usual time is too short. */
  timeoutMs?: number;
}

/**
 * Asks an upstream, politely.
 * @returns the answer if its status is 200, 304 or among those expected
 * @throws {SourceError} for every other status, and when there is no answer
 */
export type Ask = (url: string, asking: Asking) => Promise<Answer>;

/** An upstream, ready to be asked. */
export interface Source {
  name: string;
  /** The names it lists under, if its own is not one of them. */
  lists?: readonly string[];
  /** Headers for one host only, by its origin: a token, say. */
  headers?: Readonly<Record<string, Record<string, string>>>;
  /** The source's own day at an instant, `YYYY-MM-DD`. */
  today(now: number): string;
  /** The host that a page is asked of. */
  host(page: Page): Host;
  /** The pages followed at an instant, newest first. Their number does not grow with time. */
  live(now: number): Page[];
  /** Absent if the pages of the source are not days. */
  backfill?: Backfill;
  /** How to ask for papers by id, if that is possible. The answer is not a listing. */
  lookup?: {
    /** Ids a page may ask for. */
    limit: number;
    page(ids: readonly string[], now: number): Page;
  };
  /**
   * Fetches a page.
   * @returns the bodies it comes in, or undefined when it has not changed since the last poll
   * @throws {SourceError}
   */
  fetch(ask: Ask, page: Page): Promise<string[] | undefined>;
  /**
   * Cuts a long page into sections, with much less time than reading it takes.
   * @param most items of a section
   * @returns undefined if the page is shorter, or cannot be cut
   * @throws {SourceError} when a body as a whole makes no sense
   */
  cut?(bodies: string[], page: Page, most: number): Section[] | undefined;
  /**
   * Reads the bodies of a page, or those of a section of it.
   * @throws {SourceError} when a body as a whole makes no sense
   */
  read(bodies: string[], page: Page): Reading;
}

/** Why a page could not be fetched or read. The message is a sentence for the status page. */
export class SourceError extends Error {
  override name = "SourceError";
  /** Seconds to wait, as the upstream asks. */
  readonly retryAfter: number | undefined;
  /** Whether the whole host is down or refuses requests, not only this page. */
  readonly down: boolean;

  constructor(message: string, options: { retryAfter?: number; down?: boolean } = {}) {
    super(sentence(message)); // Parts of messages come from upstreams and runtimes.
    this.retryAfter = options.retryAfter;
    this.down = options.down ?? false;
  }
}
