import { MINUTE } from "../../../src/text/time.ts";
import type { Recorder, Taped } from "./invocations.ts";
import type { Upstreams } from "./upstreams.ts";

/** A kind of run: what is there before, and what it brings. */
export interface RunKind {
  what: string;
  settings: Record<string, string>;
  /** The state before, and the first invocation. */
  begin: (bench: RunBench) => Promise<Taped>;
}

/** Upstreams and a Worker over them. */
export interface RunBench extends Recorder {
  upstreams: Upstreams;
  /** Sets the clock forward, and runs what is due to its end, with all that follows. */
  settle: (minutes?: number) => Promise<void>;
  /** One invocation by the cron that polls. */
  cron: (minutes?: number) => Promise<Taped>;
}

/** The crons of wrangler.toml: that polls, and that sends. */
const POLLING = "*/10 * * * *";
export const SENDING = "5-55/10 * * * *";

/** Runs by cron in which the hourly work is done. */
const TURNS = 5;

/** A bench over a recorder, whose clock begins at that of the upstreams. */
export function benchOf(recorder: Recorder, upstreams: Upstreams): RunBench {
  const bench: RunBench = {
    ...recorder,
    upstreams,
    cron(minutes = 0) {
      upstreams.now += minutes * MINUTE;
      return recorder.run({ at: upstreams.now, cron: POLLING });
    },
    async settle(minutes = 0) {
      upstreams.now += minutes * MINUTE;
      const hasMore = () => recorder.db.prepare("SELECT has_more FROM lease").first("has_more");
      for (let turn = 0; turn < TURNS || (await hasMore()) === 1; turn++) {
        const messages = [...(await bench.cron(1)).sent];
        for (let body = messages.shift(); body !== undefined; body = messages.shift()) {
          messages.push(...(await recorder.run({ at: ++upstreams.now, messages: [body] })).sent);
        }
      }
    },
  };
  return bench;
}
