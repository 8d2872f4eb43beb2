import { join } from "node:path";
import { listDay } from "../../src/sources/huggingface.ts";
import { addDays, DAY, dayOf, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "../simulator/huggingface-api.ts";
import { samplePapers } from "../simulator/papers.ts";
import { simulator } from "../simulator/huggingface.ts";
import { lengthenLog } from "./long-log.ts";
import { type Measured, startMeasured } from "./measured.ts";
import { type Database, migrate } from "../host/migrate.ts";
import { ROOT, readConfig, settings } from "../host/settings.ts";
import { REPLAY, REPLAYING } from "./replay.ts";
import { startUpstream } from "../simulator/upstream.ts";

/** How many papers a day of the simulated upstream lists. */
export const PAPERS_A_DAY = 40;
/** The site's address: answers are kept only where it is set. */
const SITE = "https://papers.example";
// Pages about subscriptions exist where mail could be sent; none is.
const MAIL = {
  MAIL_PROVIDER: "resend",
  MAIL_FROM: "digest@papers.example",
  RESEND_API_KEY: "bench",
  OUTBOX_SECRET: "bench",
};

/** Paperwire over a simulated upstream, with workerd's time measured. */
export interface BenchWire {
  /** The Worker as it runs now; another one after {@link BenchWire.lengthen}. */
  readonly worker: Measured;
  db(): Promise<Database>;
  /** Polls what is due. */
  poll(): Promise<void>;
  /** Makes the newest list due again, everything on it with so many votes more. */
  change(votes: number): Promise<void>;
  /** Does something with a Worker for which D1 and KV are replayed, so that it alone takes time. */
  replay<Result>(use: (worker: Measured) => Promise<Result>): Promise<Result>;
  /** Makes the log so many moments long. */
  lengthen(size: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one with the lists of some days taken in. */
export async function startBenchWire(
  script: string,
  data: string,
  days: number,
): Promise<BenchWire> {
  let more = 0;
  const today = listDay(clock());
  const upstream = await startUpstream(
    simulator((day, now) => longList(day, now, day === today ? more : 0), {
      clock,
      quota: Infinity,
    }),
    0,
  );
  const { vars, compatibility_date: compatibilityDate = "" } = readConfig();
  const env = settings(
    vars,
    {
      SITE_URL: SITE,
      SOURCES: "huggingface",
      HUGGINGFACE_URL: upstream.url,
      BACKFILL_FROM: addDays(today, -days),
      BACKFILL_ROWS_A_DAY: "999999999",
      RUN_PAGES: String(days + 1),
      PAPERS_A_RUN: "",
    },
    MAIL,
  );
  const options = { compatibilityDate, settings: env, data };
  const start = () => startMeasured({ ...options, script });
  let worker = await start();
  const db = () => worker.miniflare.getD1Database("DB");
  await migrate(await db(), join(ROOT, "migrations"));
  const wire: BenchWire = {
    get worker() {
      return worker;
    },
    db,
    async poll() {
      const { scheduled } = await worker.miniflare.getWorker();
      const { outcome } = await scheduled({ cron: "", scheduledTime: new Date() });
      if (outcome !== "ok") throw new Error(`The run ended with ${outcome}.`);
    },
    async change(votes) {
      more += votes;
      await (await db()).prepare("UPDATE poll SET due_at = 0 WHERE page = ?").bind(today).run();
    },
    async replay(use) {
      await worker.stop();
      const modules = { "replay.js": REPLAY, "worker.js": script };
      const replaying = await startMeasured({ ...options, script: REPLAYING, modules });
      try {
        return await use(replaying);
      } finally {
        await replaying.stop();
        worker = await start();
      }
    },
    async lengthen(size) {
      await worker.stop();
      lengthenLog(data, size);
      worker = await start();
    },
    async stop() {
      await worker.stop();
      upstream.stop();
    },
  };
  await wire.poll();
  return wire;
}

/** The list of a day: what the sample papers have for a week, days of which no two share one. */
export function longList(day: string, now: number, votes = 0): DailyPaper[] {
  const today = dayOf(now);
  const age = (startOfDay(today)! - startOfDay(day)!) / DAY;
  const days = Array.from({ length: 7 }, (_, n) => addDays(today, -(7 * age + n + 1)));
  const papers = days.flatMap((each) => samplePapers(each, now)).slice(0, PAPERS_A_DAY);
  return papers.map(({ paper, ...item }) => ({
    ...item,
    paper: { ...paper, upvotes: paper.upvotes + votes },
  }));
}

function clock(): number {
  return Math.floor(Date.now() / 1000);
}
