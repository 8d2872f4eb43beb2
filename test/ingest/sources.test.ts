import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/run.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { everything } from "../../scripts/simulator/everything.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { clear, polls } from "./wire.ts";

const BASE = "https://upstream.example";
const options = {
  ...OPTIONS,
  HUGGINGFACE_URL: BASE,
  ARXIV_RSS_URL: BASE,
  ARXIV_API_URL: BASE,
  ARXIV_OAI_URL: BASE,
  BIORXIV_URL: BASE,
  FEEDS: [
    { url: `${BASE}/feeds/journal.rss` },
    { url: `${BASE}/feeds/lab.atom`, name: "Sample Lab" },
  ],
};

// A Friday, in the afternoon of New York.
let now = Date.parse("2026-11-20T18:00:00Z") / 1000;
const simulated = everything(samplePapers, { clock: () => now });
const log: Record<string, unknown>[] = [];

async function run(): Promise<void> {
  await ingest({
    db: env.DB,
    kv: env.KV,
    fetcher: (input, init) => simulated.fetch(new Request(input, init)),
    sources: SOURCES.map((kind) => kind.create(options)),
    facts: FACTS,
    manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 1024 * 1024 },
    pages: 200,
    papers: Infinity,
    backfillRows: 1_000_000,
    databaseBytes: Infinity,
    backfillFrom: "2026-11-16",
    topics: () => ({}),
    clock: () => now,
    sleep: async (seconds) => {
      now += seconds;
    },
    random: () => 0.5,
    log: (line) => log.push(line),
    committed: () => {},
  });
}

beforeAll(async () => {
  await clear();
  await run();
  now += 1800;
  await run();
});

async function count(sql: string): Promise<number> {
  return (await env.DB.prepare(sql).first<number>("n"))!;
}

describe("every source at once", () => {
  it("is read without an error or a rejected item", () => {
    expect(log.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(log.filter(({ rejected }) => rejected !== 0)).toEqual([]);
  });

  it("lands papers, each once", async () => {
    for (const source of ["huggingface", "arxiv", "biorxiv", "medrxiv", "sample-lab"]) {
      const papers = `SELECT count(*) AS n FROM paper WHERE sources LIKE '%"${source}"%'`;
      expect(await count(papers), source).toBeGreaterThan(2);
    }
    expect(await count("SELECT count(*) - count(DISTINCT id) AS n FROM paper")).toBe(0);
    expect(await count("SELECT count(DISTINCT feed_id) - count(*) AS n FROM paper")).toBe(0);
  });

  it("makes one paper of what two of them list", async () => {
    const both = `SELECT count(*) AS n FROM paper WHERE sources LIKE '%"arxiv","huggingface"%'`;
    expect(await count(both)).toBeGreaterThan(2);
    const lab = `SELECT count(*) AS n FROM paper WHERE sources LIKE '%huggingface%sample-lab%'`;
    expect(await count(lab)).toBeGreaterThan(0);
  });

  it("leaves three seconds between two requests to arXiv, over all its hosts", () => {
    const times = simulated.asked
      .filter(({ url }) => /\/(?:rss\/|oai\?|api\/query)/.test(url))
      .map(({ at }) => at);
    expect(times.length).toBeGreaterThan(5);
    for (const [n, at] of times.slice(1).entries())
      expect(at - times[n]!).toBeGreaterThanOrEqual(3);
  });

  it("asks for the categories of papers that arXiv's feeds have not shown", async () => {
    const lookups = simulated.asked.filter(({ url }) => url.includes("/api/query?id_list="));
    expect(lookups.length).toBeGreaterThan(0);
    const classified = `SELECT count(*) AS n FROM paper WHERE sources = '["huggingface"]'
      AND categories <> '[]'`;
    expect(await count(classified)).toBeGreaterThan(0);
  });

  it("is asked for nothing again that has not changed", async () => {
    expect((await polls()).every(({ failures }) => failures === 0)).toBe(true);
    const before = simulated.asked.length;
    now += 60;
    await run();
    expect(simulated.asked.length).toBe(before);
  });
});
