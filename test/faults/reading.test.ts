import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { makeOlder } from "../ingest/older.ts";
import { announce } from "../lists/store.ts";
import { clock, NOW, SITE } from "../web/site.ts";
import { databaseWith } from "./database.ts";
import { type Call, FAULTS, Seen } from "./faults.ts";
import { type Reader, readerOf, type Script, scriptOf, type Store } from "./reader.ts";
import { FRIDAY, START, TODAY } from "./upstreams.ts";
import { live, newWorld } from "./world.ts";

const SEED = { id: "arxiv:2611.09999", title: "Forgetting in networks", abstract: "Findings." };

// The last good answers outlive other tests, so these addresses are asked for by none.
const FEEDS = [
  "/papers.rss",
  "/papers.atom?q=forgetting",
  "/papers.json?q=upvotes:>=20",
  "/papers.rss?q=source:arxiv",
  `/papers/date/${TODAY}.atom`,
  "/papers/trending.rss",
  "/papers.json?q=like:2611.09999@95",
].map((path) => `${path}${path.includes("?") ? "&" : "?"}utm_source=faults`);

const QUERIES = [
  "",
  "limit=1",
  "q=forgetting&limit=2",
  "q=forgetting+OR+agents+OR+networks&limit=1",
];

/** The problems that readers found. They must not be taken for errors of a run. */
let problems: string[];

beforeEach(() => {
  problems = [];
  memory.clear();
  // Answers that are sent again while the database is down are logged.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  clock.now = NOW;
  vi.restoreAllMocks();
});

// A paper that is found later enters on its own day.
const isOld = ({ date }: { date: number }) => date < START * 1000;

// Some ask an isolate that keeps answers in memory, some one that keeps none.
const readers = () => [
  ...FEEDS.map((path, n) => readerOf(path, "ETag", n % 2 === 0 ? SITE : "", isOld)),
  ...FEEDS.slice(0, 3).map((path) => readerOf(path, "Last-Modified", SITE, isOld)),
];
const scripts = () => QUERIES.map(scriptOf);

// Pages are committed side by side. A reader waits for its answer before it asks again.
let polling = Promise.resolve();

function pollBy(all: readonly (Reader | Script)[], now: number, store?: Store): Promise<void> {
  const before = polling;
  const poll = async () => {
    await before;
    clock.now = now;
    for (const each of all) {
      await each.poll(store).catch((error: Error) => problems.push(error.message));
    }
  };
  polling = poll();
  return polling;
}

const messages = FAULTS.before.map(({ message }) => message);
let asked = 0;
const down: Store = {
  db: databaseWith(() => Promise.reject(new Error(messages[asked++ % messages.length]))),
  isDown: true,
};

it("readers who poll throughout see each entry once, on top, whatever fails", async () => {
  const world = await newWorld();
  await announce("huggingface", FRIDAY, START - 86_400, [SEED]);
  const [all, programs] = [readers(), scripts()];
  const everybody = [...all, ...programs];
  const seen = new Seen();
  let calls = 0;
  const poll = async ({ statements }: Call, isFaulty: boolean) => {
    const isCommit = statements.some((text) => text.includes("INTO moment"));
    const one = everybody[calls++ % everybody.length]!;
    if (isFaulty) await pollBy([one], world.now, down);
    if (isCommit) await pollBy(everybody, world.now);
    else if (calls % 2 === 0) await pollBy([one], world.now);
  };
  const db = databaseWith(async (statements, ask) => {
    const call = { n: calls, statements };
    const faults = [...FAULTS.before, ...FAULTS.after];
    const fault = seen.isNew(call) ? faults[calls % faults.length] : undefined;
    const answer = fault?.isExecuted === false ? undefined : await ask();
    await poll(call, fault !== undefined);
    if (fault) throw new Error(fault.message);
    return answer!;
  });
  const run = async () => {
    const outcomes = await world.run({ db });
    if (!outcomes?.every(({ unchanged }) => unchanged)) return outcomes;
    const fresh = readers();
    await pollBy([...everybody, ...fresh], world.now);
    for (const [n, { path, seen: ids }] of fresh.entries()) {
      expect.soft(all[n]!.seen(), path).toEqual(ids());
    }
    return outcomes;
  };
  await live(world, run, { age: makeOlder });
  expect(problems).toEqual([]);
  const fresh = scripts();
  await pollBy(fresh, world.now);
  for (const [n, { known }] of fresh.entries()) {
    expect(Object.fromEntries(programs[n]!.known), QUERIES[n]).toEqual(Object.fromEntries(known));
  }
  expect(all.map((reader) => reader.seen().length)).not.toContain(0);
});
