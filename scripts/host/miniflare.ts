import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  Miniflare,
  type MiniflareOptions,
  type Request,
  type Response,
  type WorkerdStructuredLog,
} from "miniflare";
import { printLog } from "./log.ts";
import { ROOT } from "./settings.ts";

type WorkerOptions = MiniflareOptions["workers"][number];
type Bindings = NonNullable<WorkerOptions["config"]["env"]>;

export interface HostOptions {
  /** The Worker: one ES module. */
  script: string;
  /** Makes stacks of errors readable in the log; they are printed as they are when absent. */
  readStack?: ((stack: string) => string) | undefined;
  /** Further ES modules that it imports, by name. */
  modules?: Record<string, string>;
  compatibilityDate: string;
  settings: Record<string, string>;
  /** A folder of static files, which the Worker reaches as `ASSETS`; ignored when absent. */
  assets?: string | undefined;
  /** The folder that keeps D1 and KV. */
  data: string;
  /** The address it answers at; none when absent. */
  listen?: { host: string; port: number };
  /** Answers the binding `HOST`, where it sends mail by this machine. */
  host?: ((request: Request) => Promise<Response>) | undefined;
  /** The binding `OUTSIDE`: the public internet, for requests that strangers ask for. */
  outside?: ((request: Request) => Promise<Response>) | undefined;
  /** The queue that it sends to as `OUTBOX` and that it consumes; none when absent. */
  queue?: { name: string; maxBatchSize: number; maxBatchTimeout: number } | undefined;
  /** Takes each line that the Worker logs; prints it when absent. */
  log?: (line: WorkerdStructuredLog) => void;
}

const ASSETS = "assets";

/**
 * Bounds workerd's heaps, of which there is one for each Worker and each of Miniflare's own. With a
 * large young generation they would grow to a gigabyte under load; with a smaller one, the garbage
 * collector takes longer. An old one is collected when it first holds 4 MB, where V8 would wait for
 * many times that: what hangs on it outside of the heap, as requests, headers and streams do, is not
 * counted and is let go of only then. docs/performance.md has the measurements.
 */
export const V8_FLAGS = "--max-semi-space-size=4 --initial-old-space-size=4";

/**
 * A Worker on Miniflare, with D1 as `DB` and KV as `KV`. It has the socket to itself: Miniflare's
 * own port and its router of static files would each take more time than the Worker does.
 */
export async function startMiniflare(options: HostOptions): Promise<Miniflare> {
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= V8_FLAGS;
  const assets = assetsWorker(options);
  const bindings: Bindings = {
    DB: { type: "d1", id: "paperwire" },
    KV: { type: "kv", id: "paperwire" },
    ...(assets && { ASSETS: { type: "worker", worker: ASSETS } }),
    ...(options.host && { HOST: { type: "fetcher", handler: options.host } }),
    ...(options.outside && { OUTSIDE: { type: "fetcher", handler: options.outside } }),
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
        modules: esModules({ "index.js": options.script, ...options.modules }),
      },
      env: bindings,
      ...(options.queue && { triggers: [{ type: "queue", maxConcurrency: 1, ...options.queue }] }),
    },
    // The Worker has its own memory, and asks no cache.
    dev: { unsafeDirectSockets: options.listen ? [options.listen] : [], cacheAPI: false },
  };
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    resourcePersistencePath: options.data,
    logRequests: false,
    handleStructuredLogs: options.log ?? ((line) => printLog(line, options.readStack)),
    workers: assets ? [worker, assets] : [worker],
  });
  await miniflare.ready;
  return miniflare;
}

function esModules(texts: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, contents]) => [name, { type: "esm" as const, contents }]),
  );
}

// It answers 404 to what is no file.
function assetsWorker({ assets, compatibilityDate }: HostOptions): WorkerOptions | undefined {
  if (assets === undefined) return undefined;
  const directory = join(ROOT, assets);
  if (!existsSync(directory)) return undefined;
  const contents = "export default {}";
  return {
    config: {
      name: ASSETS,
      compatibilityDate,
      manifest: { mainModule: "index.js", modules: { "index.js": { type: "esm", contents } } },
      assets: { directory, hasUserWorker: false },
    },
  };
}
