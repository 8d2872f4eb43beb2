import { beforeEach, expect, it } from "vitest";
import { deliverAll } from "../../src/outbox/deliver.ts";
import { runOutbox } from "../../src/outbox/run.ts";
import { clear } from "../ingest/wire.ts";
import { announce } from "../lists/store.ts";
import { hubAt, titlesOf } from "../outbox/hub/hub.ts";
import { deliveries, type Post, postAt, titlesIn } from "../outbox/mail/post.ts";
import { failing, FAULTS, Seen } from "./faults.ts";

const READERS = ["ada@example.org", "bob@example.org", "eve@example.org", "ida@example.org"];
const CALLBACKS = READERS.map((_, n) => `https://reader${n}.example.org/push`);
const DAY = "2026-11-23";
const DUE = Date.parse("2026-11-24T08:05:00Z") / 1000;

// Each run ends at the first statement that fails.
const MANY = 25;

beforeEach(clear);

function announceAt(time: string, ...titles: string[]): Promise<void> {
  const listed = titles.map((title, n) => ({ id: `arxiv:2611.0000${n}`, title }));
  return announce("huggingface", DAY, Date.parse(`${DAY}T${time}:00Z`) / 1000, listed);
}

async function withReaders(): Promise<Post> {
  const post = postAt(`${DAY}T10:00:00Z`);
  for (const reader of READERS) await post.subscribe(reader);
  await announceAt("13:00", "Forgetting one", "Forgetting two");
  post.sent = [];
  post.now = DUE;
  return post;
}

/** The mails of each reader: one digest with both papers. */
function told({ sent }: Post): string[] {
  return sent.map(({ to, ...mail }) => [to, ...titlesIn(mail)].join(", ")).toSorted();
}

const EACH_ONCE = READERS.map((reader) => `${reader}, Forgetting one, Forgetting two`);

async function isWaiting(): Promise<boolean> {
  return (await deliveries()).some(({ state }) => state === "waiting");
}

it("messages that come twice, at once, in the wrong order or never send each mail once", async () => {
  const post = await withReaders();
  let queue: number[] = [];
  post.outbox.enqueue = async (ids) => void queue.push(...ids);
  let lost = 0;
  for (let run = 0; run === 0 || (await isWaiting()); run++) {
    await runOutbox(post.outbox);
    const messages = queue.filter((id) => (id + run) % 3 !== 0);
    lost += queue.length - messages.length;
    queue = [];
    const backwards = messages.toReversed();
    await Promise.all([messages, backwards, messages].map((ids) => deliverAll(post.outbox, ids)));
    await deliverAll(post.outbox, backwards);
    // Longer than a message may be on its way.
    post.now += 3600;
    expect(run).toBeLessThan(20);
  }
  expect(lost).toBeGreaterThan(0);
  expect(told(post)).toEqual(EACH_ONCE);
});

it.each(["before", "after"] as const)(
  "digests are sent once each when every statement fails once, %s it is executed",
  async (when) => {
    const post = await withReaders();
    const seen = new Seen();
    let failed = 0;
    const { db } = failing((call) => {
      if (!seen.isNew(call)) return undefined;
      return FAULTS[when][failed++ % FAULTS[when].length];
    });
    const broken = postAt(new Date(DUE * 1000).toISOString(), {
      db,
      lists: { ...post.mail.lists, db },
    });
    for (let run = 0; run < MANY || (await isWaiting()); run++) {
      await runOutbox({ ...broken.outbox, db }).catch(() => {});
      broken.now += 600;
      expect(run).toBeLessThan(200);
    }
    expect(failed).toBeGreaterThan(10);
    expect(told(broken)).toEqual(EACH_ONCE);
  },
);

it.each(["before", "after"] as const)(
  "pushes come once each when every statement fails once, %s it is executed",
  async (when) => {
    const town = hubAt(`${DAY}T10:00:00Z`);
    for (const callback of CALLBACKS) await town.subscribe({ callback });
    await announceAt("10:10", "Forgetting one");
    const seen = new Seen();
    let failed = 0;
    const { db } = failing((call) => {
      if (!seen.isNew(call)) return undefined;
      return FAULTS[when][failed++ % FAULTS[when].length];
    });
    const broken = hubAt(`${DAY}T10:10:05Z`, undefined, {}, { db });
    for (let run = 0; run < MANY || (await isWaiting()); run++) {
      await runOutbox(broken.outbox).catch(() => {});
      broken.now += 600;
      expect(run).toBeLessThan(200);
    }
    expect(failed).toBeGreaterThan(10);
    const got = broken.pushed().map((push) => [push.url, ...titlesOf(push)].join(", "));
    expect(got.toSorted()).toEqual(CALLBACKS.map((callback) => `${callback}, Forgetting one`));
  },
);
