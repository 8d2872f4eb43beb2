import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Paper, PaperMoment } from "../../src/paper/paper.ts";
import { compile, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import {
  type ChangedPage,
  changedEntries,
  parseCursor,
  commitRangesOf,
} from "../../src/store/changes.ts";
import { addDays } from "../../src/text/time.ts";
import type { DailyPaper } from "../../scripts/simulator/huggingface-api.ts";
import { clear, daily, wireOver } from "../ingest/wire.ts";

const MONDAY = "2026-11-23";
const NOON = `${MONDAY}T12:00:00Z`;

beforeEach(clear);

describe("a script that asks for what has changed", () => {
  it("gets what was committed later later, though it entered earlier", async () => {
    const lists: Lists = { [MONDAY]: [daily(1)], "2026-10-01": [daily(2), daily(3)] };
    const wire = wireOver((day) => lists[day] ?? [], NOON);
    const script = scriptFor("");
    await wire.run();
    await script.finish();
    await wire.run({ backfillFrom: "2026-10-01" });
    await script.finish();
    expect(script.delivered.map(({ paper }) => paper.id)).toEqual([
      "arxiv:2611.00001",
      "arxiv:2611.00003",
      "arxiv:2611.00002",
    ]);
  });

  it("gets a late keyword's paper, a changed text and a changed summary, and no mere vote", async () => {
    const papers: DailyPaper[] = [1, 2, 3, 4].map((n) => daily(n, { upvotes: 6 }));
    const wire = wireOver((day) => (day === MONDAY ? papers : []), NOON);
    const script = scriptFor("upvotes:>=5");
    await wire.run();
    expect(await script.finish()).toHaveLength(4);
    wire.now += 600;
    papers[0] = daily(1, { upvotes: 7 });
    papers[1] = daily(2, { upvotes: 6, title: "Another title" });
    papers[2] = daily(3, { upvotes: 6, ai_summary: "In short." });
    await wire.run();
    expect((await script.finish()).map(({ paper }) => paper.title)).toEqual([
      "Paper number 3",
      "Another title",
    ]);
    const late = scriptFor("keyword:agents");
    expect(await late.finish()).toEqual([]);
    wire.now += 600;
    papers[3] = daily(4, { upvotes: 6, ai_keywords: ["agents"] });
    await wire.run();
    expect((await late.finish()).map(({ paper }) => paper.id)).toEqual(["arxiv:2611.00004"]);
  });

  it("is given pages no larger than it asks for, and told when it is through", async () => {
    const papers = Array.from({ length: 7 }, (_, n) => daily(n + 1));
    const wire = wireOver((day) => (day === MONDAY ? papers : []), NOON);
    await wire.run();
    let cursor = "";
    const sizes: [number, boolean][] = [];
    for (let pages = 0; pages < 4; pages++) {
      const found = await page("", cursor, 3);
      sizes.push([found.entries.length, found.more]);
      cursor = found.cursor;
    }
    expect(sizes).toEqual([
      [3, true],
      [3, true],
      [1, false],
      [0, false],
    ]);
  });

  it("gets a paper that has entered twice once a page, as it entered last", async () => {
    const votes = { upvotes: 4 };
    const wire = wireOver((day) => (day === MONDAY ? [daily(1, votes)] : []), NOON);
    for (const upvotes of [4, 12, 60]) {
      votes.upvotes = upvotes;
      wire.now += 600;
      await wire.run();
    }
    const { entries } = await page("upvotes:<10 OR upvotes:>=50", "", 9);
    expect(entries.map(({ at }) => at)).toEqual([wire.now]);
  });

  it("keeps to the time that a query asks for", async () => {
    const wire = wireOver(
      (day) => (day === MONDAY ? [daily(1)] : day === "2026-11-20" ? [daily(2)] : []),
      NOON,
    );
    await wire.run();
    const { entries } = await page("entered:2026-11-20..2026-11-21", "", 9);
    expect(entries.map(({ paper }) => paper.id)).toEqual(["arxiv:2611.00002"]);
  });

  it("misses nothing and gets nothing unchanged again, whatever is ingested meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        await clear();
        for (const { delivered, found, everFound } of await follow(steps)) {
          const known = new Map(delivered.map(({ paper }) => [paper.id, shown(paper)]));
          for (const { paper } of found) expect(known.get(paper.id)).toEqual(shown(paper));
          // What it has beside came to answer the query, and has ceased to.
          for (const id of known.keys()) expect(everFound).toContain(id);
          const states = delivered.map(({ seq, written }) => `${seq} as of ${written}`);
          expect(new Set(states).size).toBe(states.length);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("the rows read", () => {
  it("by a narrow query after a backfill are two a commit, not one a moment", async () => {
    const wire = wireOver(
      (day) => Array.from({ length: 50 }, (_, n) => daily(Number(day.slice(-2)) * 100 + n)),
      NOON,
    );
    await wire.run({ backfillFrom: "2026-11-01" });
    const counted = countReads();
    const found = await changedEntries(counted.db, rangeOf("number 2042"), START, 1000);
    expect(found?.entries).toHaveLength(1);
    expect(counted.rows()).toBeLessThanOrEqual(2 * 23 + 4 + 2);
  });

  it("of a page are bounded however much was committed; an empty page leads on", async () => {
    const wire = wireOver((day) => (day === MONDAY ? [daily(1), daily(2)] : []), NOON);
    await wire.run();
    const { change } = (await env.DB.prepare("SELECT change FROM wire").first<Place>())!;
    await env.DB.batch([
      env.DB.prepare(
        `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2000)
         INSERT INTO commit_range (change, first, last) SELECT ?1 + n, 1, 2 FROM n`,
      ).bind(change),
      env.DB.prepare("UPDATE moment SET change = ?1 + 2001").bind(change),
      env.DB.prepare(
        "INSERT INTO commit_range SELECT ?1 + 2001, max(seq), min(seq) FROM moment",
      ).bind(change),
      env.DB.prepare("UPDATE wire SET change = ?1 + 2001").bind(change),
    ]);
    let [cursor, more, entries] = ["", true, 0];
    for (let pages = 0; more && pages < 6; pages++) {
      const counted = countReads();
      const found = (await changedEntries(counted.db, rangeOf(""), parseCursor(cursor)!, 10))!;
      expect(counted.rows()).toBeLessThanOrEqual(1010);
      entries += found.entries.length;
      ({ cursor, more } = found);
    }
    expect([entries, more]).toEqual([2, false]);
  });
});

describe("the ranges a commit writes", () => {
  it("are one for what is new in a second, and one each for what is written again", () => {
    const moments = [
      { seq: 52, at: 5, isNew: true },
      { seq: 51, at: 5, isNew: true },
      { seq: 58, at: 5, isNew: false },
      { seq: 53, at: 5, isNew: true },
      { seq: 56, at: 5, isNew: false },
      { seq: 71, at: 7, isNew: true },
    ];
    expect(commitRangesOf(moments)).toEqual([
      { first: 51, last: 53 },
      { first: 58, last: 58 },
      { first: 56, last: 56 },
      { first: 71, last: 71 },
    ]);
  });
});

describe("a cursor", () => {
  it("is short and needs no escaping", async () => {
    const wire = wireOver((day) => (day === MONDAY ? [daily(1), daily(2)] : []), NOON);
    await wire.run();
    for (const limit of [1, 2]) {
      const { cursor } = await page("", "", limit);
      expect(cursor).toMatch(/^[\w-]{1,24}$/);
      expect(parseCursor(cursor.toUpperCase())).toEqual(parseCursor(cursor));
    }
  });

  it("that is none is refused, whatever it looks like", () => {
    for (const text of [
      "1",
      "2026-11-20",
      "1732000000",
      "c",
      "c-",
      "c1-",
      "c1-2-3",
      "c 1",
      "now",
    ]) {
      expect(parseCursor(text), text).toBeUndefined();
    }
    expect(parseCursor("czzzzzzzzzzz")).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void parseCursor(text)));
  });

  it("of a log that is further on is refused", async () => {
    expect(await changedEntries(env.DB, rangeOf(""), parseCursor("c1")!, 10)).toBeUndefined();
  });
});

type Lists = Record<string, DailyPaper[]>;
type Place = { change: number };

const START = parseCursor("")!;

// Between them: words, tags that come late, tags that go, and moments that are not a paper's first.
// The last one is asked once for many papers: so many words may begin as it asks for.
const QUERIES = [
  "",
  "forgetting",
  "upvotes:>=10",
  "-has:code",
  "keyword:agents OR has:code",
  "forg* OR upvotes:>=10 OR remem*",
];

type Step =
  | { do: "list"; daysAgo: number }
  | { do: "change"; nth: number; to: Partial<DailyPaper["paper"]> }
  | { do: "ingest"; reach: number }
  | { do: "read"; script: number; limit: number; racing: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("list" as const), daysAgo: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      nth: fc.nat(20),
      to: fc.constantFrom<Partial<DailyPaper["paper"]>>(
        { title: "On forgetting" },
        { title: "On remembering" },
        { upvotes: 1 },
        { upvotes: 12 },
        { upvotes: 60 },
        { ai_keywords: ["agents"] },
        { ai_keywords: [] },
        { githubRepo: "https://github.com/a/b" },
        { githubRepo: "https://github.com/a/c" },
        { ai_summary: "In short." },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("ingest" as const), reach: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("read" as const),
      script: fc.nat(QUERIES.length - 1),
      limit: fc.integer({ min: 1, max: 4 }),
      racing: fc.boolean(),
    }),
  },
);

/**
 * A script for each query, reading while an upstream changes and is ingested, and then to the end.
 * @returns what each got, what its query finds at the end, and the ids that it found at any time
 */
async function follow(
  steps: Step[],
): Promise<{ delivered: PaperMoment[]; found: PaperMoment[]; everFound: Set<string> }[]> {
  const lists: Lists = {};
  const wire = wireOver((day) => lists[day] ?? [], NOON);
  const readers = QUERIES.map((query) => ({
    query,
    script: scriptFor(query),
    everFound: new Set<string>(),
  }));
  let papers = 0;
  let reach = 0;

  async function run(): Promise<void> {
    wire.now += 3600;
    await wire.run({ backfillFrom: addDays(MONDAY, -reach) });
    for (const { query, everFound } of readers) {
      for (const { paper } of await plain(query)) everFound.add(paper.id);
    }
  }

  for (const next of steps) {
    if (next.do === "list") {
      (lists[addDays(MONDAY, -next.daysAgo)] ??= []).push(daily(++papers));
    } else if (next.do === "change") {
      const all = Object.values(lists).flat();
      const item = all[next.nth % all.length];
      if (item) Object.assign(item.paper, next.to);
    } else if (next.do === "ingest") {
      reach = Math.max(reach, next.reach);
      await run();
    } else {
      const { script } = readers[next.script]!;
      await script.read(next.limit, next.racing ? afterFirstRead(run) : env.DB);
    }
  }
  return Promise.all(
    readers.map(async ({ query, script, everFound }) => {
      await script.finish();
      return { delivered: script.delivered, found: await plain(query), everFound };
    }),
  );
}

/** A script's loop: it keeps the cursor, and what it was given. */
function scriptFor(query: string): {
  delivered: PaperMoment[];
  read: (limit: number, db?: D1Database) => Promise<ChangedPage>;
  finish: () => Promise<PaperMoment[]>;
} {
  const delivered: PaperMoment[] = [];
  let cursor = "";
  async function read(limit: number, db = env.DB): Promise<ChangedPage> {
    const found = await page(query, cursor, limit, db);
    cursor = found.cursor;
    delivered.push(...found.entries);
    return found;
  }
  async function finish(): Promise<PaperMoment[]> {
    const start = delivered.length;
    for (let pages = 0; (await read(2)).more; pages++) {
      if (pages > 500) throw new Error("It never comes to an end.");
    }
    return delivered.slice(start);
  }
  return { delivered, read, finish };
}

async function page(
  query: string,
  cursor: string,
  limit: number,
  db = env.DB,
): Promise<ChangedPage> {
  return (await changedEntries(db, rangeOf(query), parseCursor(cursor)!, limit))!;
}

async function plain(query: string): Promise<PaperMoment[]> {
  return (await newestEntries(env.DB, rangeOf(query), 500)).entries;
}

function rangeOf(query: string): ReturnType<typeof compile> {
  const parsed = parse(query);
  if (!parsed.ok) throw new Error(`${query}: expected ${parsed.error.expected}`);
  return compile(parsed.tree, Date.parse(NOON) / 1000);
}

/** What of a paper makes it a changed one: everything but its counters. */
function shown(paper: Paper): Partial<Paper> {
  const { upvotes: _upvotes, comments: _comments, stars: _stars, ...rest } = paper;
  return rest;
}

/** The database, with something happening once the first statement has been answered. */
function afterFirstRead(happening: () => Promise<void>): D1Database {
  return {
    prepare: (sql: string) => {
      const statement = env.DB.prepare(sql);
      return {
        bind: (...values: unknown[]) => {
          const bound = statement.bind(...values);
          return {
            all: () => bound.all(),
            first: async () => {
              const row = await bound.first();
              await happening();
              return row;
            },
          };
        },
      };
    },
  } as unknown as D1Database;
}

/** The database, counting the rows that are read. */
function countReads(): { db: D1Database; rows: () => number } {
  let rows = 0;
  const db = {
    prepare: (sql: string) => ({
      bind: (...values: unknown[]) => {
        const all = async () => {
          const result = await env.DB.prepare(sql)
            .bind(...values)
            .all();
          rows += result.meta.rows_read;
          return result;
        };
        return { all, first: async () => (await all()).results[0] ?? null };
      },
    }),
  };
  return { db: db as unknown as D1Database, rows: () => rows };
}
