import type { Facts } from "../paper/facts.ts";
import type { Host, Page, Source } from "../sources/source.ts";
import type { HostState } from "../store/hosts.ts";
import type { Poll } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import type { Manners } from "../upstream/http.ts";

/** The services and settings of a run: everything that is not a function of its arguments. */
export interface Ingest {
  db: D1Database;
  kv: KVNamespace;
  fetcher: typeof fetch;
  sources: readonly Source[];
  /** The facts of every source, including those that are switched off. */
  facts: Facts;
  manners: Manners;
  /** How many pages one run polls. */
  pages: number;
  /**
   * How many new papers one run takes in. A run that has such a bound does one of these things:
   * it takes in a part of a page, or does the hourly work, or polls until a page has something new.
   */
  papers: number;
  /** Whether it follows another run at once. KV may not say yet what that one did, so the hourly work waits. */
  follows?: boolean;
  /** How many rows backfill may write in a UTC day. */
  backfillRows: number;
  /** How many bytes the database may take. */
  databaseBytes: number;
  /** The oldest day wanted; empty is a week before a source was first followed. */
  backfillFrom: string;
  /** The MATCH of each topic by its name, or of those from one place of the list to before another. */
  topics: (now: number, from?: number, to?: number) => Record<string, string>;
  /** The clock, in seconds since 1970. */
  clock: () => number;
  /** Waits so many seconds. */
  sleep: (seconds: number) => Promise<void>;
  random: () => number;
  log: (line: Record<string, unknown>) => void;
  /** Called after a write that changes answers. */
  committed: () => void;
}

/** The state of a run, updated as it commits pages. */
export interface Standing {
  /** The holder of the lease: a name of this run. */
  holder: string;
  /** The states of sources, by name. One that was never polled has a new state. */
  sources: Map<string, SourceState>;
  /** The sources whose state is in the database. */
  saved: Set<string>;
  /** The hosts that are left alone, by name. */
  hosts: Map<string, HostState>;
  /** How many commits there were. */
  change: number;
  /** The newest live moment. */
  liveAt: number;
  /** The seconds by which our clock is ahead of those of upstreams, as far as they said the time. */
  ahead?: number | undefined;
  /** Bytes that the database took when the run began. */
  size: number;
  /** The place in the log up to which papers were looked at that can make room. */
  trimmedTo: number;
  /** How many runs before it, in a row, did not come to their end. */
  deaths: number;
  /** Whether there are parts of pages that are still to be taken in. */
  hasParts: boolean;
  /** Whether rows of the index were left, when the run began, that an older version wrote. */
  hasOlder: boolean;
}

/** A page to poll. */
export interface Job {
  page: Page;
  source: Source;
  host: Host;
  /** Whether it is a page that is followed, and not backfill. */
  isLive: boolean;
  /** Its last poll, if it has a row. */
  last: Poll | undefined;
}

/** How the poll of one page went. */
export interface Outcome {
  source: string;
  page: string;
  /** The day of the page, `YYYY-MM-DD`. */
  day: string;
  /** Papers that the page lists. */
  papers: number;
  /** Items that could not be read. */
  rejected: number;
  /** New moments written. */
  moments?: number;
  /** The page was divided into so many parts, which are taken in by the next runs. */
  parts?: number;
  /** It was such a part that was taken in. Nothing was polled. */
  isPart?: true;
  /** Nothing had changed since the last poll. */
  unchanged?: true;
  error?: string;
  /** The host did not answer, or refuses requests. */
  isDown?: true;
}
