import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { runOutbox } from "../../../src/outbox/run.ts";
import { clear } from "../../ingest/wire.ts";
import { Killed, stepping } from "../../faults/database.ts";
import { deliveries } from "../mail/post.ts";
import { papers } from "../../lists/store.ts";
import { hubAt, titlesOf } from "./hub.ts";

const START = "2026-11-23T10:00:00Z";
const CALLBACKS = 8;
const SECOND_PAPER = 12;

// The bodies that each callback got, and how often one was answered and that was not noted.
let got: Map<string, string[]>;
let unsure: Map<string, number>;

beforeEach(async () => {
  await clear();
  got = new Map();
  unsure = new Map();
  const town = hubAt(START);
  for (let n = 0; n < CALLBACKS; n++) await town.subscribe({ callback: callbackOf(n) });
});

function callbackOf(n: number): string {
  return `https://reader${n}.example.org/push`;
}

/** Runs the outbox, and kills it after it has asked so many things of D1 and of callbacks. */
async function runKilledAfter(steps: number, now: number): Promise<boolean> {
  let taken = 0;
  const step = () => {
    if (++taken > steps) throw new Killed();
  };
  const take = ({ url, body }: { url: string; body: string }) => {
    step();
    got.set(url, [...(got.get(url) ?? []), body]);
    // Its answer may be lost here.
    step();
    return new Response(null, { status: 204 });
  };
  const time = new Date(now * 1000).toISOString();
  const { outbox } = hubAt(time, take, {}, { db: stepping(step) });
  try {
    await runOutbox(outbox);
    return true;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    for (const callback of await attempted()) {
      unsure.set(callback, (unsure.get(callback) ?? 0) + 1);
    }
    return false;
  }
}

async function attempted(): Promise<string[]> {
  const rows = await env.DB.prepare(
    `SELECT callback FROM delivery JOIN hub_subscription ON follower = target
     WHERE state = 'waiting' AND attempts > 0`,
  ).all<{ callback: string }>();
  return rows.results.map(({ callback }) => callback);
}

it("tells each callback each change once, and twice only where its own answer was lost", async () => {
  await papers("2026-11-23T10:10:00Z", "Forgetting one");
  let now = Date.parse("2026-11-23T10:10:05Z") / 1000;
  let kills = 0;
  for (let steps = 1, isDone = false; !isDone; steps++) {
    if (steps === SECOND_PAPER) {
      await papers(new Date((now - 60) * 1000).toISOString(), "Forgetting two");
    }
    const hasEnded = await runKilledAfter(steps, now);
    if (!hasEnded) kills++;
    const rows = await deliveries();
    isDone = hasEnded && steps > SECOND_PAPER && rows.every(({ state }) => state !== "waiting");
    // Longer than a claim lasts.
    now += 301;
    expect(steps).toBeLessThan(200);
  }
  expect(kills).toBeGreaterThan(20);
  let twice = 0;
  for (let n = 0; n < CALLBACKS; n++) {
    const callback = callbackOf(n);
    const bodies = got.get(callback)!;
    const once = [...new Set(bodies)];
    twice += bodies.length - once.length;
    expect(once.flatMap((body) => titlesOf({ body })).toSorted()).toEqual([
      "Forgetting one",
      "Forgetting two",
    ]);
    expect(bodies.length - once.length).toBeLessThanOrEqual(unsure.get(callback) ?? 0);
  }
  // Otherwise nothing was lost, and nothing was tested.
  expect(twice).toBeGreaterThan(0);
});
