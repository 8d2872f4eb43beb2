import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deliverAll } from "../../src/outbox/deliver.ts";
import type { Sent } from "../../src/outbox/mail/mailer.ts";
import { retryAt } from "../../src/outbox/retry.ts";
import { standingOf } from "../../src/store/delivery-standing.ts";
import { clear } from "../ingest/wire.ts";
import { papers } from "../lists/store.ts";
import { deliveries, type Post, postAt, type Posted, titlesIn } from "./mail/post.ts";

const ADA = "ada@example.org";
const EVE = "eve@example.org";
const MINUTE = 60;
const HOUR = 3600;

let answer: (message: Posted) => Sent | Promise<Sent>;
let post: Post;

beforeEach(async () => {
  await clear();
  answer = () => ({ outcome: "sent" });
  post = postAt("2026-11-23T10:00:00Z", {}, (message) => answer(message));
});

async function ids(): Promise<number[]> {
  const rows = await env.DB.prepare("SELECT id FROM delivery ORDER BY id").all<{ id: number }>();
  return rows.results.map(({ id }) => id);
}

describe("a delivery that fails", () => {
  it("is attempted again by delays that grow, the same each time, and given up after a day", async () => {
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    answer = () => ({ outcome: "failed", error: "The mail provider answered 500." });
    post.tried = [];
    await post.runAt("2026-11-24T08:05:00Z");
    const start = post.now;
    const times = [0];
    for (let minute = 5; minute <= 24 * 60; minute += 5) {
      post.now = start + minute * MINUTE;
      const before = post.tried.length;
      await post.run();
      if (post.tried.length > before) times.push(minute);
    }
    expect(times).toEqual([0, 10, 30, 90, 210, 450, 930, 1410, 24 * 60]);
    expect(new Set(post.tried.map((mail) => JSON.stringify(mail))).size).toBe(1);
    expect((await deliveries())[1]).toMatchObject({
      state: "given up",
      error: "The mail provider answered 500.",
    });
    expect(await standingOf(env.DB, ["digest"], 0, post.now)).toMatchObject({
      failed: 1,
      error: "The mail provider answered 500.",
    });
  });

  it("and is given up leaves its papers to the next digest", async () => {
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting one");
    answer = () => ({ outcome: "failed", error: "Down." });
    await post.runAt("2026-11-24T08:05:00Z");
    await papers("2026-11-24T13:00:00Z", "Forgetting two");
    await post.runAt("2026-11-25T08:05:00Z");
    answer = () => ({ outcome: "sent" });
    await post.runAt("2026-11-25T08:15:00Z");
    expect(titlesIn(post.sent.at(-1)!)).toEqual(["Forgetting two", "Forgetting one"]);
    await post.runAt("2026-11-26T08:05:00Z");
    expect(post.sent).toHaveLength(2);
  });

  it("waits as long as the provider asks for, and others wait with it", async () => {
    await post.subscribe(ADA);
    await post.subscribe(EVE);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    post.tried = [];
    answer = () => ({ outcome: "failed", error: "429", retryAfter: 2 * HOUR, pause: true });
    await post.runAt("2026-11-24T08:05:00Z");
    expect(post.tried).toHaveLength(1);
    const waiting = (await deliveries()).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ attempts }) => attempts).toSorted((a, b) => a - b)).toEqual([0, 1]);
    answer = () => ({ outcome: "sent" });
    await post.runAt("2026-11-24T08:15:00Z");
    await post.runAt("2026-11-24T10:04:59Z");
    expect(post.tried).toHaveLength(2);
    await post.runAt("2026-11-24T10:05:00Z");
    expect(post.sent.slice(-2).map(({ to }) => to)).toEqual([post.tried[1]!.to, post.tried[0]!.to]);
  });

  it("by an error here is written down and tried again", async () => {
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    answer = () => Promise.reject(new Error("boom"));
    await post.runAt("2026-11-24T08:05:00Z");
    expect((await deliveries())[1]).toMatchObject({
      state: "waiting",
      error: "It failed here: Error: boom",
    });
  });
});

