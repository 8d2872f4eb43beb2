import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { recording } from "../../scripts/bench/recording.ts";
import { reindex } from "../../src/ingest/reindex.ts";
import {
  compile,
  compileFacets,
  compileHolding,
  parse,
  type Query,
} from "../../src/query/index.ts";
import { changedEntries, parseCursor } from "../../src/store/changes.ts";
import { listedOn } from "../../src/store/days.ts";
import { newestEntries } from "../../src/store/entries.ts";
import { countTags } from "../../src/store/facets.ts";
import { takeLease } from "../../src/store/lease.ts";
import { hasOlderRows } from "../../src/store/older.ts";
import { rankedEntries } from "../../src/store/ranked.ts";
import { makeOlder, makeTitled } from "./older.ts";
import { clear, daily, matching, type Wire, wireOver } from "./wire.ts";

const DAY = "2026-11-23";
const NOW = Date.parse(`${DAY}T12:00:00Z`) / 1000;

const TITLES = [
  "Forgetting on purpose",
  "Universities and their machines",
  "The Møller–Plesset theory",
  "Naïve Bayes for CO2",
  "大规模语言模型综述",
  "Modern C++ memory models",
  "SE(3)-Transformers forget",
  "Generative optimization of networks",
  "Machine unlearning, a survey",
  "β-VAE revisited",
];

// Each finds the same papers in both versions of the index.
const QUERIES = [
  "",
  "forget",
  "universities machines",
  '"machine unlearning"',
  "Møller",
  "naive",
  "大规模语言模型综述",
  "C++",
  "SE(3)-Transformers",
  "optimi*",
  "β-VAE",
  "au:lovelace",
  'au:"Ada Lovelace"',
  "has:code",
  "upvotes:>=10",
  "-forget",
  "kw:agen*",
  "date:2026-11",
  "forget OR unlearning -survey",
];

let wire: Wire;
let titles: string[];

beforeEach(async () => {
  await clear();
  titles = [...TITLES];
  let upvotes = 4;
  wire = wireOver((day) => {
    if (day !== DAY) return [];
    return titles.map((title, n) =>
      daily(n + 1, {
        title,
        upvotes: n % 3 === 0 ? upvotes : 0,
        ...(n % 4 === 0 && { githubRepo: "https://github.com/o/r", ai_keywords: ["agents"] }),
      }),
    );
  }, `${DAY}T12:00:00Z`);
  await wire.run();
  upvotes = 12;
  wire.now += 600;
  await wire.run();
});

const run = (pages: number) =>
  reindex({ db: env.DB, pages, papers: Infinity, log: () => undefined }, "test");

function treeOf(q: string): Query | undefined {
  const result = parse(q);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.tree;
}

/** The papers that each way of reading finds. */
async function read(q: string): Promise<unknown> {
  const query = treeOf(q);
  const range = compile(query, NOW);
  const days = { first: DAY, last: DAY };
  const match = compileHolding(query, NOW);
  const page = await newestEntries(env.DB, range, 4);
  const rest = await newestEntries(env.DB, { ...range, ...(page.next && { to: page.next }) }, 50);
  const counted = await countTags(env.DB, compileFacets(query, NOW)!);
  const changes = await changedEntries(env.DB, range, parseCursor("")!, 50);
  const listed = await listedOn(env.DB, "huggingface", days, {
    order: "listing",
    limit: 50,
    match,
  });
  const ranked = await rankedEntries(env.DB, range, "top", 50, NOW);
  const relevant = await rankedEntries(env.DB, range, "relevance", 50, NOW);
  const ids = (entries: { paper: { id: string } }[]) => entries.map(({ paper }) => paper.id);
  return {
    page: ids(page.entries),
    rest: ids(rest.entries),
    counted: [counted.matches, [...counted.tags.keys()].toSorted(), [...counted.tags.values()]],
    changes: ids(changes!.entries),
    listed: ids(listed),
    ranked: ids(ranked),
    relevant: ids(relevant).toSorted(),
  };
}

