import { env } from "cloudflare:workers";
import type { Ingest } from "../../src/ingest/context.ts";
import { ingest } from "../../src/ingest/run.ts";
import { feed } from "../../src/sources/feed/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import type { Source } from "../../src/sources/source.ts";

/** How a host answers a request. */
export type Behaviour = (request: Request) => Response | Promise<Response>;

/** Feeds on hosts of their own, with a clock that tests set. */
export interface Feeds {
  now: number;
  run: (more?: Partial<Ingest>) => ReturnType<typeof ingest>;
  /** The instants at which each host was asked. */
  asked: Map<string, number[]>;
  log: Record<string, unknown>[];
}

/** The source of some feeds, by their addresses. */
export function sourceOf(urls: readonly string[]): Source {
  return feed(FACTS).create({ FEEDS: urls.map((url) => ({ url })) });
}

/** A feed that has not changed. */
export function healthy(request: Request): Response {
  if (request.headers.get("If-None-Match") === '"same"') return new Response(null, { status: 304 });
  const { host } = new URL(request.url);
  const items = `<item><title>A paper of ${host}</title><link>https://${host}/1</link>
    <pubDate>Thu, 19 Nov 2026 12:00:00 GMT</pubDate></item>`;
  const rss = `<rss version="2.0"><channel><title>${host}</title>${items}</channel></rss>`;
  return new Response(rss, { headers: { "Content-Type": "application/rss+xml", ETag: '"same"' } });
}

/** Never answers; ends when the request is given up. */
export function hanging(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason as Error));
  });
}

/**
 * Feeds to poll, with the pages and the time limits of the free plan.
 * @param hosts each with how it answers, in the order of the setting FEEDS
 */
export function feedsOn(hosts: Record<string, Behaviour>, start: string): Feeds {
  const urls = Object.keys(hosts).map((host) => `https://${host}/feed`);
  const feeds: Feeds = {
    now: Date.parse(start) / 1000,
    asked: new Map(),
    log: [],
    run: (more) =>
      ingest({
        db: env.DB,
        kv: env.KV,
        fetcher: async (input, init) => {
          const request = new Request(input, init);
          const { host } = new URL(request.url);
          feeds.asked.set(host, [...(feeds.asked.get(host) ?? []), feeds.now]);
          return hosts[host]!(request);
        },
        sources: [sourceOf(urls)],
        facts: FACTS,
        // Only a host that never answers is given up, as nothing here takes time.
        manners: { userAgent: "Paperwire/test", timeoutMs: 20, maxBytes: 1024 * 1024 },
        pages: 3,
        papers: Infinity,
        backfillRows: 40_000,
        databaseBytes: Infinity,
        backfillFrom: "",
        topics: () => ({}),
        clock: () => feeds.now,
        sleep: () => Promise.resolve(),
        random: () => 0.5,
        log: (line) => feeds.log.push(line),
        committed: () => {},
        ...more,
      }),
  };
  return feeds;
}
