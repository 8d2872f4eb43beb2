import { FACTS } from "../../src/sources/index.ts";
import { ingest } from "../../src/ingest/run.ts";
import { compile } from "../../src/query/index.ts";
import { readSettings } from "../../src/settings.ts";
import type { Source } from "../../src/sources/source.ts";
import { queryOf, TOPICS } from "../../src/topics.ts";
import { addDays, DAY, HOUR, MINUTE, startOfDay } from "../../src/text/time.ts";
import type { Database } from "../host/migrate.ts";
import { recording } from "./recording.ts";

/** A source and the upstream it asks. */
export interface Supply {
  source: Source;
  origin: string;
  answer: (request: Request, now: number) => Promise<Response>;
}

/** What a run took. */
export interface RunCost {
  rowsRead: number;
  rowsWritten: number;
  queries: number;
  requests: number;
  kvReads: number;
  kvWrites: number;
}

/** What a day took. */
export interface DayCost {
  runs: RunCost[];
  /** Papers listed first on that day, by source. */
  papers: Record<string, number>;
  /** Pages that had been due for two hours, and not been polled, when the day was over. */
  overdue: number;
  failures: string[];
}

/**
 * Has a day polled every ten minutes as the Worker does it, with the default settings, after the
 * day before it was taken in. Older days count as fetched.
 * @param from the oldest day that is followed or was backfilled
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
  const run = (pages: number) =>
    ingest({
      db,
      kv,
      fetcher: async (input, init) => {
        cost.requests++;
        const request = new Request(input, init);
        const { origin } = new URL(request.url);
        return supplies.find((supply) => supply.origin === origin)!.answer(request, now);
      },
      sources: supplies.map(({ source }) => source),
      facts: FACTS,
      manners: { userAgent: "Paperwire/cost", timeoutMs: 10_000, maxBytes: 2 ** 24 },
      pages,
      backfillRows: settings.BACKFILL_ROWS_A_DAY,
      backfillFrom: from,
      topics: (at) =>
        Object.fromEntries(TOPICS.map((topic) => [topic.slug, compile(queryOf(topic), at).match])),
      clock: () => now,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      log: ({ error, source, page }) => {
        if (typeof error === "string") failures.push(`${String(source)} ${String(page)}: ${error}`);
      },
      committed: () => {},
    });

  await countAsFetched(real, supplies, addDays(day, -1), from, now);
  await run(Infinity);
  const runs: RunCost[] = [];
  for (now = start; now < start + DAY; now += 10 * MINUTE) {
    clear();
    cost = nothing();
    await run(settings.RUN_PAGES);
    cost.queries = statements.length;
    cost.rowsRead = statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    cost.rowsWritten = statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
    runs.push(cost);
  }
  return {
    runs,
    papers: await listedOn(real, day),
    overdue: await overdue(real, supplies, from, start + DAY - 10 * MINUTE),
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
  const old = supplies
    .flatMap(({ source }) => source.pages(from, now))
    .filter(({ day, every }) => every === undefined && day < before)
    .map(({ source, page }) => [source, page]);
  await db
    .prepare(
      `INSERT INTO poll (source, page, due_at, checked_at, succeeded_at)
       SELECT value ->> 0, value ->> 1, 1 << 40, 0, 0 FROM json_each(?)`,
    )
    .bind(JSON.stringify(old))
    .run();
}

async function listedOn(db: Database, day: string): Promise<Record<string, number>> {
  const { results } = await db
    .prepare("SELECT source, count(*) AS count FROM listing WHERE day = ? GROUP BY source")
    .bind(day)
    .all<{ source: string; count: number }>();
  return Object.fromEntries(results.map(({ source, count }) => [source, count]));
}

async function overdue(
  db: Database,
  supplies: readonly Supply[],
  from: string,
  now: number,
): Promise<number> {
  const { results } = await db
    .prepare("SELECT source, page FROM poll WHERE due_at > ?")
    .bind(now - 2 * HOUR)
    .all<{ source: string; page: string }>();
  const done = new Set(results.map(({ source, page }) => `${source} ${page}`));
  return supplies
    .flatMap(({ source }) => source.pages(from, now))
    .filter((page) => (page.from ?? 0) <= now && !done.has(`${page.source} ${page.page}`)).length;
}

function nothing(): RunCost {
  return { rowsRead: 0, rowsWritten: 0, queries: 0, requests: 0, kvReads: 0, kvWrites: 0 };
}
