import { ingest } from "./ingest/run.ts";
import { MAX_BYTES, TIMEOUT_MS } from "./ingest/http.ts";
import { compile } from "./query/index.ts";
import { readSettings, type Settings } from "./settings.ts";
import { FACTS, SOURCES } from "./sources/index.ts";
import type { SourceKind } from "./sources/source.ts";
import { queryOf, TOPICS } from "./topics.ts";
import { VERSION } from "./version.ts";
import { createApp, memory } from "./web/app.ts";

const app = createApp(
  (settings) =>
    kindsOf(settings).map((kind) => {
      const { title, home, schedule } = kind;
      return { ...kind.create(settings), title, home, ...(schedule && { schedule }) };
    }),
  FACTS,
);

export default {
  fetch: app.fetch,
  async scheduled(_event, env) {
    const settings = readSettings(env);
    const sources = kindsOf(settings).map((kind) => kind.create(settings));
    await ingest({
      db: env.DB,
      kv: env.KV,
      fetcher: (...request) => fetch(...request),
      sources,
      facts: FACTS,
      manners: {
        userAgent: userAgent(settings),
        secrets: Object.assign({}, ...sources.map(({ headers }) => headers)),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
      },
      pages: settings.RUN_PAGES,
      backfillRows: settings.BACKFILL_ROWS_A_DAY,
      databaseBytes: settings.DATABASE_MB * 1_000_000,
      backfillFrom: settings.BACKFILL_FROM,
      topics: (now) =>
        Object.fromEntries(TOPICS.map((topic) => [topic.slug, compile(queryOf(topic), now).match])),
      clock: () => Math.floor(Date.now() / 1000),
      sleep: (wait) => new Promise((resolve) => setTimeout(resolve, wait * 1000)),
      random: Math.random,
      log: (line) => console.log(JSON.stringify(line)),
      committed: () => memory.clear(),
    });
  },
} satisfies ExportedHandler<Env>;

function kindsOf({ SOURCES: names }: Settings): readonly SourceKind[] {
  return SOURCES.filter(({ name }) => names.includes(name));
}

function userAgent({ SITE_URL, CONTACT }: Settings): string {
  const about = [SITE_URL && `+${SITE_URL}`, CONTACT].filter(Boolean).join("; ");
  return `Paperwire/${VERSION}${about && ` (${about})`}`;
}
