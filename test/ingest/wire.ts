import { FACTS } from "../../src/sources/index.ts";
import { env } from "cloudflare:workers";
import type { Ingest } from "../../src/ingest/context.ts";
import { ingest } from "../../src/ingest/run.ts";
import { readStanding } from "../../src/store/standing.ts";
import { readTags } from "../../src/store/tag-text.ts";
import type { DayRange } from "../../src/text/ranges.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import type { DailyPaper } from "../../scripts/simulator/huggingface-api.ts";
import {
  type Lists,
  simulator,
  type SimulatorOptions,
} from "../../scripts/simulator/huggingface.ts";

/** Told after each commit, and when the store is emptied. */
export const watchers = new Set<() => void>();

/** A wire over a simulated upstream, with a clock that tests set. */
export interface Wire {
  now: number;
  run: (more?: Partial<Ingest>) => ReturnType<typeof ingest>;
  asked: ReturnType<typeof simulator>["asked"];
  log: Record<string, unknown>[];
}

export function wireOver(lists: Lists, start: string, trouble?: SimulatorOptions["trouble"]): Wire {
  const upstream = simulator(lists, {
    clock: () => wire.now,
    ...(trouble && { trouble }),
  });
  const wire: Wire = {
    now: Date.parse(start) / 1000,
    asked: upstream.asked,
    log: [],
    run: (more) =>
      ingest({
        db: env.DB,
        kv: env.KV,
        fetcher: (input, init) => upstream.fetch(new Request(input, init)),
        sources: [huggingface.create(OPTIONS)],
        facts: FACTS,
        manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 1024 * 1024 },
        pages: 100,
        papers: Infinity,
        backfillRows: 1_000_000,
        databaseBytes: Infinity,
        backfillFrom: "",
        topics: () => ({ forgetting: '("forget") NOT (before : "known1")' }),
        clock: () => wire.now,
        sleep: () => Promise.resolve(),
        random: () => 0.5,
        log: (line) => wire.log.push(line),
        committed: () => watchers.forEach((told) => told()),
        ...more,
      }),
  };
  return wire;
}

/** An item of a list, as the upstream sends it. */
export function daily(
  n: number,
  paper: Partial<DailyPaper["paper"]> = {},
  outer: Partial<DailyPaper> = {},
): DailyPaper {
  const title = paper.title ?? `Paper number ${n}`;
  return {
    paper: {
      id: `2611.${String(n).padStart(5, "0")}`,
      authors: [{ _id: "a", name: "Ada Lovelace", hidden: false }],
      publishedAt: "2026-11-18T17:00:00.000Z",
      title,
      summary: `An abstract for ${n}.`,
      upvotes: 0,
      ...paper,
    },
    publishedAt: "2026-11-18T12:00:00.000Z",
    title,
    numComments: 0,
    ...outer,
  };
}

/** Empties the store. */
export async function clear(): Promise<void> {
  watchers.forEach((told) => told());
  const tables = [
    "delivery",
    "arrival",
    "hub_request",
    "hub_subscription",
    "follower",
    "watched",
    "issue",
    "told",
    "subscription",
    "subscriber",
    "sending",
    "throttle",
    "listing",
    "moment",
    "commit_range",
    "alias",
    "unclassified",
    "log_index",
    "moment_index",
    "porter_index",
    "paper",
    "poll",
    "page_part",
    "source",
    "host",
    "lease",
    "sketch",
    "sketch_month",
  ];
  await env.DB.batch([
    ...tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
    env.DB.prepare("UPDATE wire SET change = 0, live_at = 0, trimmed_to = 0"),
    env.DB.prepare("UPDATE sketch_progress SET below = 0"),
    env.DB.prepare("UPDATE pushed SET read_to = 0, done = 0"),
  ]);
  // A ranking and counts of the future: none are made while a test does not ask for it.
  await env.KV.put("trending", JSON.stringify({ at: 2 ** 40, ids: [] }));
  await env.KV.put("counts", JSON.stringify({ at: 2 ** 40, entries: {} }));
}

/** Every moment there is, oldest first. */
export async function moments(): Promise<
  { id: string; at: number; live: number; tags: string[]; seq: number }[]
> {
  const rows = await env.DB.prepare(
    `SELECT paper.id, moment.at, moment.live, moment.tags, moment.seq
     FROM moment JOIN paper ON paper.key = moment.paper ORDER BY moment.seq`,
  ).all<{ id: string; at: number; live: number; tags: string; seq: number }>();
  return rows.results.map((row) => ({ ...row, tags: readTags(row.tags) }));
}

/** The rows that are kept of polls, in the order of their keys. */
export async function polls(): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare("SELECT * FROM poll").all()).results;
}

/** The days of a series that were asked for, as ranges. */
export async function askedDays(source = "huggingface", series = "days"): Promise<DayRange[]> {
  const { sources } = await readStanding(env.DB);
  return [...(sources.get(source)?.series[series]?.asked ?? [])];
}

/** Rows of the index that a MATCH finds, newest first. */
export async function matching(match: string): Promise<number[]> {
  const rows = await env.DB.prepare(
    "SELECT rowid FROM log_index WHERE log_index MATCH ?1 ORDER BY rowid DESC",
  )
    .bind(match)
    .all<{ rowid: number }>();
  return rows.results.map(({ rowid }) => rowid);
}
