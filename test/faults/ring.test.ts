import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deletePapers } from "../../src/store/ring.ts";
import { takeLease } from "../../src/store/lease.ts";
import { announce } from "../lists/store.ts";
import { clock, get, type JsonFeed, NOW } from "../web/site.ts";
import { databaseWith } from "./database.ts";
import { dying, failing, FAULTS, Seen } from "./faults.ts";
import { newWorld, type World } from "./world.ts";

const WHEN = [{ when: "before" as const }, { when: "after" as const }];
const DAY = 86_400;
const MONTH_AND_HALF = 45 * DAY;

let world: World;

// Three days of papers: one a day is on a curated list, which is kept for longer.
beforeEach(async () => {
  world = await newWorld();
  for (let day = 0; day < 3; day++) {
    const at = world.now + day * DAY;
    const date = new Date(at * 1000).toISOString().slice(0, 10);
    const abstract = "Long words on forgetting. ".repeat(100);
    const papers = Array.from({ length: 8 }, (_, n) => ({
      id: `arxiv:2611.0${day}00${n}`,
      title: `Forgetting ${day} ${n}`,
      abstract,
    }));
    await announce("arxiv", date, at, papers.slice(1));
    await announce("huggingface", date, at + 60, papers.slice(0, 1));
  }
});

afterEach(() => {
  clock.now = NOW;
});

async function column(sql: string): Promise<unknown[]> {
  return (await env.DB.prepare(sql).raw()).flat();
}

const KEPT = ["arxiv:2611.00000", "arxiv:2611.01000", "arxiv:2611.02000"];

async function expectRoom(): Promise<void> {
  expect(await column("SELECT id FROM paper ORDER BY id")).toEqual(KEPT);
  for (const table of ["moment", "listing"]) {
    const orphans = `SELECT count(*) FROM ${table} WHERE paper NOT IN (SELECT key FROM paper)`;
    expect(await column(orphans), table).toEqual([0]);
  }
  const indexed = "SELECT count(*) FROM log_index WHERE rowid NOT IN (SELECT seq FROM moment)";
  expect(await column(indexed)).toEqual([0]);
}

/**
 * Runs without anything to poll in a database that is just full, until a run comes to its end.
 * @returns how many runs did not
 */
async function makeRoom(run: (more: object) => Promise<unknown>): Promise<number> {
  world.now += MONTH_AND_HALF;
  const { meta } = await env.DB.prepare("SELECT 1").all();
  const more = { sources: [], databaseBytes: meta.size_after };
  let runs = 0;
  while (!Array.isArray(await run(more).catch(() => undefined))) {
    world.now += 601;
    expect(++runs).toBeLessThan(60);
  }
  return runs;
}

describe("making room", () => {
  it.each(WHEN)("leaves the same when each statement fails, $when", async ({ when }) => {
    const seen = new Seen();
    const fault = FAULTS[when][1];
    const stores = failing((call) => (seen.isNew(call) ? fault : undefined));
    await makeRoom((more) => world.run({ ...more, ...stores }));
    expect([...seen.statements].filter((sql) => sql.startsWith("DELETE FROM paper"))).toHaveLength(
      1,
    );
    await expectRoom();
  });

  it.each(WHEN)("leaves the same when the run dies $when each statement", async ({ when }) => {
    const seen = new Seen();
    const deaths = await makeRoom((more) => {
      const stores = dying((call) => seen.isNew(call), when === "after");
      return Promise.race([world.run({ ...more, ...stores }), stores.died]);
    });
    expect(deaths).toBeGreaterThan(5);
    await expectRoom();
  });
});

it("a reader who pages while papers make room sees all that stay, each once", async () => {
  const old = (await column("SELECT key FROM paper WHERE day IS NULL")) as number[];
  clock.now = world.now + MONTH_AND_HALF;
  for (let n = 0, calls = 1; n < calls && old.length > 0; n++) {
    let made = 0;
    const db = databaseWith(async (_, ask) => {
      if (made++ === n) {
        await takeLease(env.DB, "test", clock.now + 60, clock.now);
        await deletePapers(env.DB, "test", old.splice(-2), 0);
      }
      return ask();
    });
    const ids: string[] = [];
    let path: string | undefined = "/papers.json?limit=4";
    while (path) {
      const response = await get(path, {}, { siteUrl: "", vars: { DB: db } });
      expect(response.status).toBe(200);
      const { items, next_url: next }: JsonFeed = await response.json();
      ids.push(...items.map(({ id }) => id));
      path = next?.slice(next.indexOf("/papers"));
    }
    calls = made;
    expect(new Set(ids).size).toBe(ids.length);
    const left = await column("SELECT feed_id FROM paper");
    expect(left.filter((id) => !ids.includes(id as string))).toEqual([]);
  }
});
