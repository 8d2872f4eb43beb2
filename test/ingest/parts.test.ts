import { createExecutionContext, env } from "cloudflare:test";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ingest } from "../../src/ingest/context.ts";
import { ingest } from "../../src/ingest/run.ts";
import worker from "../../src/index.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import { counted } from "../../src/store/counted.ts";
import { readCounts } from "../../src/store/counts.ts";
import { readTrending } from "../../src/store/trending.ts";
import { addDays, HOUR, startOfDay } from "../../src/text/time.ts";
import { memory } from "../../src/web/answers.ts";
import type { Announced } from "../../scripts/simulator/arxiv-papers.ts";
import { arxivSimulator } from "../../scripts/simulator/arxiv.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { dying } from "../faults/faults.ts";
import { clear, daily, moments, polls, wireOver } from "./wire.ts";

const MOST = 20;
// A Friday, after an announcement.
const DAY = "2026-11-20";
const NOON = Date.parse(`${DAY}T15:00:00Z`) / 1000;

beforeEach(clear);

function papersOf(day: string, count: number): Announced[] {
  return Array.from({ length: count }, (_, n) => {
    const number = 10_000 + 1000 * Number(day.slice(8)) + n;
    const published = startOfDay(day)! - 10 * HOUR;
    const paper = {
      id: `2611.${number}`,
      version: 1,
      title: `Forgetting, part ${number} of ${day}`,
      abstract: `We forget ${n} things with $\\alpha_{${n}}$ and count them.`,
      authors: ["Ada Lovelace", `Bo Muster-${n}`],
      categories: ["cs.LG", "cs.AI"],
      published,
      updated: published,
      license: "http://creativecommons.org/licenses/by/4.0/",
    };
    return { type: "new", paper };
  });
}

/** An arXiv of one category, and runs over it. */
function arxivWire(announced: (day: string) => Announced[], start = NOON) {
  const simulator = arxivSimulator(
    { announced, find: () => undefined },
    { clock: () => wire.now, trouble: () => wire.trouble },
  );
  const wire = {
    now: start,
    trouble: undefined as { kind: "stale" } | undefined,
    asked: simulator.asked,
    log: [] as Record<string, unknown>[],
    run: (more: Partial<Ingest> = {}) =>
      ingest({
        db: env.DB,
        kv: env.KV,
        fetcher: (input, init) => simulator.fetch(new Request(input, init)),
        sources: [arxiv.create({ ...OPTIONS, ARXIV_CATEGORIES: ["cs.LG"] })],
        facts: FACTS,
        manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 16 * 1024 * 1024 },
        pages: 3,
        papers: MOST,
        backfillRows: 1_000_000,
        databaseBytes: Infinity,
        backfillFrom: addDays(DAY, -1),
        topics: () => ({}),
        clock: () => wire.now,
        sleep: () => Promise.resolve(),
        random: () => 0.5,
        log: (line) => wire.log.push(line),
        committed: () => memory.clear(),
        ...more,
      }),
    /** Runs that follow each other, until one has nothing to do. */
    async settle(more: Partial<Ingest> = {}) {
      const all = [];
      for (;;) {
        const outcomes = (await wire.run(more))!;
        if (outcomes.length === 0) return all;
        all.push(outcomes);
        wire.now += 2;
      }
    },
  };
  return wire;
}

/** The content of the store and of a feed, apart from the times of news. */
async function state() {
  const all = async (sql: string) => (await env.DB.prepare(sql).all()).results;
  const request = new Request("https://papers.example/papers.rss?limit=500");
  const site = { ...env, SITE_URL: "https://papers.example" };
  const feed = await (await worker.fetch(request, site, createExecutionContext())).text();
  return {
    papers: await all("SELECT * FROM paper ORDER BY id").then((rows) =>
      rows.map(({ key: _key, ...paper }) => paper),
    ),
    listings: await all(
      `SELECT source, listing.day, id, rank FROM listing JOIN paper ON paper.key = listing.paper
       ORDER BY source, listing.day, rank`,
    ),
    moments: (await moments()).map(({ id, live, tags }) => ({ id, live, tags })),
    parts: await all("SELECT * FROM page_part"),
    feed: feed.replaceAll(/<(pubDate|lastBuildDate)>[^<]*/g, "<$1>"),
  };
}

