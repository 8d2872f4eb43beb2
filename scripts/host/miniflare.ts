import { existsSync } from "node:fs";
import { join } from "node:path";
import { Miniflare, type MiniflareOptions, type Request, type Response } from "miniflare";
import { printLog } from "./log.ts";
import { ROOT } from "./settings.ts";

type WorkerOptions = MiniflareOptions["workers"][number];
type Bindings = NonNullable<WorkerOptions["config"]["env"]>;

export interface HostOptions {
  /** The Worker: one ES module. */
  script: string;
  compatibilityDate: string;
  settings: Record<string, string>;
  /** A folder of static files to serve before the Worker is asked; ignored when absent. */
  assets?: string | undefined;
  /** The folder that keeps D1 and KV. */
  data: string;
  /** Where it answers requests; nowhere when absent. */
  listen?: { host: string; port: number };
  /** Answers the binding `HOST`, where it sends mail by this machine. */
  host?: ((request: Request) => Promise<Response>) | undefined;
  /** The queue that it sends to as `OUTBOX` and that it consumes; none when absent. */
  queue?: { name: string; maxBatchSize: number; maxBatchTimeout: number } | undefined;
}

/** A Worker on Miniflare, with D1 as `DB` and KV as `KV`. */
export async function startMiniflare(options: HostOptions): Promise<Miniflare> {
  const bindings: Bindings = {
    DB: { type: "d1", id: "paperwire" },
    KV: { type: "kv", id: "paperwire" },
    ...(options.host && { HOST: { type: "fetcher", handler: options.host } }),
    ...(options.queue && { OUTBOX: { type: "queue", name: options.queue.name } }),
  };
  for (const [name, value] of Object.entries(options.settings)) {
    bindings[name] = { type: "text", value };
  }
  const worker: WorkerOptions = {
    config: {
      name: "paperwire",
      compatibilityDate: options.compatibilityDate,
      manifest: {
        mainModule: "index.js",
        modules: { "index.js": { type: "esm", contents: options.script } },
      },
      env: bindings,
      ...(options.queue && { triggers: [{ type: "queue", maxConcurrency: 1, ...options.queue }] }),
      ...assetsOf(options.assets),
    },
    // Miniflare's normal port passes every request through a proxy: a third of the speed.
    dev: { unsafeDirectSockets: options.listen ? [options.listen] : [] },
  };
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    resourcePersistencePath: options.data,
    logRequests: false,
    handleStructuredLogs: printLog,
    workers: [worker],
  });
  await miniflare.ready;
  return miniflare;
}

function assetsOf(folder: string | undefined): Partial<WorkerOptions["config"]> {
  if (folder === undefined) return {};
  const directory = join(ROOT, folder);
  // Without hasUserWorker every path that is not a file is answered 404.
  return existsSync(directory) ? { assets: { directory, hasUserWorker: true } } : {};
}
