import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { lock } from "./lock.ts";
import { type Database, migrate } from "./migrate.ts";
import { startMiniflare } from "./miniflare.ts";
import { checkPort } from "./port.ts";
import { reaped } from "./reap.ts";
import { machineDefaults, ROOT, readConfig, settings } from "./settings.ts";

export interface ServiceOptions {
  /** The folder that keeps D1 and KV, and the lock on them. */
  data: string;
  /** Whether to start without what the folder holds. */
  fresh: boolean;
  host: string;
  port: number;
  /** Settings that differ from wrangler.toml where the environment does not give them. */
  defaults: Record<string, string>;
  environment: Record<string, string | undefined>;
}

/** Paperwire, serving on this machine. */
export interface Service {
  /** Where a browser on this machine finds it, without a slash at the end. */
  url: string;
  db: Database;
  /**
   * One cron run, as Cloudflare would start it.
   * @returns whether the Worker ended it without an error
   */
  runCron(): Promise<boolean>;
  /** Ends it. Nothing that was committed is lost, and an unfinished page is polled again. */
  stop(): Promise<void>;
}

/**
 * Builds the Worker and serves it on this machine, with its data in a folder of its own.
 * @throws when the port or the folder is taken, a setting is wrong, or the Worker cannot be built
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { data, host, port } = options;
  const url = `http://localhost:${port}`;
  const config = readConfig();
  const defaults = { ...machineDefaults(url), ...options.defaults };
  const env = settings(config.vars, defaults, options.environment);
  await mkdir(data, { recursive: true });
  lock(data);
  const state = join(data, "state");
  if (options.fresh) await rm(state, { recursive: true, force: true });
  await checkPort(host, port);
  const compatibilityDate = config.compatibility_date ?? "";
  const [script] = await Promise.all([bundle(), prepare(state, compatibilityDate)]);
  const miniflare = await reaped(() =>
    startMiniflare({
      script,
      compatibilityDate,
      settings: env,
      assets: config.assets?.directory,
      data: state,
      listen: { host, port },
    }),
  );
  const db = await miniflare.getD1Database("DB");
  return {
    url,
    db,
    async runCron() {
      const worker = await miniflare.getWorker();
      const { outcome } = await worker.scheduled({
        cron: config.triggers.crons?.[0] ?? "",
        scheduledTime: new Date(),
      });
      return outcome === "ok";
    },
    stop: () => miniflare.dispose(),
  };
}

// Before anything listens, so that no request meets a database without tables.
async function prepare(state: string, compatibilityDate: string): Promise<void> {
  const script = "export default {}";
  const miniflare = await reaped(() =>
    startMiniflare({ script, compatibilityDate, settings: {}, data: state }),
  );
  try {
    const db = await miniflare.getD1Database("DB");
    await migrate(db, join(ROOT, "migrations"));
    // The lock says that nobody else runs here, so a lease still held is that of a crash.
    await db.prepare("DELETE FROM lease").run();
  } finally {
    await miniflare.dispose();
  }
}
