import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../host/bundle.ts";
import { type Database, migrate } from "../../host/migrate.ts";
import { ROOT, readConfig, settings } from "../../host/settings.ts";
import type { Simulator } from "../../simulator/huggingface.ts";
import { startUpstream, upstreamSettings } from "../../simulator/upstream.ts";
import { median } from "../budget.ts";
import { type Measured, startMeasured } from "../measured.ts";
import { TAPE, TAPED } from "./tape.ts";

/** An invocation of the Worker: by cron, or with messages of the queue. */
export type Invocation = { at: number } & ({ cron: string } | { messages: number[] });

/** An invocation that was taped, and the messages that it sent. */
export interface Taped {
  invocation: Invocation;
  /** The settings that it ran with. */
  settings: Record<string, string>;
  tape: string;
  sent: number[];
}

/** The CPU that an invocation takes of its own, in milliseconds. */
export interface Own {
  /** The first time in a new process, with code that has not been compiled. */
  first: number;
  /** When it has run often. */
  warm: number;
}

/** A Worker whose invocations are taped, over an upstream. */
export interface Recorder {
  db: Database;
  run: (invocation: Invocation) => Promise<Taped>;
}

// As wrangler.toml has them: what the free plan runs with.
const { vars, compatibility_date: compatibilityDate = "" } = readConfig();
const PLAYED = 40;
const ROUNDS = 3;

/** Does something with a Worker that has an empty database, and nothing but an upstream to ask. */
export async function withRecorder<Result>(
  upstream: Simulator,
  more: Record<string, string>,
  use: (recorder: Recorder) => Promise<Result>,
): Promise<Result> {
  const server = await startUpstream(upstream, 0);
  try {
    const given = {
      ...upstreamSettings(server.url),
      SITE_URL: "https://papers.example",
      RESEND_URL: server.url,
      ...more,
    };
    return await withWorker(given, async (worker) => {
      const db = await worker.miniflare.getD1Database("DB");
      await migrate(db, join(ROOT, "migrations"));
      const run = async (invocation: Invocation): Promise<Taped> => {
        const answer = await ask(worker, "/run", invocation);
        const { tape, sent } = (await answer.json()) as Pick<Taped, "tape" | "sent">;
        return { invocation, settings: given, tape, sent };
      };
      return use({ db, run });
    });
  } finally {
    server.stop();
  }
}

/** The CPU of an invocation, played from its tape in a workerd of its own. */
export function ownCpu({ invocation, settings: given, tape }: Taped): Promise<Own> {
  return withWorker(given, async (worker) => {
    await ask(worker, "/insert", { invocation, tape });
    const played = async (times: number) => {
      const before = worker.exactCpu();
      await ask(worker, `/play?times=${times}`, {});
      return ((worker.exactCpu() - before) * 1000) / times;
    };
    // The answer alone.
    await played(0);
    const first = await played(1);
    await played(PLAYED);
    const rounds: number[] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push(await played(PLAYED));
    return { first, warm: median(rounds) };
  });
}

let script: Promise<string> | undefined;

async function withWorker<Result>(
  more: Record<string, string>,
  use: (worker: Measured) => Promise<Result>,
): Promise<Result> {
  const data = await mkdtemp(join(tmpdir(), "paperwire-runs-"));
  script ??= bundle();
  const worker = await startMeasured({
    script: TAPED,
    modules: { "tape.js": TAPE, "worker.js": await script },
    compatibilityDate,
    settings: settings(vars, {}, more),
    data,
  });
  try {
    return await use(worker);
  } finally {
    await worker.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function ask(worker: Measured, path: string, body: object): Promise<Response> {
  const answer = await fetch(worker.url + path, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
