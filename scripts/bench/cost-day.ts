import { whatIsDue } from "../../src/ingest/due.ts";
import { newState } from "../../src/ingest/progress.ts";
import { pagesLeft } from "../../src/ingest/follow.ts";
import { ingest } from "../../src/ingest/run.ts";
import { standingOf } from "../../src/ingest/standing.ts";
import { compile } from "../../src/query/index.ts";
import { readSettings } from "../../src/settings.ts";
import { FACTS } from "../../src/sources/index.ts";
import type { Source } from "../../src/sources/source.ts";
import { lastRun } from "../../src/store/lease.ts";
import { saveSource } from "../../src/store/sources.ts";
import type { DayRange } from "../../src/text/ranges.ts";
import { queryOf, TOPICS } from "../../src/topics.ts";
import { addDays, DAY, HOUR, MINUTE, startOfDay } from "../../src/text/time.ts";
import type { Database } from "../host/migrate.ts";
import { readConfig } from "../host/settings.ts";
import { recording } from "./recording.ts";

/** The settings of wrangler.toml, which fit the free plan. */
const { vars } = readConfig();
const FREE_PLAN = { pages: Number(vars["RUN_PAGES"]), papers: Number(vars["PAPERS_A_RUN"]) };
const SECONDS_A_RUN = 3;

/** A source and the upstream it asks. */
export interface Supply {
  source: Source;
  origin: string;
  answer: (request: Request, now: number) => Promise<Response>;
}

/** The cost of a run. */
export interface RunCost {
  rowsRead: number;
  rowsWritten: number;
  queries: number;
  requests: number;
  kvReads: number;
  kvWrites: number;
}

/** The cost of a day. */
export interface DayCost {
  /** Those of cron, and those that follow them. */
  runs: RunCost[];
  /** Messages of the queue, by which runs follow each other. */
  messages: number;
  /** Papers listed first on that day, by source. */
  papers: Record<string, number>;
  /** Papers that were not known before. */
  newPapers: number;
  /** Pages that were due for two hours and not polled at the end of the day. */
  overdue: number;
  failures: string[];
}

/**
 * Runs a day of polling every ten minutes with the settings of the free plan, as the Worker does. The day
 * before is fetched first; older days count as fetched.
 * @param from the oldest day that was fetched, `YYYY-MM-DD`
 */
export async function costOfDay(
  real: Database,
  realKv: KVNamespace,
  supplies: readonly Supply[],
  day: string,
  from: string,
): Promise<DayCost> {
  const { db, statements, clear } = recording(real);
  const settings = readSettings({});
  const sources = supplies.map(({ source }) => source);
  const start = startOfDay(day)!;
  let now = start - HOUR;
  let cost = nothing();
  const failures: string[] = [];
  const kv = {
    get: (...asked: Parameters<KVNamespace["get"]>) => {
      cost.kvReads++;
      return realKv.get(...asked);
    },
    put: (...given: Parameters<KVNamespace["put"]>) => {
      cost.kvWrites++;
      return realKv.put(...given);
    },
  } as unknown as KVNamespace;
  const run = (pages: number, papers: number, follows = false) =>
    ingest({
      db,
      kv,
      fetcher: async (input, init) => {
        cost.requests++;
        const request = new Request(input, init);
        const { origin } = new URL(request.url);
        return supplies.find((supply) => supply.origin === origin)!.answer(request, now);
      },
      sources,
      facts: FACTS,
      manners: { userAgent: "Paperwire/cost", timeoutMs: 10_000, maxBytes: 2 ** 24 },
      pages,
      papers,
      follows,
      backfillRows: settings.BACKFILL_ROWS_A_DAY,
      databaseBytes: settings.DATABASE_MB * 1_000_000,
      backfillFrom: from,
      topics: (at, first, to) =>
        Object.fromEntries(
          TOPICS.slice(first, to).map((topic) => [topic.slug, compile(queryOf(topic), at).match]),
        ),
      clock: () => now,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      log: ({ error, source, page }) => {
        if (typeof error === "string") failures.push(`${String(source)} ${String(page)}: ${error}`);
      },
      committed: () => {},
    });

  await countAsFetched(real, supplies, addDays(day, -1), from, now);
  await run(Infinity, Infinity);
  const known = await countPapers(real);
  const runs: RunCost[] = [];
  const measured = async (pages: number, follows = false): Promise<number | undefined> => {
    clear();
    cost = nothing();
    const outcomes = (await run(pages, FREE_PLAN.papers, follows))!;
    cost.queries = statements.length;
    cost.rowsRead = statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    cost.rowsWritten = statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
    runs.push(cost);
    const { hasMore = false } = (await lastRun(real)) ?? {};
    return pagesLeft(outcomes, pages, hasMore);
  };
  let messages = 0;
  for (let tick = start; tick < start + DAY; tick += 10 * MINUTE) {
    now = tick;
    let left = await measured(FREE_PLAN.pages);
    // Runs follow each other by messages of the queue.
    for (; left !== undefined; messages++) {
      now += SECONDS_A_RUN;
      left = await measured(left, true);
    }
  }
  now = start + DAY - 10 * MINUTE;
  return {
    runs,
    messages,
    papers: await listedOn(real, day),
    newPapers: (await countPapers(real)) - known,
    overdue: await overdue(real, sources, from, start + DAY - 10 * MINUTE),
    failures,
  };
}

async function countAsFetched(
  db: Database,
  supplies: readonly Supply[],
  before: string,
  from: string,
  now: number,
): Promise<void> {
  const asked: DayRange[] = [[from, addDays(before, -1)]];
  for (const { source } of supplies) {
    const state = newState(source, now);
    const series = Object.entries(state.series).map(([name, { liveFrom }]) => {
      return [name, { liveFrom, asked }] as const;
    });
    await saveSource(db, { ...state, series: Object.fromEntries(series) }).run();
  }
}

async function listedOn(db: Database, day: string): Promise<Record<string, number>> {
  const { results } = await db
    .prepare("SELECT source, count(*) AS count FROM listing WHERE day = ? GROUP BY source")
    .bind(day)
    .all<{ source: string; count: number }>();
  return Object.fromEntries(results.map(({ source, count }) => [source, count]));
}

async function countPapers(db: Database): Promise<number> {
  return (await db.prepare("SELECT count(*) AS n FROM paper").first<number>("n"))!;
}

async function overdue(
  db: Database,
  sources: readonly Source[],
  backfillFrom: string,
  now: number,
): Promise<number> {
  const run = { db, sources, backfillFrom };
  const { live, backfill } = await whatIsDue(run, await standingOf(run, "", now), Infinity, now);
  return [...live, ...backfill].filter(({ last }) => !last || last.dueAt <= now - 2 * HOUR).length;
}

function nothing(): RunCost {
  return { rowsRead: 0, rowsWritten: 0, queries: 0, requests: 0, kvReads: 0, kvWrites: 0 };
}
