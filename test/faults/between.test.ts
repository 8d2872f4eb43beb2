import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { clear } from "../ingest/wire.ts";
import { makeOlder } from "../ingest/older.ts";
import { announce, type Said } from "../lists/store.ts";
import { clock, NOW } from "../web/site.ts";
import { databaseWith } from "./database.ts";
import { type Reader, readerOf, type Script, scriptOf, type Store } from "./reader.ts";
import { START, TODAY } from "./upstreams.ts";

let now: number;
let papers: Said[];

beforeEach(async () => {
  await clear();
  now = START;
  papers = [];
  for (let n = 0; n < 4; n++) await commitMore();
});

afterEach(() => {
  clock.now = NOW;
});

const MOST_CALLS = 5;

let edition = 0;

/** A commit with a new paper and with other titles for some of those that were there. */
async function commitMore(some = papers): Promise<void> {
  const n = papers.length;
  papers.push({
    id: `arxiv:2611.${String(10_000 + n)}`,
    title: "",
    abstract: "Networks of agents forget.",
    upvotes: 25,
  });
  edition++;
  const titled = [...some, papers[n]!].map((paper) => {
    return { ...paper, title: `Forgetting agents, edition ${edition}` };
  });
  now += 60;
  await announce("huggingface", TODAY, now, titled);
  memory.clear();
}

/** The real database, in which a commit comes before the nth call. */
function interruptedAt(n: number): Store & { calls: () => number } {
  let calls = 0;
  const db = databaseWith(async (_, ask) => {
    if (calls++ === n) await commitMore();
    return ask();
  });
  return { db, calls: () => calls };
}

/** Polls with a commit before each call that an answer takes, and again without; then checks. */
async function pollInterrupted(
  { poll }: Reader | Script,
  check: () => Promise<void>,
  prepare = async () => {},
): Promise<number> {
  let n = 0;
  // A script goes on with further answers of the same kind.
  for (let calls = 1; n < Math.min(calls, MOST_CALLS); n++) {
    // The older papers change after the newer ones.
    const middle = Math.floor(papers.length / 2);
    await commitMore(papers.slice(middle));
    await commitMore(papers.slice(0, middle));
    await prepare();
    clock.now = now + 10;
    const store = interruptedAt(n);
    await poll(store);
    calls = store.calls();
    clock.now = now + 10;
    await poll();
    await check();
  }
  return n;
}

describe("a commit in the middle of an answer", () => {
  it.each([
    "/papers.rss",
    "/papers.atom?q=forgetting&limit=3",
    "/papers.json?q=upvotes:>=20",
    `/papers/date/${TODAY}.atom`,
    "/papers.json?q=like:2611.10000@95",
  ])("of %s loses no entry", async (path) => {
    const read = () => readerOf(path, "ETag", "", () => false, path.includes("limit"));
    const reader = read();
    const calls = await pollInterrupted(reader, async () => {
      const fresh = read();
      await fresh.poll();
      expect(reader.seen()).toEqual(expect.arrayContaining(fresh.seen()));
    });
    expect(calls).toBeGreaterThan(0);
  });

  // Rows of an older index are looked for in another way.
  const indexes = { current: async () => {}, older: makeOlder };
  const asked = [
    { query: "limit=2", index: "current" },
    { query: "limit=2", index: "older" },
    { query: "limit=4&q=forgetting+OR+agents", index: "older" },
  ] as const;

  it.each(asked)("for a script with $query loses no change ($index)", async ({ query, index }) => {
    const script = scriptOf(query);
    const check = async () => {
      const fresh = scriptOf(query.replace(/limit=\d/, "limit=500"));
      await fresh.poll();
      expect(fresh.known.size).toBe(papers.length);
      expect(Object.fromEntries(script.known)).toEqual(Object.fromEntries(fresh.known));
    };
    expect(await pollInterrupted(script, check, indexes[index])).toBeGreaterThan(1);
  });
});