describe.each([
  ["moment_index", makeTitled],
  ["porter_index", makeOlder],
])("rows that an older version wrote to %s", (table, make) => {
  beforeEach(make);

  it("are written anew, and every query finds the same throughout", async () => {
    const before = await Promise.all(QUERIES.map(read));
    expect(QUERIES.filter((_, n) => !JSON.stringify(before[n]).includes("arxiv:"))).toEqual([]);
    await takeLease(env.DB, "test", NOW + 1000, NOW);
    let rounds = 0;
    // Five rows at a time: of the 14 moments, some papers are in both tables in between.
    for (let more = true; more; rounds++) {
      more = await run(0.2);
      const found = await Promise.all(QUERIES.map(read));
      expect(found).toEqual(before);
    }
    expect(rounds).toBeGreaterThan(2);
    expect(await hasOlderRows(env.DB)).toBe(false);
  }, 30_000);

  it("are written anew by a run, within its budget", async () => {
    const count = () =>
      env.DB.prepare(`SELECT count(*) AS rows FROM ${table}`).first<{ rows: number }>();
    const { rows } = (await count())!;
    expect(rows).toBe(14);
    wire.now += 600;
    await wire.run({ pages: 0.4 });
    expect(await count()).toEqual({ rows: 4 });
    wire.now += 600;
    await wire.run();
    expect(wire.log.filter(({ event }) => event === "reindex").map((line) => line["rows"])).toEqual(
      [10, 4],
    );
    wire.now += 600;
    await wire.run();
    expect(wire.log.filter(({ event }) => event === "reindex")).toHaveLength(2);
  });

  it("are not found by words that a paper has lost since", async () => {
    titles[4] = "Remembering";
    wire.now += 600;
    // A run with hourly work to do leaves them alone.
    await env.KV.put("counts", JSON.stringify({ at: 0, entries: {} }));
    await wire.run();
    expect(await hasOlderRows(env.DB)).toBe(true);
    expect(await read('"大规模语言模型综述"')).toMatchObject({ page: [], changes: [] });
    expect(await read("remembering")).toMatchObject({ page: ["arxiv:2611.00005"] });
  });

  it("are looked for by a run until none are left", async () => {
    const deletes = async () => {
      const { db, statements } = recording(env.DB);
      titles[0] = `${titles[0]} again`;
      wire.now += 600;
      await wire.run({ db });
      const from = statements.map(({ sql }) => /^DELETE FROM (\w+_index) /.exec(sql)?.[1]);
      return new Set(from.filter((name) => name !== undefined));
    };
    const tables = ["log_index", "moment_index", "porter_index"];
    expect([...(await deletes())].toSorted()).toEqual(tables);
    expect(await hasOlderRows(env.DB)).toBe(false);
    expect([...(await deletes())]).toEqual(["log_index"]);
    expect(await read("again")).toMatchObject({ page: ["arxiv:2611.00001"] });
  });

  it("are left alone by a run that has lost the lease", async () => {
    await takeLease(env.DB, "other", NOW + 1000, NOW);
    await expect(run(1)).rejects.toThrow("JSON");
    expect(await hasOlderRows(env.DB)).toBe(true);
    expect(await matching("after:all1")).toEqual([]);
  });

  it("go with the moment that they were of", async () => {
    await takeLease(env.DB, "test", NOW + 1000, NOW);
    await env.DB.prepare("DELETE FROM moment WHERE seq = (SELECT max(seq) FROM moment)").run();
    expect(await run(10)).toBe(false);
    expect(await hasOlderRows(env.DB)).toBe(false);
    expect(await matching("after:all1")).toHaveLength(13);
  });
});

it("finds rows in all tables in one order of relevance", async () => {
  const papers = [daily(1, { title: "Unlearning" }), daily(2, { summary: "On unlearning." })];
  wire = wireOver((day) => (day === DAY ? papers : []), `${DAY}T12:00:00Z`);
  await clear();
  await wire.run();
  const ids = async () => {
    const range = compile(treeOf("unlearning"), NOW);
    const entries = await rankedEntries(env.DB, range, "relevance", 50, NOW);
    return entries.map(({ paper }) => paper.id);
  };
  const order = ["arxiv:2611.00001", "arxiv:2611.00002"];
  expect(await ids()).toEqual(order);
  await makeTitled();
  expect(await ids()).toEqual(order);
  await takeLease(env.DB, "test", NOW + 1000, NOW);
  // The title is in one table now, the abstract in the other.
  await run(0.04);
  expect(await hasOlderRows(env.DB)).toBe(true);
  expect(await ids()).toEqual(order);
});
