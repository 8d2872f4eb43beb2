import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distributions } from "../../../src/outbox/hub/distribution.ts";
import type { Hub } from "../../../src/outbox/hub/hub.ts";
import { verifications } from "../../../src/outbox/hub/verification.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { FACTS } from "../../../src/sources/index.ts";
import { DAY, HOUR } from "../../../src/text/time.ts";
import { startMiniflare } from "../../host/miniflare.ts";
import { readConfig } from "../../host/settings.ts";
import { seedPapers } from "../mail/seed.ts";
import { recording } from "../recording.ts";
import { seedFollowers } from "./seed.ts";

/** The rows that pushing reads and writes, as D1 counts them. */
export interface PushCost {
  followers: number;
  /** Lists that somebody follows. */
  watched: number;
  /** A run after which nothing is new. */
  quiet: Rows;
  /** The run after new papers, without its deliveries: matching, and who is to be told. */
  busy: Rows;
  /** The CPU that run took here, in milliseconds: compiling questions, and all else. */
  busyMs: number;
  /** Pushes that were attempted after it, and what each took. */
  pushed: number;
  aPush: Rows;
}

interface Rows {
  read: number;
  written: number;
  statements: number;
}

const NEW_PAPERS = 50;
// Each is like any other, and takes a few queries.
const ATTEMPTED = 200;

/** Counts what it costs to push new papers to so many followers. */
export async function costOfPushing(
  followers: number,
  topics: number,
  papers: number,
): Promise<PushCost> {
  const folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  const { compatibility_date: compatibilityDate = "" } = readConfig();
  const script = "export default {}";
  const miniflare = await startMiniflare({ script, compatibilityDate, settings: {}, data: folder });
  try {
    const real = await miniflare.getD1Database("DB");
    const kv = (await miniflare.getKVNamespace("KV")) as unknown as KVNamespace;
    const start = Math.floor(Date.now() / 1000);
    const callbackOf = (n: number) => `https://reader.example.org/${n}`;
    await seedFollowers(real, { followers, topics, papers, callbackOf }, start);
    const { db, statements, clear } = recording(real);
    let pushed = 0;
    const hub: Hub = {
      db,
      lists: { db, kv, facts: FACTS, sources: [...FACTS.values()], backfillFrom: "" },
      site: "https://papers.example.org",
      siteName: "Paperwire",
      isLoopback: false,
      fetcher: async () => {
        pushed++;
        return new Response(null, { status: 204 });
      },
      resolver: "",
      userAgent: "Paperwire",
      most: 100_000,
      mostARun: 0,
    };
    const left = async () => hub.mostARun;
    const runOnce = (now: number) =>
      runOutbox({
        db,
        kinds: [
          verifications(hub, { spacing: 0, atOnce: 6, left }),
          distributions(hub, { spacing: 0, atOnce: 6, left }),
        ],
        clock: () => now,
        sleep: () => Promise.resolve(),
        log: () => {},
      });
    const run = async (now: number) => {
      while (await runOnce(now));
    };
    const rows = (): Rows => ({
      read: statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
      written: statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
      statements: statements.length,
    });
    const counted = async (now: number): Promise<Rows> => {
      clear();
      await run(now);
      return rows();
    };
    // Nothing is attempted, so all that is counted is a run's own.
    const quiet = await counted(start + HOUR);
    await seedPapers(real, { papers: NEW_PAPERS, questions: topics }, start + DAY, papers);
    const cpu = process.cpuUsage();
    const busy = await counted(start + DAY);
    const { user } = process.cpuUsage(cpu);
    hub.mostARun = ATTEMPTED;
    clear();
    await run(start + DAY);
    const ofPushes = statements.filter(({ sql }) => IS_OF_DELIVERY.test(sql));
    const each = (total: number) => (pushed === 0 ? 0 : total / pushed);
    return {
      followers,
      watched: Math.min(followers, topics),
      quiet,
      busy,
      busyMs: user / 1000,
      pushed,
      aPush: {
        read: each(ofPushes.reduce((sum, { rowsRead }) => sum + rowsRead, 0)),
        written: each(ofPushes.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0)),
        statements: each(ofPushes.length),
      },
    };
  } finally {
    await miniflare.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

const IS_OF_DELIVERY =
  /SET claimed_until = \?2|SET state = \?3|SET waiting = 0|FROM hub_subscription JOIN follower|JOIN moment ON moment.seq = wanted/;
