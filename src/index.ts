import type { Ingest, Outcome } from "./ingest/context.ts";
import { pagesLeft } from "./ingest/follow.ts";
import { ingest } from "./ingest/run.ts";
import { type Context, listContext, type LookUp, lookUpWith } from "./lists/index.ts";
import { openDesk } from "./outbox/desk.ts";
import { deliverAll } from "./outbox/deliver.ts";
import { openChannelDesk } from "./outbox/channels/desk.ts";
import { openHubDesk } from "./outbox/hub/desk.ts";
import { openOutbox, type OutboxBindings, pushesOnly } from "./outbox/index.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { runOutbox } from "./outbox/run.ts";
import { compile } from "./query/index.ts";
import { readSettings, type Settings } from "./settings.ts";
import { FACTS, SOURCES } from "./sources/index.ts";
import type { Source, SourceKind } from "./sources/source.ts";
import { lastRun } from "./store/lease.ts";
import { queryOf, TOPICS } from "./topics.ts";
import { type Manners, MAX_BYTES, TIMEOUT_MS } from "./upstream/http.ts";
import { VERSION } from "./version.ts";
import { memory } from "./web/answers.ts";
import { createApp } from "./web/entry/app.ts";
import { changedTags } from "./web/tags.ts";

// wrangler.toml has both.
const OUTBOX_CRON = "5-55/10 * * * *";
// A message is the id of a delivery. 0 says that there is something to push. A negative number says
// that polling goes on: -1 with no page, -2 with one page at most.
const PUSH = 0;

/** Bindings, some of which a deployment may leave out. */
type Bindings = Omit<Env, "OUTBOX" | "EMAIL" | "SUBSCRIBE_LIMIT"> &
  OutboxBindings & { SUBSCRIBE_LIMIT?: RateLimit };

const app = createApp({
  sources: statusSources,
  facts: FACTS,
  clock,
  openDesk(env: Bindings, settings, lists, later) {
    const { outbox, mail } = openOutbox(env, settings, lists);
    if (typeof mail === "string") return mail;
    return openDesk({
      outbox,
      mail,
      isOnCloudflare: env.HOST === undefined,
      limiter: env.SUBSCRIBE_LIMIT,
      keeper: settings.MAIL_PROVIDER === "outbox" ? env.HOST : undefined,
      reportSecret: settings.RESEND_WEBHOOK_SECRET,
      later,
    });
  },
  openHub(env: Bindings, settings, lists, later) {
    const { outbox, hub } = openOutbox(env, settings, lists);
    if (typeof hub === "string") return hub;
    return openHubDesk({ outbox, hub, isOnCloudflare: env.OUTSIDE === undefined, later });
  },
  openChannels(env: Bindings, settings, lists) {
    const { channels } = openOutbox(env, settings, lists);
    if (typeof channels === "string") return channels;
    return openChannelDesk({ channels, isOnCloudflare: env.OUTSIDE === undefined });
  },
  lookUp: lookUpOf,
});

export default {
  fetch: app.fetch,
  async scheduled({ cron }, env, context) {
    try {
      const settings = readSettings(env);
      if (cron === OUTBOX_CRON) return await sendWhatIsDue(env, settings);
      await run(env, settings, { pages: settings.RUN_PAGES }, context.cache);
    } catch (error) {
      console.error(JSON.stringify({ event: "run", error: String(error) }));
      throw error;
    }
  },
  async queue({ messages }, env, context) {
    const settings = readSettings(env);
    const opened = openOutbox(env, settings, listsOf(env, settings));
    const ids = messages.map(({ body }) => body);
    const next = Math.min(...ids);
    if (next < PUSH) await run(env, settings, { pages: -1 - next, follows: true }, context.cache);
    if (ids.includes(PUSH)) await runOn(env, pushesOnly(opened));
    await deliverAll(
      opened.outbox,
      ids.filter((id) => id > PUSH),
    );
  },
} satisfies ExportedHandler<Env, number>;

async function sendWhatIsDue(env: Bindings, settings: Settings): Promise<void> {
  const { outbox, mail } = openOutbox(env, settings, listsOf(env, settings));
  if (typeof mail === "string" && settings.MAIL_PROVIDER !== "") console.error(mail);
  await runOn(env, outbox);
}

// One run writes as much as it may; another invocation goes on with the rest.
async function runOn(env: Bindings, outbox: Outbox): Promise<void> {
  let hasMore = await runOutbox(outbox);
  if (hasMore && env.OUTBOX) await env.OUTBOX.send(PUSH);
  else while (hasMore) hasMore = await runOutbox(outbox);
}

