import { env } from "cloudflare:workers";
import { ingest } from "../../src/ingest/run.ts";
import { feed } from "../../src/sources/feed/index.ts";
import { FACTS } from "../../src/sources/index.ts";

export const FEED = "https://journal.example/feed.xml";

/** Feeds that answer what a test says, polled an hour after each other. */
export function feedWire(start: string, urls: readonly string[] = [FEED]) {
  let now = Date.parse(start) / 1000;
  const log: Record<string, unknown>[] = [];
  const sources = [feed(FACTS).create({ FEEDS: urls.map((url) => ({ url })) })];
  /** Polls every feed once: one answer for all, or one each. */
  async function poll(...answers: (BodyInit | Response)[]): Promise<void> {
    await ingest({
      db: env.DB,
      kv: env.KV,
      fetcher: async (input) => {
        const answer = answers[urls.indexOf(new Request(input).url)] ?? answers[0]!;
        return answer instanceof Response ? answer : new Response(answer);
      },
      sources,
      facts: FACTS,
      manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 4 * 1024 * 1024 },
      pages: 20,
      papers: Infinity,
      backfillRows: 1_000_000,
      databaseBytes: Infinity,
      backfillFrom: "",
      topics: () => ({}),
      clock: () => now,
      sleep: async () => {},
      random: () => 0.5,
      log: (line) => log.push(line),
      committed: () => {},
    });
    now += 3600;
  }
  return { poll, log };
}

/** An RSS feed of some items. */
export function rss(...items: string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
    xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>J</title>
    <link>https://journal.example/</link>${items.map((item) => `<item>${item}</item>`).join("")}
    </channel></rss>`;
}

export interface StoredPaper {
  id: string;
  feed_id: string;
  title: string;
  url: string | null;
  doi: string | null;
}

/** Every paper there is, in the order in which they came. */
export async function papers(): Promise<StoredPaper[]> {
  const rows = await env.DB.prepare(
    "SELECT id, feed_id, title, url, doi FROM paper ORDER BY key",
  ).all<StoredPaper>();
  return rows.results;
}
