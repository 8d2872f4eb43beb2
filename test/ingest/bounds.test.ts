import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { feedWire, rss } from "./feed-wire.ts";
import { clear } from "./wire.ts";

beforeEach(clear);

it("stores no more of an item than a page can show", async () => {
  const long = "word ".repeat(40_000);
  const { poll, log } = feedWire("2026-11-25T12:00:00Z");
  await poll(
    rss(`<title>${long}</title><link>https://journal.example/1</link><description>${long}</description>
      <dc:creator>${"Ada Lovelace, ".repeat(10_000)}</dc:creator><category>${long}</category>`),
  );
  expect(log.filter(({ error }) => error !== undefined)).toEqual([]);
  const size = "SELECT length(title || abstract || authors || keywords) AS n FROM paper";
  expect(await env.DB.prepare(size).first<number>("n")).toBeLessThan(10_000);
});

it("shows no text backwards", async () => {
  const { poll } = feedWire("2026-11-25T12:00:00Z");
  await poll(rss("<title>A \u202Eltit\u2066e</title><link>https://journal.example/1</link>"));
  expect(await env.DB.prepare("SELECT title FROM paper").first("title")).toBe("A ltite");
});