describe("an announcement of 300 new papers", () => {
  const announced = (day: string) => papersOf(day, day === DAY ? 300 : 0);

  it("is taken in over several runs, each within its bound, and ends as in one piece", async () => {
    const inOne = arxivWire(announced);
    await inOne.settle({ papers: Infinity });
    const expected = await state();
    expect(expected.papers).toHaveLength(300);
    await clear();

    const wire = arxivWire(announced);
    let most = 0;
    const runs = [];
    for (;;) {
      let queries = 0;
      const outcomes = (await wire.run({ db: counted(env.DB, () => queries++) }))!;
      most = Math.max(most, queries);
      if (outcomes.length === 0) break;
      runs.push(outcomes);
      wire.now += 2;
    }
    expect(runs.flat().filter(({ error }) => error !== undefined)).toEqual([]);
    const parts = runs.filter(([outcome]) => outcome?.isPart);
    expect(parts).toHaveLength(300 / MOST);
    expect(parts.every((run) => run.length === 1 && run[0]!.papers === MOST)).toBe(true);
    expect(most).toBeLessThanOrEqual(50);
    // The announcement and the day of backfill, once each.
    expect(wire.asked).toHaveLength(2);
    const { parts: left, ...reached } = await state();
    expect(left).toEqual([]);
    expect({ ...reached, parts: [] }).toEqual(expected);
  });

  it("has the first paper on top at last, and every moment later than those before", async () => {
    const wire = arxivWire(announced);
    let last = 0;
    for (let run = 0; run < 20; run++) {
      const before = new Set((await moments()).map(({ seq }) => seq));
      await wire.run();
      const entered = (await moments()).filter(({ seq }) => !before.has(seq));
      expect(entered.every(({ at }) => at > last)).toBe(true);
      last = Math.max(last, ...entered.map(({ at }) => at));
      // The clock stands still: moments of two runs must not share a second for that.
    }
    const ids = (await moments()).map(({ id }) => id).toReversed();
    expect(ids).toEqual(papersOf(DAY, 300).map(({ paper }) => `arxiv:${paper.id}`));
  });

  it("goes on after a run that was killed, when its lease is stale", async () => {
    const wire = arxivWire(announced);
    for (let run = 0; run < 4; run++) await wire.run();
    const before = (await moments()).length;
    expect(before).toBeGreaterThan(0);
    await env.DB.prepare("UPDATE lease SET holder = 'killed', expires_at = ?")
      .bind(wire.now + 600)
      .run();
    expect(await wire.run()).toBeUndefined();
    wire.now += 601;
    await wire.settle();
    expect(await moments()).toHaveLength(300);
    expect(wire.asked).toHaveLength(2);
  });

  it("gives way to others where the runs that take it in die again and again", async () => {
    const wire = arxivWire(announced);
    for (let run = 0; run < 4; run++) await wire.run();
    for (let deaths = 0; deaths < 2; deaths++) {
      const { db, died } = dying(
        ({ statements }) => statements.some((sql) => sql.startsWith("DELETE FROM page_part")),
        false,
      );
      expect(await Promise.race([wire.run({ db }), died])).toBe("died");
      wire.now += 601;
    }
    const [given] = (await wire.run())!;
    expect(given?.error).toMatch(/did not come to their end/);
    expect((await state()).parts).toEqual([]);
    wire.now += HOUR;
    await wire.settle();
    expect(await moments()).toHaveLength(300);
    expect(wire.asked).toHaveLength(3);
  });

  it("loses nothing when the database fails in the middle of a part", async () => {
    const wire = arxivWire(announced);
    for (let run = 0; run < 4; run++) await wire.run();
    let fails = true;
    const db = {
      prepare: (sql: string) => env.DB.prepare(sql),
      batch: (statements: D1PreparedStatement[]) => {
        if (!fails || statements.length < 6) return env.DB.batch(statements);
        fails = false;
        return Promise.reject(new Error("D1_ERROR: overloaded"));
      },
    } as unknown as D1Database;
    const [failed] = (await wire.run({ db }))!;
    expect(failed?.error).toMatch(/overloaded/);
    // The page is asked for again, whole: nothing of it counts as known to be unchanged.
    wire.now += HOUR;
    await wire.settle();
    expect(await moments()).toHaveLength(300);
    expect(wire.asked).toHaveLength(3);
  });
});

it("a day of backfill keeps its order", async () => {
  const yesterday = addDays(DAY, -1);
  const announced = (day: string) => papersOf(day, day === yesterday ? 70 : 0);
  const inOne = arxivWire(announced);
  await inOne.settle({ papers: Infinity });
  const expected = await state();
  expect(expected.papers).toHaveLength(70);
  await clear();
  await arxivWire(announced).settle();
  expect(await state()).toEqual(expected);
});

