import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { huggingface } from "../../src/sources/huggingface.ts";
import { compile, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { sourceOf } from "./feeds.ts";
import { clear, daily, wireOver } from "./wire.ts";

const START = "2026-06-01T12:00:00Z";
const DAY = 86_400;
const DAYS = 50;
const LIMIT = 1_700_000;
const JOURNAL = "https://journal.example/feed";

beforeEach(clear);

// About 4 KB each in the database.
const words = (n: number) => Array.from({ length: 150 }, (_, k) => `word${(n * 7 + k) % 997}`);

/** A journal with ten new papers a day, beside a curated list with one of them. */
function world(databaseBytes: number, wire = wireOver(() => [], START)) {
  const journal = (now: number) => {
    const today = Math.floor(now / DAY);
    const items = Array.from({ length: 10 }, (_, k) => {
      const n = today * 10 + k;
      return `<item><title>Finding ${n}</title><link>https://journal.example/${n}</link>
        <description>${words(n).join(" ")}</description></item>`;
    });
    return `<rss version="2.0"><channel><title>J</title>${items.join("")}</channel></rss>`;
  };
  const run = () =>
    wire.run({
      fetcher: async (input) => {
        const { href, searchParams } = new URL(new Request(input).url);
        if (href === JOURNAL) return new Response(journal(wire.now));
        const day = searchParams.get("date")!;
        return Response.json([daily(Number(day.replaceAll("-", "")) % 100_000)]);
      },
      sources: [huggingface.create(OPTIONS), sourceOf([JOURNAL])],
      databaseBytes,
    });
  return { wire, run };
}

const size = async () => (await env.DB.prepare("SELECT 1").all()).meta.size_after;
const papers = (where: string) =>
  env.DB.prepare(`SELECT count(*) AS count FROM paper WHERE ${where}`).first<number>("count");

/** What the newest page of everything shows. */
async function newest(now: number): Promise<string[]> {
  const parsed = parse("");
  if (!parsed.ok) throw new Error("unreachable");
  const { entries } = await newestEntries(env.DB, compile(parsed.tree, now), 50);
  return entries.map(({ paper, at }) => `${paper.id} ${at}`);
}

it("lets old papers make room, and no feed notice", { timeout: 120_000 }, async () => {
  const shown: string[][] = [];
  const { wire: free, run: runFree } = world(Infinity);
  for (let day = 0; day < DAYS; day++) {
    await runFree();
    shown.push(await newest(free.now));
    free.now += DAY;
  }
  const everything = await size();
  await clear();

  const { wire, run } = world(LIMIT);
  let largest = 0;
  for (let day = 0; day < DAYS; day++) {
    await run();
    largest = Math.max(largest, await size());
    expect(await newest(wire.now), `day ${day}`).toEqual(shown[day]);
    wire.now += DAY;
  }
  expect(wire.log.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(everything).toBeGreaterThan(LIMIT * 1.15);
  // A day brings less than a tenth of it.
  expect(largest).toBeLessThan(LIMIT * 1.1);
  // The curated papers are all there, of the others those of the last thirty days at least.
  expect(await papers("day IS NOT NULL")).toBeGreaterThanOrEqual(DAYS);
  expect(await papers("day IS NULL")).toBeGreaterThanOrEqual(300);
  for (const table of ["moment", "listing"]) {
    const orphans = `SELECT count(*) AS count FROM ${table} WHERE paper NOT IN (SELECT key FROM paper)`;
    expect(await env.DB.prepare(orphans).first<number>("count"), table).toBe(0);
  }
  const days = await env.DB.prepare("SELECT count(*) AS count FROM sketch").first<number>("count");
  expect(days).toBeLessThan(DAYS);
  expect(days).toBeGreaterThanOrEqual(30);
});

it("takes the oldest of curated papers when nothing else is left", async () => {
  const { wire, run } = world(Infinity);
  for (let day = 0; day < 5; day++) {
    await run();
    wire.now += DAY;
  }
  const before = (await papers("true"))!;
  wire.now += 60 * DAY;
  const { run: runFull } = world(1, wire);
  for (let n = 0; n < 3; n++) {
    await runFull();
    wire.now += 600;
  }
  expect(before).toBeGreaterThan(50);
  // Today's.
  expect(await papers("true")).toBeLessThanOrEqual(30);
  expect(await size()).toBeGreaterThan(1);
});

it("fetches no old days while there is no room for them", async () => {
  const wire = wireOver((day) => [daily(Number(day.replaceAll("-", "")) % 100_000)], START);
  await wire.run({ backfillFrom: "2026-03-01", databaseBytes: 1 });
  expect(wire.asked.every(({ url }) => !url.includes("2026-03"))).toBe(true);
  expect(wire.log).toContainEqual(expect.objectContaining({ event: "wait", what: "backfill" }));
  await wire.run({ backfillFrom: "2026-03-01", databaseBytes: Infinity });
  expect(wire.asked.some(({ url }) => url.includes("2026-03"))).toBe(true);
});
