import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Sent } from "../../src/outbox/mail/mailer.ts";
import { subscribe } from "../../src/outbox/mail/subscribing.ts";
import { standingOf } from "../../src/store/delivery-standing.ts";
import { clear } from "../ingest/wire.ts";
import { papers } from "../lists/store.ts";
import { ASKED, deliveries, type Post, postAt, type Posted } from "./mail/post.ts";

const ADA = "ada@example.org";

let answer: (message: Posted) => Sent | Promise<Sent>;
let post: Post;

beforeEach(async () => {
  await clear();
  answer = () => ({ outcome: "sent" });
  post = postAt("2026-11-23T10:00:00Z", {}, (message) => answer(message));
});

describe("a run", () => {
  async function subscribeMany(count: number): Promise<void> {
    for (let n = 0; n < count; n++) await post.subscribe(`reader${n}@example.org`);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
  }

  it("sends so many and the oldest first; the rest goes on in the next", async () => {
    post = postAt("2026-11-23T10:00:00Z", { mostARun: 3 }, (message) => answer(message));
    await subscribeMany(7);
    post.sent = [];
    const sizes: number[] = [];
    for (const minute of ["05", "15", "25", "35"]) {
      const before = post.sent.length;
      await post.runAt(`2026-11-24T08:${minute}:00Z`);
      sizes.push(post.sent.length - before);
    }
    expect(sizes).toEqual([3, 3, 1, 0]);
    expect(new Set(post.sent.map(({ to }) => to)).size).toBe(7);
  });

  it("reads few lists, each once, and sends what it has read", async () => {
    const lists = ["forgetting", "forgetting OR one", "forgetting OR two"];
    for (const [n, q] of [...lists, ...lists].entries()) {
      await post.subscribe(`reader${n}@example.org`, { list: `/papers?q=${q}` });
    }
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    post.sent = [];
    await post.runAt("2026-11-24T08:05:00Z");
    expect(post.sent).toHaveLength(4);
    await post.runAt("2026-11-24T08:15:00Z");
    expect(post.sent).toHaveLength(6);
    const issues = await env.DB.prepare("SELECT count(*) AS n FROM issue").first<number>("n");
    expect(issues).toBe(3);
  });

  it("sends no more in a day than the plan allows, and says how many wait", async () => {
    post = postAt("2026-11-23T10:00:00Z", { mostADay: 10 }, (message) => answer(message));
    await subscribeMany(5);
    post = postAt("2026-11-23T10:00:00Z", { mostADay: 5 }, (message) => answer(message));
    await post.runAt("2026-11-23T20:00:00Z");
    answer = () => ({ outcome: "sent" });
    for (const list of ["/papers", "/topics/machine-unlearning"]) {
      await post.subscribe("reader0@example.org", { list, title: list }).catch(() => {});
    }
    expect(post.sent).toEqual([]);
    await post.runAt("2026-11-24T08:05:00Z");
    await post.runAt("2026-11-24T08:15:00Z");
    expect(post.sent).toHaveLength(5);
    const { waiting } = await standingOf(env.DB, ["digest", "confirmation"], 0, post.now);
    expect(waiting).toBe(1);
    await post.runAt("2026-11-25T00:05:00Z");
    expect(post.sent).toHaveLength(6);
  });
  it("keeps half of the day's mails for digests, whoever asks for confirmations", async () => {
    post = postAt("2026-11-23T10:00:00Z", { mostADay: 6 }, (message) => answer(message));
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    post.now = Date.parse("2026-11-24T05:00:00Z") / 1000;
    for (let n = 0; n < 20; n++) {
      await subscribe(post.mail, `stranger${n}@example.org`, ASKED, post.now);
      await post.run();
    }
    await post.runAt("2026-11-24T08:05:00Z");
    const kinds = (await deliveries()).filter(({ state }) => state === "sent");
    const confirmed = Array.from({ length: 4 }, () => "confirmation");
    expect(kinds.map(({ kind }) => kind)).toEqual([...confirmed, "digest"]);
  });
});

describe("old rows", () => {
  it("of what has ended are dropped after a month", async () => {
    await post.subscribe(ADA);
    await papers("2026-11-23T13:00:00Z", "Forgetting");
    await post.runAt("2026-11-24T08:05:00Z");
    await post.runAt("2026-12-23T10:00:00Z");
    expect((await deliveries()).length).toBeGreaterThan(1);
    await post.runAt("2026-12-25T10:00:00Z");
    expect((await deliveries()).map(({ kind }) => kind)).not.toContain("confirmation");
    const issues = await env.DB.prepare("SELECT min(due) AS due FROM issue").first<number>("due");
    expect(issues).toBeGreaterThan(Date.parse("2026-12-17T00:00:00Z") / 1000);
  });
});
