import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { shippedIdf } from "../../src/similar/idf.ts";
import { sketchOf } from "../../src/similar/sketch.ts";
import { readSketches, sketchProgress } from "../../src/store/sketches.ts";
import { clear, daily, moments, wireOver } from "./wire.ts";

const START = "2026-11-23T12:00:00Z";
const MONDAY = "2026-11-23";

beforeEach(clear);

async function known(): Promise<Map<number, string>> {
  const days = await readSketches(env.DB, { from: 0, to: Number.MAX_SAFE_INTEGER }, 100);
  const { seqs, sketches } = days?.records ?? { seqs: [], sketches: new Uint16Array() };
  return new Map(
    Array.from(seqs, (seq, n) => [seq, sketches.subarray(n * 64, (n + 1) * 64).join()]),
  );
}

function sketch(title: string, abstract: string): string {
  return sketchOf({ title, abstract }, shippedIdf()).join();
}

it("are committed with their moments, and again when the text changes", async () => {
  let paper: Parameters<typeof daily>[1] = { title: "Forgetting", upvotes: 0 };
  const wire = wireOver((day) => (day === MONDAY ? [daily(1, paper)] : []), START);
  await wire.run();
  paper = { ...paper, upvotes: 5 };
  wire.now += 600;
  await wire.run();
  const all = await moments();
  expect(all).toHaveLength(2);
  const before = sketch("Forgetting", "An abstract for 1.");
  expect([...(await known())]).toEqual(all.map(({ seq }) => [seq, before]));
  paper = { ...paper, title: "Remembering" };
  wire.now += 600;
  await wire.run();
  const after = sketch("Remembering", "An abstract for 1.");
  expect([...(await known())]).toEqual(all.map(({ seq }) => [seq, after]));
});

it("are made of moments that were there before, the newest first, in several runs", async () => {
  const papers = Array.from({ length: 320 }, (_, n) => daily(n, { title: `Forgetting ${n}` }));
  const wire = wireOver((day) => (day === MONDAY ? papers : []), START);
  await wire.run();
  const whole = await known();
  expect(whole.size).toBe(320);
  await env.DB.batch([
    env.DB.prepare("DELETE FROM sketch"),
    env.DB.prepare("UPDATE sketch_progress SET below = (SELECT max(seq) + 1 FROM moment)"),
  ]);
  const seqs = [...whole.keys()].toSorted((a, b) => b - a);
  wire.now += 60;
  await wire.run();
  expect([...(await known()).keys()].toSorted((a, b) => b - a)).toEqual(seqs.slice(0, 300));
  wire.now += 60;
  await wire.run();
  const again = await known();
  expect(again).toEqual(whole);
  expect((await sketchProgress(env.DB)).below).toBe(0);
});

it("are all made anew when the table is another one", async () => {
  const wire = wireOver((day) => (day === MONDAY ? [daily(1)] : []), START);
  await wire.run();
  const whole = await known();
  await env.DB.batch([
    env.DB.prepare("UPDATE sketch_progress SET idf = 0"),
    env.DB.prepare("UPDATE sketch SET records = ''"),
    env.DB.prepare("INSERT INTO sketch_month (month, part, papers, sketches) VALUES (1, 0, 1, '')"),
  ]);
  for (let n = 0; n < 2; n++) {
    wire.now += 60;
    await wire.run();
  }
  expect(await known()).toEqual(whole);
  const { idf, sampled } = await sketchProgress(env.DB);
  expect(idf).toBe(shippedIdf().version);
  expect(sampled).not.toBe(1);
});
