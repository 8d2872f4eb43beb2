import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Miniflare } from "miniflare";
import { freePort } from "../host/free-port.ts";
import { V8_FLAGS } from "../host/miniflare.ts";
import { reapWorkerd } from "../host/reap.ts";
import { processOf, threadsCpu } from "./processes.ts";

const HOST = "127.0.0.1";

/** A Worker in a workerd of its own, whose CPU time can be read. */
export interface Measured {
  url: string;
  miniflare: Miniflare;
  /** The CPU time workerd has taken so far, in seconds, D1 and KV included. */
  cpu(): number;
  /** The same, exactly, as long as no thread ends. */
  exactCpu(): number;
  stop(): Promise<void>;
}

export interface MeasuredOptions {
  /** The Worker: an ES module. */
  script: string;
  /** Further ES modules, by name. */
  modules?: Record<string, string>;
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
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= V8_FLAGS;
  reapWorkerd();
  const port = await freePort();
  const children: ChildProcess[] = [];
  const remember = (message: unknown): void => {
    children.push((message as { process: ChildProcess }).process);
  };
  subscribe("child_process", remember);
  try {
    const miniflare = await start(options, port);
    const workerd = children.find(({ spawnfile }) => spawnfile.endsWith("workerd"));
    return {
      url: `http://${HOST}:${port}`,
      miniflare,
      cpu: () => processOf(workerd!.pid!)!.cpu,
      exactCpu: () => threadsCpu(workerd!.pid!),
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
            modules: Object.fromEntries(
              Object.entries({ "index.js": options.script, ...options.modules }).map(
                ([name, contents]) => [name, { type: "esm" as const, contents }],
              ),
            ),
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
