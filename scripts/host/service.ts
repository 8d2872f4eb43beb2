import { rm } from "node:fs/promises";
import { join } from "node:path";
import { forgetClaims } from "../../src/store/deliveries.ts";
import { build } from "./bundle.ts";
import { openFolder } from "./folder.ts";
import { inspect } from "./inspect.ts";
import { lock } from "./lock.ts";
import { openMailHost } from "./mail/host.ts";
import { isHere, keptSecret, mailSettings } from "./mail/settings.ts";
import { type Database, migrate } from "./migrate.ts";
import { startMiniflare } from "./miniflare.ts";
import { openOutside } from "./outside.ts";
import { checkPort } from "./port.ts";
import { reapWorkerd } from "./reap.ts";
import { watchRoom } from "./room.ts";
import { machineDefaults, ROOT, readConfig, settings } from "./settings.ts";
import { stackReader } from "./stack.ts";

const MIGRATIONS = join(ROOT, "migrations");
const FULL = (data: string) =>
  `The disk of ${data} is full. Make room, or give another folder: --data DIR`;

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
  /** Its address in a browser on this machine, without a slash at the end. */
  url: string;
  db: Database;
  /** Why nothing should be written now, in a sentence; undefined if nothing is wrong. */
  shortage(): string | undefined;
  /** Whether anything leaves by itself: mail, kept in a folder or not, or pushes. */
  sends: boolean;
  /**
   * One cron run, as Cloudflare would start it.
   * @returns whether the Worker ended it without an error
   */
  runCron(): Promise<boolean>;
  /**
   * One run of the outbox, as Cloudflare would start it.
   * @returns whether the Worker ended it without an error
   */
  runOutbox(): Promise<boolean>;
  /** Ends it. Nothing that was committed is lost, and an unfinished page is polled again. */
  stop(): Promise<void>;
}

/**
 * Builds the Worker and serves it on this machine, with its data in a folder of its own.
 * @throws with a sentence that says what to do when the port or the folder is taken, the folder cannot
 * be used, a setting is wrong, or the Worker cannot be built
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { data, host, port } = options;
  const url = `http://localhost:${port}`;
  const config = readConfig();
  const site = options.environment["SITE_URL"] || options.defaults["SITE_URL"] || url;
  const mail = mailSettings({ host, site }, options.environment);
  const isAlone = isHere(host) && isHere(new URL(site).hostname);
  // Others cannot subscribe to addresses of this machine, nor may they have it ask itself.
  const isPushing = isAlone || !isHere(new URL(site).hostname);
  const hub = { HUB_SUBSCRIPTIONS: isPushing ? "10000" : "0" };
  const defaults = { ...machineDefaults(url), ...mail, ...hub, ...options.defaults };
  const env = settings(config.vars, defaults, options.environment);
  openFolder(data);
  lock(data);
  const state = join(data, "state");
  if (options.fresh) await forget(data);
  inspect(state, MIGRATIONS);
  const sends = env["MAIL_PROVIDER"] !== "" || env["HUB_SUBSCRIPTIONS"] !== "0";
  await checkPort(host, port);
  reapWorkerd();
  const room = watchRoom(data);
  const mailHost = openMailHost(env["MAIL_PROVIDER"], options.environment["SMTP_URL"], data);
  const compatibilityDate = config.compatibility_date ?? "";
  const prepared = prepare(state, compatibilityDate).catch((error: unknown) => {
    throw room.shortage() === undefined ? error : new Error(FULL(data), { cause: error });
  });
  const [built] = await Promise.all([build(), prepared]);
  const miniflare = await startMiniflare({
    script: built.script,
    readStack: stackReader(built),
    compatibilityDate,
    settings: { ...(sends && keptSecrets(data)), ...env },
    assets: config.assets?.directory,
    data: state,
    listen: { host, port },
    host: mailHost && ((request) => mailHost.fetch(request)),
    outside: openOutside(isAlone),
    queue: sends ? queueOf(config) : undefined,
  });
  const db = await miniflare.getD1Database("DB");
  const [polling, sending] = config.triggers.crons ?? [];
  async function run(cron = ""): Promise<boolean> {
    try {
      const worker = await miniflare.getWorker();
      const { outcome } = await worker.scheduled({ cron, scheduledTime: new Date() });
      return outcome === "ok";
    } catch {
      // workerd was killed in the middle of it. Miniflare starts another one.
      return false;
    }
  }
  return {
    url,
    db,
    sends,
    shortage: () => room.shortage(),
    runCron: () => run(polling),
    runOutbox: () => run(sending),
    async stop() {
      room.stop();
      await miniflare.dispose();
      mailHost?.close();
    },
  };
}

// Links in mails are made with the first, webhooks of channels are encrypted with the second.
function keptSecrets(data: string): Record<string, string> {
  return {
    OUTBOX_SECRET: keptSecret(data, "outbox-secret"),
    SEAL_KEY: keptSecret(data, "seal-key"),
  };
}

async function forget(data: string): Promise<void> {
  for (const kept of ["state", "outbox"])
    await rm(join(data, kept), { recursive: true, force: true });
}

function queueOf({ queues }: ReturnType<typeof readConfig>) {
  const { queue: name, max_batch_size, max_batch_timeout } = queues.consumers?.[0] ?? {};
  if (name === undefined) throw new Error("wrangler.toml has no queue to consume.");
  return { name, maxBatchSize: max_batch_size ?? 5, maxBatchTimeout: max_batch_timeout ?? 1 };
}

// Before anything listens, so that no request meets a database without tables.
async function prepare(state: string, compatibilityDate: string): Promise<void> {
  const script = "export default {}";
  const miniflare = await startMiniflare({ script, compatibilityDate, settings: {}, data: state });
  try {
    const db = await miniflare.getD1Database("DB");
    await migrate(db, MIGRATIONS);
    // The lock says that nobody else runs here, so a lease still held is that of a crash.
    await db.prepare("DELETE FROM lease").run();
    // Nor is anybody sending. Messages of the queue are gone, and what they were about is a row.
    await forgetClaims(db);
  } finally {
    await miniflare.dispose();
  }
}
