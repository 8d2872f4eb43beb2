import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { seqOf } from "../../src/paper/log.ts";
import { readRecords, type Sketched, writeRecords } from "../../src/store/sketch-records.ts";
import { appendSketches, readSketches, sketchRowsOf } from "../../src/store/sketches.ts";
import { someSketchesOf } from "../../src/store/sketch-months.ts";
import { clear } from "../ingest/wire.ts";

const DAY = 86_400;
const MONDAY = Date.parse("2026-11-23T00:00:00Z") / 1000;
const WHOLE = { from: 0, to: Number.MAX_SAFE_INTEGER };

function sketched(seq: number, mark = 1, isFirst = true): Sketched {
  return { seq, isFirst, sketch: new Uint16Array(64).fill(mark) };
}

// So many moments of a day, a second each.
function day(n: number, count: number): Sketched[] {
  return Array.from({ length: count }, (_, second) =>
    sketched(seqOf(MONDAY + n * DAY + second, 0), n + 1),
  );
}

async function append(sketches: readonly Sketched[]): Promise<void> {
  const statements = appendSketches(env.DB, sketches);
  if (statements.length > 0) await env.DB.batch(statements);
}

beforeEach(clear);

it("come back from text, which can be appended to", () => {
  const first = [sketched(seqOf(MONDAY, 0), 7), sketched(seqOf(MONDAY, 1), 65_535, false)];
  const second = [sketched(Number.MAX_SAFE_INTEGER, 0)];
  const { seqs, isFirst, sketches } = readRecords([writeRecords(first) + writeRecords(second)]);
  expect([...seqs]).toEqual([...first, ...second].map(({ seq }) => seq));
  expect([...isFirst]).toEqual([1, 0, 1]);
  expect([sketches[0], sketches[64], sketches[128]]).toEqual([7, 65_535, 0]);
  expect(readRecords([]).seqs).toHaveLength(0);
});

it("are read by whole days, the newest first", async () => {
  await append([...day(0, 400), ...day(1, 900)]);
  await append([...day(1, 10), ...day(2, 5)]);
  const read = async (to: number, parts: number) => {
    const days = await readSketches(env.DB, { from: 0, to }, parts);
    return days && [days.records.seqs.length, days.reached];
  };
  // Tuesday has four rows: of three it may not be whole, and with six Monday's is there in part.
  expect(await read(WHOLE.to, 3)).toEqual([5, seqOf(MONDAY + 2 * DAY, 2 ** 20 - 1)]);
  expect(await read(WHOLE.to, 6)).toEqual([915, seqOf(MONDAY + DAY, 2 ** 20 - 1)]);
  expect(await read(seqOf(MONDAY + DAY, 2 ** 20 - 1), 9)).toEqual([400, 0]);
  expect(await read(WHOLE.to, 1)).toEqual([5, seqOf(MONDAY + 2 * DAY, 2 ** 20 - 1)]);
  expect(await read(seqOf(MONDAY, 2 ** 20 - 1), 9)).toBeUndefined();
});

it("are in the order they were written, so that the last of a moment counts", async () => {
  const moment = seqOf(MONDAY, 0);
  for (const mark of [1, 2, 3]) await append([...day(0, 500).slice(1), sketched(moment, mark)]);
  const days = await readSketches(env.DB, WHOLE, 100);
  const { seqs, sketches } = days!.records;
  expect(sketches[seqs.lastIndexOf(moment) * 64]).toBe(3);
});

it("take one row written for each day of a commit", async () => {
  const sketches = [...day(0, 3), ...day(1, 1), ...day(5, 2)];
  expect(sketchRowsOf(sketches)).toHaveLength(3);
  for (let n = 0; n < 2; n++) {
    const results = await env.DB.batch(appendSketches(env.DB, sketches));
    expect(results.map(({ meta }) => meta.rows_written)).toEqual([3]);
  }
});

it("lie in rows that fit into a statement of a backup", async () => {
  for (let n = 0; n < 12; n++) await append(day(0, 700).slice(n * 50, n * 50 + 299 + n * 30));
  const longest = await env.DB.prepare("SELECT max(length(records)) AS longest FROM sketch").first(
    "longest",
  );
  expect(longest).toBeGreaterThan(40_000);
  expect(longest).toBeLessThan(90_000);
});

describe("a sample", () => {
  it("is spread over a stretch of days", async () => {
    await append([...day(0, 300), ...day(1, 300), ...day(2, 300)]);
    const to = seqOf(MONDAY + 2 * DAY, 2 ** 20 - 1);
    const { sketches, count } = await someSketchesOf(env.DB, { from: 0, to }, 60);
    expect(count).toBe(600);
    expect(sketches).toHaveLength(60);
    expect(sketches.filter(({ sketch }) => sketch[0] === 1)).toHaveLength(30);
    expect(new Set(sketches.map(({ seq }) => seq)).size).toBe(60);
  });

  it("is empty where there is nothing", async () => {
    expect(await someSketchesOf(env.DB, WHOLE, 60)).toEqual({ sketches: [], count: 0 });
  });
});