describe("a delivery that is refused", () => {
  it("ends everything that goes to the address, with a reason that does not name it", async () => {
    await post.subscribe(ADA);
    await post.subscribe(EVE);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    answer = ({ to }) =>
      to === ADA ? { outcome: "refused", error: "550 No such user" } : { outcome: "sent" };
    await post.runAt("2026-11-24T08:05:00Z");
    expect(post.sent.at(-1)!.to).toBe(EVE);
    const left = await env.DB.prepare("SELECT address FROM subscriber").all();
    expect(left.results).toEqual([{ address: EVE }]);
    expect(await deliveries()).toContainEqual(
      expect.objectContaining({ state: "refused", error: "550 No such user" }),
    );
  });
});

describe("an attempt", () => {
  beforeEach(async () => {
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    await post.run();
    post.tried = [];
    post.now = Date.parse("2026-11-24T08:05:00Z") / 1000;
  });

  it("is made by one of many who take the same message", async () => {
    post.outbox.enqueue = async () => {};
    await post.run();
    const all = await ids();
    await Promise.all(Array.from({ length: 6 }, () => deliverAll(post.outbox, all)));
    await deliverAll(post.outbox, [...all, 12345]);
    expect(post.tried).toHaveLength(1);
  });

  it("that died is repeated after a while, with the same mail under the same key", async () => {
    answer = () => new Promise<Sent>(() => {});
    void post.run();
    await expect.poll(() => post.tried.length).toBe(1);
    answer = () => ({ outcome: "sent" });
    post.now += 299;
    await deliverAll(post.outbox, await ids());
    expect(post.tried).toHaveLength(1);
    post.now += 1;
    await deliverAll(post.outbox, await ids());
    expect(post.tried).toHaveLength(2);
    expect(post.tried[1]).toEqual(post.tried[0]);
    expect((await deliveries())[1]).toMatchObject({ state: "sent", attempts: 2 });
  });

  it("whose end comes after somebody else has taken over changes nothing", async () => {
    let end: (sent: Sent) => void = () => {};
    answer = () => new Promise<Sent>((resolve) => (end = resolve));
    const slow = post.run();
    await expect.poll(() => post.tried.length).toBe(1);
    answer = () => ({ outcome: "sent" });
    post.now += 400;
    await deliverAll(post.outbox, await ids());
    end({ outcome: "failed", error: "Too late." });
    await slow;
    expect((await deliveries())[1]).toMatchObject({ state: "sent", error: null });
  });
});

describe("a queue", () => {
  it("gets ids, each once, and again only if it has lost them", async () => {
    const handed: number[][] = [];
    await post.subscribe(ADA);
    await post.subscribe(EVE);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    post.outbox.enqueue = async (batch) => void handed.push([...batch]);
    const all = await ids();
    await post.runAt("2026-11-24T08:05:00Z");
    await post.runAt("2026-11-24T08:15:00Z");
    const added = (await ids()).filter((id) => !all.includes(id));
    expect(handed).toEqual([added]);
    await post.runAt("2026-11-24T08:20:00Z");
    expect(handed).toEqual([added, added]);
  });
});

it.each([
  [1, 0, 0, 600],
  [2, 700, 0, 1200],
  [6, 20_000, 0, 28_800],
  [9, 50_000, 0, 28_800],
  [1, 0, 7200, 7200],
  [7, 86_000, 0, 400],
  [7, 86_400, 0, undefined],
])(
  "after attempt %i, %i s after the first, the next is in %3$s s",
  (attempts, age, after, wait) => {
    const now = 1_800_000_000;
    const at = retryAt({ attempts, triedAt: now - age }, after, now);
    expect(at === undefined ? undefined : at - now).toBe(wait);
  },
);
