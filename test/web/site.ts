import { env } from "cloudflare:workers";
import { FACTS } from "../../src/sources/index.ts";
import { memory } from "../../src/web/answers.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { clear, daily, watchers, type Wire, wireOver } from "../ingest/wire.ts";

/** When the site is asked, in seconds since 1970: two days after {@link TODAY}, at noon. */
export const NOW = Date.parse("2026-11-25T12:00:00Z") / 1000;

/** The clock of the site. A test that moves it puts it back to {@link NOW}. */
export const clock = { now: NOW };

const app = createApp({ sources: () => [], facts: FACTS, clock: () => clock.now });
watchers.add(() => memory.clear());

export const SITE = "https://papers.example";

/** Asks the site for an address, as a client would. */
export async function get(
  path: string,
  headers: Record<string, string> = {},
  more: { method?: string; siteUrl?: string; host?: string; vars?: object } = {},
): Promise<Response> {
  const { method = "GET", siteUrl = SITE, host = "forged.example", vars = {} } = more;
  return app.request(
    new Request(`https://${host}${path}`, { method, headers }),
    {},
    { ...env, SITE_URL: siteUrl, ...vars },
  );
}

/** A JSON Feed, as far as tests look at it. */
export interface JsonFeed {
  title: string;
  description: string;
  next_url?: string;
  feed_url: string;
  items: { id: string; title: string; date_published: string; _paper: Record<string, unknown> }[];
}

export async function getFeed(path: string): Promise<JsonFeed> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

/** Lets the paper that examples of queries name be one of this site: `like:` wants a known one. */
export async function knowExample(paper: string): Promise<void> {
  await env.DB.prepare("INSERT OR REPLACE INTO alias (id, paper) VALUES ('arxiv:2411.05783', ?1)")
    .bind(paper)
    .run();
}

export const TODAY = "2026-11-23";

/**
 * A wire with a few papers: two of today, with votes that a test may change, and three of the
 * Friday before.
 */
export async function smallWire(votes: { upvotes: number }): Promise<Wire> {
  await clear();
  const wire = wireOver((day) => {
    if (day === TODAY) {
      return [
        daily(1, { title: "Forgetting on purpose", upvotes: votes.upvotes }),
        daily(2, { title: "Agents & <tools>", githubRepo: "https://github.com/o/r" }),
      ];
    }
    if (day === "2026-11-20") return [3, 4, 5].map((n) => daily(n, { upvotes: n * 10 }));
    return [];
  }, `${TODAY}T12:00:00Z`);
  await wire.run();
  return wire;
}
