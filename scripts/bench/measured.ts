import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { freePort } from "../host/free-port.ts";
import { reaped } from "../host/reap.ts";

// Linux counts the CPU time of a process in hundredths of a second.
const TICKS = 100;
const HOST = "127.0.0.1";

/** A Worker in a workerd of its own, whose CPU time can be read. */
export interface Measured {
  url: string;
  miniflare: Miniflare;
  /** The CPU time workerd has taken so far, in seconds, D1 and KV included. */
  cpu(): number;
  stop(): Promise<void>;
}

export interface MeasuredOptions {
  /** The Worker: one ES module. */
  script: string;
  compatibilityDate: string;
  settings: Record<string, string>;
  /** The folder that keeps D1 (`DB`) and KV (`KV`). */
  data: string;
}

/**
 * Starts a Worker to be measured, on a free port of this machine: without static assets, which
 * would put a router in front of it, and without a line for what it logs.
 */
export async function startMeasured(options: MeasuredOptions): Promise<Measured> {
  // The heap would grow to gigabytes under load, and its page faults would be what is measured;
  // much less than 8 MB, and it would be the garbage collector.
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] = "--max-semi-space-size=8";
  const port = await freePort();
  const children: ChildProcess[] = [];
  const remember = (message: unknown): void => {
    children.push((message as { process: ChildProcess }).process);
  };
  subscribe("child_process", remember);
  try {
    const miniflare = await reaped(() => start(options, port));
    const workerd = children.find(({ spawnfile }) => spawnfile.endsWith("workerd"));
    return {
      url: `http://${HOST}:${port}`,
      miniflare,
      cpu: () => cpuOf(workerd!.pid!),
      stop: () => miniflare.dispose(),
    };
  } finally {
    unsubscribe("child_process", remember);
  }
}

async function start(options: MeasuredOptions, port: number): Promise<Miniflare> {
  const texts = Object.entries(options.settings).map(
    ([name, value]) => [name, { type: "text", value }] as const,
  );
  const miniflare = new Miniflare({
    host: HOST,
    port: 0,
    resourcePersistencePath: options.data,
    logRequests: false,
    handleStructuredLogs: ({ level, message }) => {
      if (level === "error") console.error(message);
    },
    workers: [
      {
        config: {
          name: "measured",
          compatibilityDate: options.compatibilityDate,
          manifest: {
            mainModule: "index.js",
            modules: { "index.js": { type: "esm", contents: options.script } },
          },
          env: {
            ...Object.fromEntries(texts),
            DB: { type: "d1", id: "paperwire" },
            KV: { type: "kv", id: "paperwire" },
          },
        },
        dev: { unsafeDirectSockets: [{ host: HOST, port }] },
      },
    ],
  });
  await miniflare.ready;
  return miniflare;
}

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // proc_pid_stat(5): utime and stime are fields 14 and 15; the name before may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
