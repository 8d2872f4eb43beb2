import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { recording } from "../../scripts/bench/recording.ts";
import { whatIsDue } from "../../src/ingest/due.ts";
import { newState } from "../../src/ingest/progress.ts";
import { standingOf } from "../../src/ingest/standing.ts";
import { readSettings } from "../../src/settings.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { saveSource } from "../../src/store/sources.ts";
import { addDays, dayOf } from "../../src/text/time.ts";
import { healthAnswer, statusAnswer } from "../../src/web/status.ts";
import { clear } from "./wire.ts";

// A Friday, in the afternoon of New York.
const NOW = Date.parse("2026-11-20T18:00:00Z") / 1000;
/** Days since the oldest one: each installation began with a month of backfill. */
const SPANS = { week: 31 + 7, year: 31 + 365, "three years": 31 + 3 * 365 };
const FAILED_DAYS = 12;

const kinds = SOURCES.map((kind) => {
  return { ...kind.create(readSettings({})), title: kind.title, home: kind.home };
});

beforeEach(clear);

let backfillFrom = "";

/** What the database holds after everything was fetched for so many days, but for some that fail. */
async function historyOf(days: number): Promise<void> {
  const from = addDays(dayOf(NOW), -days);
  backfillFrom = from;
  const statements: D1PreparedStatement[] = [];
  for (const source of kinds) {
    const { backfill } = source;
    const state = newState(source, NOW - days * 86_400);
    const asked = backfill ? [[from, backfill.last(NOW)] as const] : [];
    const series = Object.entries(state.series).map(([name, { liveFrom }]) => {
      return [name, { liveFrom, asked: asked.filter(([first, last]) => first <= last) }] as const;
    });
    statements.push(saveSource(env.DB, { ...state, series: Object.fromEntries(series) }));
    for (const { source: name, page, day, series: of = null } of source.live(NOW)) {
      statements.push(insertPoll(name, page, day, of, NOW + 60, 0));
    }
  }
  for (let n = 0; n < FAILED_DAYS; n++) {
    const day = addDays(from, Math.floor((n * days) / FAILED_DAYS));
    statements.push(insertPoll("arxiv", `oai/${day}/cs.LG`, day, "cs.LG", NOW + 60, 3));
  }
  await env.DB.batch(statements);
}

function insertPoll(...values: (string | number | null)[]): D1PreparedStatement {
  return env.DB.prepare(
    `INSERT INTO poll (source, page, day, series, due_at, checked_at, succeeded_at, failures)
     VALUES (?1, ?2, ?3, ?4, ?5, 1, 1, ?6)`,
  ).bind(...values);
}

/** The rows that something reads. */
async function rowsRead(reading: (db: D1Database) => Promise<unknown>): Promise<number> {
  const { db, statements } = recording(env.DB);
  await reading(db);
  return statements.reduce((sum, row) => sum + row.rowsRead, 0);
}

const asked = (db: D1Database, extension?: string) => ({
  request: new Request("https://papers.example/status"),
  db,
  kv: env.KV,
  settings: { ...readSettings(env), BACKFILL_FROM: backfillFrom },
  site: "https://papers.example",
  cacheable: false,
  now: NOW,
  facts: FACTS,
  commits: 0,
  ...(extension !== undefined && { extension }),
});

const readings: Record<string, (db: D1Database) => Promise<unknown>> = {
  "planning a run": async (db) => {
    const run = { db, sources: kinds, backfillFrom };
    return whatIsDue(run, await standingOf(run, "", NOW), 6, NOW);
  },
  "/healthz": (db) => healthAnswer(asked(db), kinds),
  "/status.json": (db) => statusAnswer(asked(db, "json"), kinds),
};

describe.each(Object.entries(readings))("%s", (name, reading) => {
  it("reads as many rows after three years as after a week", async () => {
    const rows: Record<string, number> = {};
    for (const [span, days] of Object.entries(SPANS)) {
      await clear();
      await historyOf(days);
      rows[span] = await rowsRead(reading);
    }
    expect(rows["year"]).toBe(rows["week"]);
    expect(rows["three years"]).toBe(rows["week"]);
    expect(rows["three years"]).toBeLessThan(250);
  });
});

describe("what is due", () => {
  const plan = async (most: number) => {
    const run = { db: env.DB, sources: kinds, backfillFrom };
    const due = await whatIsDue(run, await standingOf(run, "", NOW), most, NOW);
    return due.backfill.map(({ page }) => page.page);
  };

  it("is nothing when all was fetched, and failed days once their time has come", async () => {
    await historyOf(365);
    expect(await plan(6)).toEqual([]);
    await env.DB.prepare("UPDATE poll SET due_at = ?1 WHERE failures > 0").bind(NOW).run();
    const due = await plan(6);
    expect(due).toHaveLength(FAILED_DAYS);
    expect(due).toEqual(due.toSorted().toReversed());
  });

  it("is first of all a day that just failed, however many always fail", async () => {
    await historyOf(365);
    await env.DB.prepare("UPDATE poll SET due_at = ?1 WHERE failures > 0")
      .bind(NOW - 60)
      .run();
    const always = addDays(dayOf(NOW), -200);
    await env.DB.batch(
      Array.from({ length: 150 }, (_, n) => {
        const day = addDays(always, n);
        return insertPoll("arxiv", `oai/${day}/stat.ML`, day, "stat.ML", NOW - 9999 + n, 30);
      }),
    );
    const fresh = addDays(dayOf(NOW), -300);
    await insertPoll("arxiv", `oai/${fresh}/cs.CV`, fresh, "cs.CV", NOW, 1).run();
    const due = await plan(6);
    expect(due.length).toBeLessThan(20);
    const often = due.findIndex((page) => page.endsWith("stat.ML"));
    expect(due.indexOf(`oai/${fresh}/cs.CV`)).toBeGreaterThanOrEqual(0);
    expect(due.indexOf(`oai/${fresh}/cs.CV`)).toBeLessThan(often);
  });

  it("is no failed day of a category that is no longer followed, until it is again", async () => {
    await historyOf(365);
    await env.DB.prepare(
      "UPDATE poll SET due_at = 0, series = 'hep-th', page = page || '/x' WHERE failures > 0",
    ).run();
    expect(await plan(6)).toEqual([]);
  });

  it("is read by the index on failed days", async () => {
    await historyOf(365);
    const { db, statements } = recording(env.DB);
    await readings["planning a run"]!(db);
    const failed = statements.find(({ sql }) => sql.includes("AS failed"));
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${failed!.sql}`)
      .bind(...failed!.values)
      .all<{ detail: string }>();
    const details = results.map(({ detail }) => detail).join("\n");
    expect(details).toContain("poll_failed (source=? AND due_at<?)");
    expect(details).not.toMatch(/SCAN (poll|failed)\b/);
  });
});