// Where there is a queue, another invocation matches the new moments: this one has made the queries
// that it may make.
async function push(env: Bindings, settings: Settings): Promise<void> {
  const opened = openOutbox(env, settings, listsOf(env, settings));
  const outbox = pushesOnly(opened);
  if (outbox.kinds.length === 0) return;
  await (env.OUTBOX ? env.OUTBOX.send(PUSH) : runOn(env, outbox));
}

// A run with a bound on papers is followed by others, each in an invocation of its own: each has the
// CPU and the queries that an invocation may take. The last one pushes what all of them brought.
async function run(
  env: Bindings,
  settings: Settings,
  turn: Pick<Ingest, "pages" | "follows">,
  cache: CacheContext | undefined,
): Promise<void> {
  const outcomes = await poll(env, settings, turn);
  await purge(cache, changedTags(outcomes ?? []));
  const left = env.OUTBOX && outcomes && (await leftBy(env, settings, outcomes, turn.pages));
  if (left === undefined) await push(env, settings);
  else await env.OUTBOX?.send(-1 - left);
}

async function leftBy(
  { DB }: Bindings,
  { PAPERS_A_RUN }: Settings,
  outcomes: readonly Outcome[],
  pages: number,
): Promise<number | undefined> {
  if (!Number.isFinite(PAPERS_A_RUN)) return undefined;
  return pagesLeft(outcomes, pages, (await lastRun(DB))?.hasMore ?? false);
}

async function poll(
  env: Bindings,
  settings: Settings,
  turn: Pick<Ingest, "pages" | "follows">,
): Promise<Outcome[] | undefined> {
  const sources = kindsOf(settings).map((kind) => kind.create(settings));
  return ingest({
    db: env.DB,
    kv: env.KV,
    fetcher,
    sources,
    facts: FACTS,
    manners: mannersOf(settings, sources),
    ...turn,
    papers: settings.PAPERS_A_RUN,
    backfillRows: settings.BACKFILL_ROWS_A_DAY,
    databaseBytes: settings.DATABASE_MB * 1_000_000,
    backfillFrom: settings.BACKFILL_FROM,
    topics: (now, from, to) => {
      const some = TOPICS.slice(from, to);
      return Object.fromEntries(
        some.map((topic) => [topic.slug, compile(queryOf(topic), now).match]),
      );
    },
    clock,
    sleep: (wait) => new Promise((resolve) => setTimeout(resolve, wait * 1000)),
    random: Math.random,
    log: (line) => console.log(JSON.stringify(line)),
    committed: () => memory.clear(),
  });
}

function lookUpOf(db: D1Database, settings: Settings): LookUp | undefined {
  const sources = kindsOf(settings).map((kind) => kind.create(settings));
  const manners = mannersOf(settings, sources);
  return lookUpWith({ db, fetcher, manners, sources, random: Math.random });
}

function mannersOf(settings: Settings, sources: readonly Source[]): Manners {
  return {
    userAgent: userAgent(settings),
    secrets: Object.assign({}, ...sources.map(({ headers }) => headers)),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  };
}

function fetcher(...request: Parameters<typeof fetch>): Promise<Response> {
  return fetch(...request);
}

function clock(): number {
  return Math.floor(Date.now() / 1000);
}

function statusSources(settings: Settings) {
  return kindsOf(settings).map((kind) => {
    const { title, home, schedule } = kind;
    return { ...kind.create(settings), title, home, ...(schedule && { schedule }) };
  });
}

function listsOf({ DB: db, KV: kv }: Bindings, settings: Settings): Context {
  return listContext({ db, kv, settings, facts: FACTS }, statusSources(settings));
}

/**
 * Purges Cloudflare's cache, which only there is one. If that fails, answers are old for minutes.
 */
async function purge(cache: CacheContext | undefined, tags: string[]): Promise<void> {
  if (!cache || tags.length === 0) return;
  const failed = (error: unknown) =>
    console.error(JSON.stringify({ event: "purge", tags: tags.length, error: String(error) }));
  try {
    const { success, errors } = await cache.purge({ tags });
    if (!success) failed(errors.map(({ message }) => message).join("; "));
  } catch (error) {
    failed(error);
  }
}

function kindsOf({ SOURCES: names }: Settings): readonly SourceKind[] {
  return SOURCES.filter(({ name }) => names.includes(name));
}

function userAgent({ SITE_URL, CONTACT }: Settings): string {
  const about = [SITE_URL && `+${SITE_URL}`, CONTACT].filter(Boolean).join("; ");
  return `Paperwire/${VERSION}${about && ` (${about})`}`;
}
