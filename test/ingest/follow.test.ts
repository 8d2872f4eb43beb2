import { createExecutionContext, env } from "cloudflare:test";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import worker from "../../src/index.ts";
import { clear } from "./wire.ts";

beforeEach(clear);
afterEach(() => void vi.restoreAllMocks());

const ITEMS = Array.from({ length: 50 }, (_, n) => {
  return `<item><title>On following, part ${n}</title><link>https://papers.example/${n}</link></item>`;
});
const FEED = `<rss version="2.0"><channel><title>A</title>${ITEMS.join("")}</channel></rss>`;

function site(papers: string) {
  const sent: number[] = [];
  const asked: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    asked.push(new Request(input).url);
    return new Response(FEED, { headers: { "Content-Type": "application/rss+xml" } });
  });
  const settings = {
    SOURCES: "feed",
    FEEDS: "https://feeds.example/a.xml",
    SITE_URL: "https://site.example",
    PAPERS_A_RUN: papers,
  };
  const send = async (body: number) => void sent.push(body);
  const bindings = { ...env, ...settings, OUTBOX: { send } } as unknown as Env;
  const context = createExecutionContext();
  return {
    sent,
    asked,
    cron: async () => {
      const event = { cron: "", scheduledTime: Date.now(), noRetry: () => {}, type: "scheduled" };
      await worker.scheduled(event, bindings, context);
    },
    message: async (body: number) => {
      const batch = { messages: [{ body }] } as unknown as MessageBatch<number>;
      await worker.queue(batch, bindings, context);
    },
  };
}

const papers = () => env.DB.prepare("SELECT count(*) AS n FROM paper").first("n");

it("a run that leaves something is followed by others, and the last one pushes", async () => {
  const { sent, asked, cron, message } = site("20");
  await cron();
  const counts: unknown[] = [];
  while (sent.length === 1 && sent[0]! < 0) {
    await message(sent.shift()!);
    counts.push(await papers());
  }
  expect(counts).toEqual([20, 40, 50, 50]);
  expect(sent).toEqual([0]);
  expect(asked).toHaveLength(1);
});

it("a message that comes twice does no harm", async () => {
  const { sent, cron, message } = site("20");
  await cron();
  const [body] = sent.splice(0);
  await Promise.all([message(body!), message(body!)]);
  while (sent.length > 0) {
    const next = sent.shift()!;
    if (next < 0) await message(next);
  }
  expect(await papers()).toBe(50);
  const moments = await env.DB.prepare("SELECT count(*) AS n FROM moment").first("n");
  expect(moments).toBe(50);
});

it("a run without a bound is followed by none", async () => {
  const { sent, cron } = site("");
  await cron();
  expect(await papers()).toBe(50);
  expect(sent).toEqual([0]);
});
