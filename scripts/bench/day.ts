import { join } from "node:path";
import { lastRun } from "../../src/store/lease.ts";
import { countPapers } from "../../src/store/status.ts";
import { addDays, DAY, dayOf, startOfDay } from "../../src/text/time.ts";
import { bundle } from "../host/bundle.ts";
import { freePort } from "../host/free-port.ts";
import { migrate } from "../host/migrate.ts";
import { startMiniflare } from "../host/miniflare.ts";
import { reapWorkerd } from "../host/reap.ts";
import { machineDefaults, readConfig, ROOT, settings } from "../host/settings.ts";
import { everything } from "../simulator/everything.ts";
import { samplePapers } from "../simulator/papers.ts";
import { startUpstream, upstreamSettings } from "../simulator/upstream.ts";
import type { Line } from "./budget.ts";
import { load } from "./load.ts";
import { mixed } from "./mixture.ts";
import { familyOf } from "./processes.ts";

const RUNS = 144;
const BETWEEN_RUNS = DAY / RUNS;
const DAYS_BEFORE = 20;
/** Requests after each run: 4,320 in the day. */
const READ = 30;
const CONNECTIONS = 2;
const MB = 2 ** 20;

/**
 * Runs the Worker with a clock that each cron run sets. What waits between requests to an upstream
 * waits a hundredth of its time; what gives somebody up, who passes an argument, all of it.
 */
const CLOCKED = `
import worker from "./worker.js";

const real = Date.now.bind(Date);
const timer = globalThis.setTimeout.bind(globalThis);
let set;
Date.now = () => (set === undefined ? real() : set.time + (real() - set.at));
globalThis.setTimeout = (use, wait, ...rest) =>
  rest.length === 0 ? timer(use, wait / 100) : timer(use, wait, ...rest);

export default {
  ...worker,
  scheduled(event, env, context) {
    set = { time: event.scheduledTime, at: real() };
    return worker.scheduled(event, env, context);
  },
};
`;

/**
 * The memory of workerd over a simulated day of every source: 144 cron runs ten minutes apart, with
 * the hourly work in every sixth, runs of the outbox, and some readers after each.
 * @param folder an empty one, for its papers
 */
export async function benchDay(folder: string): Promise<Line[]> {
  let time = startOfDay(dayOf(Date.now() / 1000))!;
  const sources = everything(samplePapers, { clock: () => time });
  const upstream = await startUpstream(
    { ...sources, fetch: async (request) => datedAt(time, await sources.fetch(request)) },
    0,
  );
  const config = readConfig();
  const port = await freePort();
  const defaults = { BACKFILL_FROM: addDays(dayOf(time), -DAYS_BEFORE), RUN_PAGES: "20" };
  const env = settings(
    config.vars,
    { ...machineDefaults(`http://localhost:${port}`), ...defaults },
    upstreamSettings(upstream.url),
  );
  reapWorkerd();
  const miniflare = await startMiniflare({
    script: CLOCKED,
    modules: { "worker.js": await bundle() },
    compatibilityDate: config.compatibility_date ?? "",
    settings: env,
    assets: config.assets?.directory,
    data: join(folder, "day"),
    listen: { host: "127.0.0.1", port },
    log: ({ level, message }) => {
      if (level === "error") console.error(message);
    },
  });
  try {
    const db = await miniflare.getD1Database("DB");
    await migrate(db, join(ROOT, "migrations"));
    const { scheduled } = await miniflare.getWorker();
    const [polling = "", sending = ""] = config.triggers.crons ?? [];
    let runs = 0;
    async function run(): Promise<boolean> {
      const scheduledTime = new Date(time * 1000);
      for (const cron of [polling, sending]) {
        const { outcome } = await scheduled({ cron, scheduledTime });
        if (outcome !== "ok") throw new Error(`A run ended with ${outcome}.`);
      }
      runs++;
      return (await lastRun(db))?.hasMore === true;
    }
    const resident = () =>
      familyOf(process.pid).find(({ name }) => name === "workerd")!.resident / MB;
    const target = {
      url: `http://127.0.0.1:${port}`,
      path: mixed,
      headers: {},
      status: 200,
      connections: CONNECTIONS,
    };
    const started = resident();
    while (await run()) time++;
    const caughtUp = { papers: await countPapers(db), resident: resident() };
    const hours: number[] = [];
    let most = 0;
    let requests = 0;
    runs = 0;
    for (let n = 0; n < RUNS; n++) {
      time += BETWEEN_RUNS;
      const next = time;
      while (await run()) time++;
      time = next;
      requests += (await load(target, (asked) => asked >= READ)).requests;
      most = Math.max(most, resident());
      if (n % 36 === 35) hours.push(resident());
    }
    const papers = (await countPapers(db)) - caughtUp.papers;
    return [
      {
        what: "memory of workerd over a simulated day",
        measured: `${Math.round(most)} MB at most, ${hours.map(Math.round).join(", ")} after each six hours`,
      },
      {
        what: "  before it",
        measured: `${Math.round(started)} MB at the start, ${Math.round(caughtUp.resident)} with ${caughtUp.papers} papers of ${DAYS_BEFORE} days taken in`,
      },
      {
        what: "  the day",
        measured: `${runs} runs, ${papers} new papers, ${requests} requests`,
      },
    ];
  } finally {
    await miniflare.dispose();
    upstream.stop();
  }
}

// Else its server says what time it really is, and the Worker believes that rather than its own clock.
function datedAt(time: number, answer: Response): Response {
  answer.headers.set("Date", new Date(time * 1000).toUTCString());
  return answer;
}
