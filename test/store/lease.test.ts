import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { giveLeaseBack, lastRun, leaseGuard, takeLease } from "../../src/store/lease.ts";
import { clear } from "../ingest/wire.ts";

const NOW = 1_000_000;
const REPORT = { pages: 5, failed: 2, hasMore: true };

beforeEach(clear);

it("is taken by one, until it is given back or stale", async () => {
  expect(await takeLease(env.DB, "one", NOW + 600, NOW)).toBe(true);
  expect(await takeLease(env.DB, "two", NOW + 900, NOW + 300)).toBe(false);
  expect(await takeLease(env.DB, "two", NOW + 1200, NOW + 600)).toBe(true);
  await giveLeaseBack(env.DB, "two", REPORT);
  expect(await takeLease(env.DB, "three", NOW + 1201, NOW + 601)).toBe(true);
});

it("is stale too if a clock that was far ahead set its end", async () => {
  await takeLease(env.DB, "one", NOW + 86_400, NOW + 85_800);
  expect(await takeLease(env.DB, "two", NOW + 600, NOW)).toBe(true);
});

it("says how the last run went, once it has ended", async () => {
  expect(await lastRun(env.DB)).toBeUndefined();
  await takeLease(env.DB, "one", NOW + 600, NOW);
  await giveLeaseBack(env.DB, "one", REPORT);
  expect(await lastRun(env.DB)).toEqual(REPORT);
  await takeLease(env.DB, "two", NOW + 600, NOW);
  expect(await lastRun(env.DB)).toBeUndefined();
  // A run that lost its lease says nothing.
  await giveLeaseBack(env.DB, "one", REPORT);
  expect(await lastRun(env.DB)).toBeUndefined();
  await giveLeaseBack(env.DB, "two", { pages: 0, failed: 0, hasMore: false });
  expect(await lastRun(env.DB)).toEqual({ pages: 0, failed: 0, hasMore: false });
});

it("lets a batch through while it is held, and nothing of it otherwise", async () => {
  await takeLease(env.DB, "one", NOW + 600, NOW);
  const write = (holder: string, name: string) =>
    env.DB.batch([
      leaseGuard(env.DB, holder),
      env.DB.prepare("INSERT INTO host VALUES (?, 0, 0, '')").bind(name),
    ]);
  await write("one", "a.example");
  await expect(write("two", "b.example")).rejects.toThrow("malformed JSON");
  const { results } = await env.DB.prepare("SELECT name FROM host").all();
  expect(results).toEqual([{ name: "a.example" }]);
});
