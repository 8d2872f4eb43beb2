import { env } from "cloudflare:workers";
import type { Ingest, Outcome } from "../../src/ingest/context.ts";
import { ingest } from "../../src/ingest/run.ts";
import { FACTS } from "../../src/sources/index.ts";
import { lastRun } from "../../src/store/lease.ts";
import { clear, watchers } from "../ingest/wire.ts";
import { makeOlder } from "../ingest/older.ts";
import { CHANGES, SOURCES, START, upstreams } from "./upstreams.ts";

/** Upstreams that change, a clock, and runs that poll them. */
export interface World {
  now: number;
  /** How often the upstreams have changed. */
  changes: number;
  log: Record<string, unknown>[];
  /** One run. */
  run: (more?: Partial<Ingest>) => Promise<Outcome[] | undefined>;
}

const CRON = 600;
const HOUR = 3600;
/** The upstreams' day ends later. */
const END = START + 20 * HOUR;

/**
 * An empty store before the upstreams have changed, and nothing counted or ranked yet.
 * @param papers that one run takes in at most
 */
export async function newWorld(papers = Infinity): Promise<World> {
  await clear();
  for (const key of ["trending", "counts"]) await env.KV.delete(key);
  const world: World = {
    now: START,
    changes: 0,
    log: [],
    run: (more) =>
      ingest({
        db: env.DB,
        kv: env.KV,
        fetcher: upstreams(
          () => world.now,
          () => world.changes,
        ),
        sources: SOURCES,
        facts: FACTS,
        manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 1024 * 1024 },
        pages: 100,
        papers,
        backfillRows: 1_000_000,
        databaseBytes: Infinity,
        backfillFrom: "2026-11-20",
        topics: () => ({ forgetting: '("forget") NOT (before : "known1")' }),
        clock: () => world.now,
        sleep: () => Promise.resolve(),
        random: () => 0.5,
        log: (line) => world.log.push(line),
        committed: () => watchers.forEach((told) => told()),
        ...more,
      }),
  };
  return world;
}

/**
 * Lets the upstreams change, and runs until nothing is left to do each time.
 * @param run one run, which may fail
 * @param most how often they change
 * @param age what comes with the last change
 */
export async function live(
  world: World,
  run: () => Promise<unknown> = world.run,
  { most = CHANGES, age = ageStore } = {},
): Promise<void> {
  for (let changes = 0; changes <= most; changes++) {
    world.changes = changes;
    world.now += CRON;
    if (changes === most) await age();
    await settle(world, run);
  }
}

/** Runs until nothing is left to do, and again when the hourly work is due. */
async function settle(world: World, run: () => Promise<unknown>): Promise<void> {
  for (let isHourly = false; ; isHourly = true) {
    while (!(await isDone(run))) {
      world.now += CRON;
      if (world.now > END) throw new Error(JSON.stringify(world.log.slice(-20)));
    }
    if (isHourly) return;
    world.now += HOUR;
  }
}

async function isDone(run: () => Promise<unknown>): Promise<boolean> {
  const outcomes = await run().catch(() => undefined);
  if (!Array.isArray(outcomes)) return false;
  if (!(outcomes as Outcome[]).every(({ unchanged }) => unchanged)) return false;
  const failed = "SELECT count(*) AS n FROM poll WHERE failures > 0";
  return (await env.DB.prepare(failed).first("n")) === 0 && !(await lastRun(env.DB))?.hasMore;
}

/** Leaves work of the background to do: rows of an older index, and moments without sketches. */
async function ageStore(): Promise<void> {
  await makeOlder();
  await env.DB.batch([
    env.DB.prepare("DELETE FROM sketch"),
    env.DB.prepare("UPDATE sketch_progress SET below = (SELECT max(seq) + 1 FROM moment)"),
  ]);
}
