import { whatIsDue } from "../../src/ingest/due.ts";
import { ingest } from "../../src/ingest/run.ts";
import { standingOf } from "../../src/ingest/standing.ts";
import { readSettings } from "../../src/settings.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { saveSource } from "../../src/store/sources.ts";
import { readStanding } from "../../src/store/standing.ts";
import { addDays, dayOf, MINUTE } from "../../src/text/time.ts";
import type { Database } from "../host/migrate.ts";
import { arxivSimulator } from "../simulator/arxiv.ts";
import { answerDetails } from "../simulator/biorxiv-api.ts";
import { simulator } from "../simulator/huggingface.ts";
import { type Line, median } from "./budget.ts";

/** Days since the start, which was after a month of backfill. */
const SPANS = { "a week": 7, "a year": 365, "three years": 3 * 365 };
const BACKFILL = 31;
/** Plans to time at once, and how often, as the machine may be busy with other things. */
const PLANS = 500;
const ROUNDS = 5;
const MOST_MS = 1;

// A Friday, in the afternoon of New York.
const NOW = Date.parse("2026-11-20T18:00:00Z") / 1000;

const settings = readSettings({});
const sources = SOURCES.map((kind) => kind.create(settings));

/**
 * The cost of planning a run with the default settings, which follow six categories of arXiv,
 * Hugging Face, bioRxiv and medRxiv: the rows that D1 reads, and the CPU time of the Worker without
 * that of D1, as Cloudflare counts it.
 */
export async function benchPlanning(real: Database): Promise<Line[]> {
  await fetchAll(real, addDays(dayOf(NOW), -BACKFILL - SPANS["a week"]));
  const measured: { span: string; rows: number; ms: number }[] = [];
  for (const [span, days] of Object.entries(SPANS)) {
    const from = addDays(dayOf(NOW), -BACKFILL - days);
    await lengthen(real, from);
    const { db, rows } = await replayOf(real, (asked) => plan(asked, from));
    measured.push({ span, rows, ms: await cpuOf(() => plan(db, from)) });
  }
  const first = measured[0]!;
  return measured.map(({ span, rows, ms }) => ({
    what: `planning a run after ${span}`,
    measured: `${rows} rows read, ${ms.toFixed(2)} ms CPU`,
    budget: `${first.rows} rows, at most ${MOST_MS} ms`,
    ok: rows === first.rows && ms <= MOST_MS,
  }));
}

async function plan(db: D1Database, backfillFrom: string): Promise<void> {
  const now = NOW + 10 * MINUTE;
  const run = { db, sources, backfillFrom };
  await whatIsDue(run, await standingOf(run, "", now), 2 * settings.RUN_PAGES, now);
}

/** Polls everything since a day, of upstreams that list nothing. */
async function fetchAll(db: Database, backfillFrom: string): Promise<void> {
  const clock = () => NOW;
  const listless = simulator(() => [], { clock });
  const quiet = arxivSimulator({ announced: () => [], find: () => undefined }, { clock });
  await ingest({
    db,
    kv: { get: async () => ({ at: NOW, ids: [], entries: {} }) } as unknown as KVNamespace,
    async fetcher(input, init) {
      const request = new Request(input, init);
      const { origin } = new URL(request.url);
      if (origin === settings.HUGGINGFACE_URL) return listless.fetch(request);
      return answerDetails(request, NOW, () => []) ?? quiet.fetch(request);
    },
    sources,
    facts: FACTS,
    manners: { userAgent: "Paperwire/bench", timeoutMs: 10_000, maxBytes: 2 ** 24 },
    pages: Infinity,
    papers: Infinity,
    backfillRows: Infinity,
    databaseBytes: Infinity,
    backfillFrom,
    topics: () => ({}),
    clock,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    log: ({ error }) => {
      if (typeof error === "string") throw new Error(error);
    },
    committed: () => {},
  });
}

/** Makes the days that were fetched begin earlier, as longer backfill would have left them. */
async function lengthen(db: Database, from: string): Promise<void> {
  const { sources: states } = await readStanding(db);
  for (const state of states.values()) {
    const series = Object.entries(state.series).map(([name, { liveFrom, asked }]) => {
      if (asked.length !== 1) throw new Error(`${state.name} ${name} was not fetched whole.`);
      return [name, { liveFrom, asked: [[from, asked[0]![1]] as const] }] as const;
    });
    await saveSource(db, { ...state, series: Object.fromEntries(series) }).run();
  }
}

type Statement = ReturnType<Database["prepare"]>;

/** A database that answers what the real one did, from text, so that only parsing takes time. */
async function replayOf(
  real: Database,
  work: (db: D1Database) => Promise<void>,
): Promise<{ db: D1Database; rows: number }> {
  const answers: string[] = [];
  let rows = 0;
  const note = <Result extends D1Result>(results: Result[]) => {
    answers.push(JSON.stringify(results));
    rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    return results;
  };
  const recorded = (statement: Statement): unknown => ({
    statement,
    bind: (...values: unknown[]) => recorded(statement.bind(...values)),
    all: async () => note([await statement.all()])[0],
  });
  await work({
    prepare: (sql: string) => recorded(real.prepare(sql)),
    batch: async (all: { statement: Statement }[]) =>
      note(await real.batch(all.map(({ statement }) => statement))),
  } as unknown as D1Database);

  let next = 0;
  const answer = async () => JSON.parse(answers[next++ % answers.length]!) as D1Result[];
  const replayed = { bind: () => replayed, all: async () => (await answer())[0] };
  return { db: { prepare: () => replayed, batch: answer } as unknown as D1Database, rows };
}

/** The CPU time of something, in milliseconds. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let n = 0; n < PLANS; n++) await work();
    const { user, system } = process.cpuUsage(before);
    if (round > 0) rounds.push((user + system) / 1000 / PLANS);
  }
  return median(rounds);
}
