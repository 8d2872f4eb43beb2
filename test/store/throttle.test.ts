import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { takeTurn } from "../../src/store/throttle.ts";
import { clear } from "../ingest/wire.ts";

const LIMITS = [
  { most: 1, seconds: 60 },
  { most: 3, seconds: 1000 },
];

beforeEach(clear);

function turn(now: number, wait = false, key = "a"): Promise<number | undefined> {
  return takeTurn(env.DB, key, LIMITS, { wait }, now);
}

it("gives a turn at once, and none while a limit holds", async () => {
  expect(await turn(100)).toBe(100);
  expect(await turn(159)).toBeUndefined();
  expect(await turn(160)).toBe(160);
  expect(await turn(220)).toBe(220);
  expect(await turn(1099)).toBeUndefined();
  expect(await turn(1100)).toBe(1100);
  expect(await turn(1159)).toBeUndefined();
  expect(await turn(1160)).toBe(1160);
});

it("gives turns in the future to who can wait", async () => {
  const turns = [];
  for (let n = 0; n < 5; n++) turns.push(await turn(100, true));
  expect(turns).toEqual([100, 160, 220, 1100, 1160]);
});

it("keeps each key by itself", async () => {
  expect([await turn(100), await turn(100, false, "b"), await turn(100)]).toEqual([
    100,
    100,
    undefined,
  ]);
});

it("gives one turn to many who ask in the same moment", async () => {
  const turns = await Promise.all(Array.from({ length: 10 }, () => turn(100)));
  expect(turns.filter((at) => at !== undefined)).toEqual([100]);
});