it("a long announcement that cannot be read is a failure, and is asked for again", async () => {
  const announced = (day: string) => papersOf(day, 60);
  const wire = arxivWire(announced);
  // Yesterday's under today's date.
  wire.trouble = { kind: "stale" };
  await wire.run({ backfillFrom: DAY });
  const [failed] = (await wire.run({ backfillFrom: DAY }))!;
  expect(failed?.error).toMatch(/serves the batch of 2026-11-19/);
  expect((await state()).parts).toEqual([]);
  expect((await polls())[0]).toMatchObject({ failures: 1, etag: null, body_hash: null });
  wire.trouble = undefined;
  wire.now += HOUR;
  await wire.settle({ backfillFrom: DAY });
  expect(await moments()).toHaveLength(60);
});

describe("a list of Hugging Face", () => {
  const MONDAY = "2026-11-23";
  const bounded = { papers: MOST, pages: 3, backfillFrom: MONDAY };

  it("that changes while its parts are taken in has each paper once, the new ones on top", async () => {
    let papers = Array.from({ length: 50 }, (_, n) => daily(n));
    const wire = wireOver((day) => (day === MONDAY ? papers : []), `${MONDAY}T12:00:00Z`);
    await wire.run(bounded);
    await wire.run(bounded);
    expect(await moments()).toHaveLength(MOST);
    papers = [...papers.map((_, n) => daily(n, { upvotes: 7 })), daily(90), daily(91)];
    wire.now += 600;
    for (let run = 0; run < 8; run++) await wire.run(bounded);
    const firsts = (await moments()).filter(({ tags }) => !tags.includes("up5"));
    expect(firsts).toHaveLength(52);
    expect(new Set(firsts.map(({ id }) => id)).size).toBe(52);
    const votes = await env.DB.prepare("SELECT count(*) AS n FROM paper WHERE upvotes = 7").first();
    expect(votes).toEqual({ n: 50 });
  });

  it("of known papers is taken in at once, with its votes", async () => {
    let upvotes = 0;
    const papers = () => Array.from({ length: 40 }, (_, n) => daily(n, { upvotes }));
    const wire = wireOver((day) => (day === MONDAY ? papers() : []), `${MONDAY}T12:00:00Z`);
    await wire.run({ ...bounded, papers: Infinity });
    upvotes = 3;
    wire.now += 600;
    const [outcome] = (await wire.run(bounded))!;
    expect(outcome).toMatchObject({ papers: 40, moments: 0 });
    expect(outcome?.parts).toBeUndefined();
    expect(await env.DB.prepare("SELECT min(upvotes) AS n FROM paper").first("n")).toBe(3);
  });

  it("is taken in whole where a run has no bound, parts of an earlier run included", async () => {
    const papers = Array.from({ length: 50 }, (_, n) => daily(n));
    const wire = wireOver((day) => (day === MONDAY ? papers : []), `${MONDAY}T12:00:00Z`);
    await wire.run(bounded);
    expect(await moments()).toHaveLength(0);
    await wire.run({ ...bounded, papers: Infinity, pages: 20 });
    expect(await moments()).toHaveLength(50);
    expect(wire.asked).toHaveLength(1);
  });

  it("waits while its source is switched off", async () => {
    const papers = Array.from({ length: 50 }, (_, n) => daily(n));
    const wire = wireOver((day) => (day === MONDAY ? papers : []), `${MONDAY}T12:00:00Z`);
    await wire.run(bounded);
    await wire.run({ ...bounded, sources: [] });
    expect(await moments()).toHaveLength(0);
    for (let run = 0; run < 4; run++) await wire.run(bounded);
    expect(await moments()).toHaveLength(50);
  });
});

it("the hourly work of a run with a bound is done in turns, and by no run that follows another", async () => {
  await env.KV.delete("trending");
  await env.KV.delete("counts");
  const names = Array.from({ length: 45 }, (_, n) => `topic-${n}`);
  const topics: Ingest["topics"] = (_now, from, to) =>
    Object.fromEntries(names.slice(from, to).map((name) => [name, '"forget"']));
  const countedNames = async () => Object.keys((await readCounts(env.KV))?.entries ?? {});
  const wire = arxivWire((day) => papersOf(day, day === DAY ? 10 : 0));
  await wire.settle({ topics, follows: true });
  expect(await moments()).toHaveLength(10);
  expect(await readTrending(env.KV)).toBeUndefined();
  const sizes: number[] = [];
  for (let run = 0; run < 5; run++) {
    wire.now += 600;
    await wire.run({ topics });
    sizes.push((await countedNames()).length);
  }
  expect(await readTrending(env.KV)).toBeDefined();
  expect(sizes).toEqual([0, 20, 40, 45, 45]);
  expect(await countedNames()).toEqual(names);
  const { entries, counted: left } = (await readCounts(env.KV))!;
  expect([...new Set(Object.values(entries))]).toEqual([10]);
  expect(left).toBeUndefined();
});
