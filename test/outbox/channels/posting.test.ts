import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { endBy, managedBy } from "../../../src/outbox/channels/adding.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { clear } from "../../ingest/wire.ts";
import { papers } from "../../lists/store.ts";
import { Killed, stepping } from "../../faults/database.ts";
import { deliveries } from "../mail/post.ts";
import { chatAt, type ChatTown, type Got, LIST, SITE, SLACK } from "./chat.ts";

const START = "2026-11-23T10:00:00Z";
const BOT = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";

let reply: (got: Got) => Response | Promise<Response>;
let town: ChatTown;

beforeEach(async () => {
  await clear();
  reply = () => new Response("ok");
  town = chatAt(START, (got) => reply(got));
  await papers("2026-11-23T09:00:00Z", "Forgetting before");
});

async function channels(): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare("SELECT * FROM channel").all()).results;
}

describe("a channel", () => {
  it("is greeted at once, and kept without its hook", async () => {
    expect(await town.add()).toMatchObject({ ok: true });
    expect(town.got).toEqual([
      { url: SLACK, body: expect.objectContaining({ text: expect.stringContaining(SITE + LIST) }) },
    ]);
    const kept = JSON.stringify([await channels(), await deliveries()]);
    expect(kept).not.toMatch(/abcDEF|hooks.slack/);
  });

  it("is not kept where the greeting is not taken", async () => {
    reply = () => new Response("no_service", { status: 404 });
    expect(await town.add()).toEqual({
      ok: false,
      why: "Slack answered 404. Check the hook and try again.",
    });
    expect(await channels()).toEqual([]);
  });

  it("asked for again has the same token, and is one", async () => {
    const [one, two] = [await town.add(), await town.add()];
    expect(two).toEqual(one);
    expect(town.got).toHaveLength(1);
    expect(await town.add(SLACK, "/papers?q=agents")).not.toEqual(one);
    expect(await channels()).toHaveLength(2);
  });

  it("is managed and ended by its token alone", async () => {
    const added = await town.add();
    const token = added.ok ? added.token : "";
    expect(await managedBy(town.channels, token)).toEqual({
      list: LIST,
      title: "forgetting",
      chat: "Slack",
    });
    expect(await endBy(town.channels, "x".repeat(32))).toBe(false);
    expect(await endBy(town.channels, token)).toBe(true);
    expect(await channels()).toEqual([]);
    expect(await endBy(town.channels, token)).toBe(false);
    await papers("2026-11-23T10:10:00Z", "Forgetting");
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.texts()).toEqual([]);
  });
});

describe("new papers", () => {
  beforeEach(async () => {
    await town.add();
  });

  it("come as a message each, the oldest first, with a pause", async () => {
    await papers("2026-11-23T10:10:00Z", "Forgetting one", "Agents");
    await papers("2026-11-23T10:12:00Z", "Forgetting two");
    await town.runAt("2026-11-23T10:12:05Z");
    const texts = town.texts();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("|Forgetting one>*");
    expect(texts[1]).toContain("|Forgetting two>*");
    expect(town.waited).toEqual([1]);
    await town.run();
    expect(town.texts()).toHaveLength(2);
  });

  it.each([
    [5, 5],
    [6, 1],
    [40, 1],
  ])("of %i at once come as %i", async (count, messages) => {
    const titles = Array.from({ length: count }, (_, n) => `Forgetting ${n}`);
    await papers("2026-11-23T10:10:00Z", ...titles);
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.texts()).toHaveLength(messages);
  });

  it("of many at once are counted, and lead to all of them", async () => {
    const titles = Array.from({ length: 40 }, (_, n) => `Forgetting ${n}`);
    await papers("2026-11-23T10:10:00Z", ...titles);
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.texts()[0]).toMatch(/^40 new papers: forgetting/);
    expect(town.texts()[0]).toContain(`<${SITE}${LIST}|See all of them>`);
  });

  it("come once, however often they enter", async () => {
    await papers("2026-11-23T10:10:00Z", "Forgetting one");
    await town.runAt("2026-11-23T10:10:05Z");
    await papers("2026-11-23T10:20:00Z", "Forgetting two");
    // As if both entered in the time since.
    const since = Date.parse("2026-11-23T10:00:00Z") / 1000;
    await env.DB.prepare("UPDATE follower SET behind_since = ?1").bind(since).run();
    await town.runAt("2026-11-23T10:20:05Z");
    const told = town.texts().map((text) => /Forgetting \w+/.exec(text)![0]);
    expect(told).toEqual(["Forgetting one", "Forgetting two"]);
  });

  it("go on where they were after a failure", async () => {
    await papers("2026-11-23T10:10:00Z", "Forgetting a", "Forgetting b", "Forgetting c");
    let count = 0;
    reply = () =>
      ++count === 2
        ? new Response("slow down", { status: 429, headers: { "Retry-After": "1800" } })
        : new Response("ok");
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.texts()).toHaveLength(2);
    await town.runAt("2026-11-23T10:40:04Z");
    expect(town.texts()).toHaveLength(2);
    await town.runAt("2026-11-23T10:40:05Z");
    const posted = town.texts().map((text) => /Forgetting [abc]/.exec(text)![0]);
    expect(posted.toSorted()).toEqual([
      "Forgetting a",
      "Forgetting b",
      "Forgetting b",
      "Forgetting c",
    ]);
    expect(posted[1]).toBe(posted[2]);
  });

  it.each([404, 410])("answered %i end the channel", async (status) => {
    reply = () => new Response("channel_is_archived", { status });
    await papers("2026-11-23T10:10:00Z", "Forgetting");
    await town.runAt("2026-11-23T10:10:05Z");
    expect(await channels()).toEqual([]);
    const [row] = (await deliveries()).slice(-1);
    expect(row).toMatchObject({ state: "refused", error: `Slack answered ${status}.` });
  });

  it("that fail for three days end it, and its page says so meanwhile", async () => {
    const added = await town.add();
    const token = added.ok ? added.token : "";
    reply = () => new Response(null, { status: 500 });
    const since: (number | undefined)[] = [];
    for (const [day, hour] of [
      [23, 11],
      [24, 12],
      [25, 13],
      [26, 14],
    ] as const) {
      await papers(`2026-11-${day}T${hour}:00:00Z`, `Forgetting ${day}`);
      await town.runAt(`2026-11-${day}T${hour}:00:05Z`);
      since.push((await managedBy(town.channels, token))?.failingSince);
      // Given up, so that the next one is attempted.
      await town.runAt(`2026-11-${day + 1}T${hour}:00:06Z`);
    }
    const first = Date.parse("2026-11-23T11:00:05Z") / 1000;
    expect(since).toEqual([first, first, first, undefined]);
    expect(await channels()).toEqual([]);
  });
});

it("a bot that was thrown out is gone", async () => {
  await town.add(BOT);
  reply = () =>
    Response.json({ ok: false, description: "Forbidden: bot was kicked" }, { status: 403 });
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  await town.runAt("2026-11-23T10:10:05Z");
  expect(await channels()).toEqual([]);
});

it("a bot waits as Telegram says in its answer", async () => {
  await town.add(BOT);
  reply = () => Response.json({ ok: false, parameters: { retry_after: 3600 } }, { status: 429 });
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  await town.runAt("2026-11-23T10:10:05Z");
  expect((await deliveries()).at(-1)!.due_at).toBe(town.now + 3600);
});

it("no error names a hook, whatever is thrown", async () => {
  await town.add();
  reply = ({ url }) => Promise.reject(new Error(`connect ${url}`));
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  await town.runAt("2026-11-23T10:10:05Z");
  expect((await deliveries()).at(-1)!.error).toBe("Slack did not answer.");
});

it("with another secret a channel waits for the old one", async () => {
  await town.add();
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  const other = chatAt("2026-11-23T10:10:05Z", undefined, { secret: "another" });
  await other.run();
  expect(other.got).toEqual([]);
  expect((await deliveries()).at(-1)!.error).toMatch(/SEAL_KEY/);
  await town.runAt("2026-11-23T10:20:05Z");
  expect(town.texts()).toHaveLength(1);
});

it("messages come once each, wherever the outbox is killed, or twice where that was not noted", async () => {
  await town.add();
  await papers("2026-11-23T10:10:00Z", "Forgetting a", "Forgetting b", "Forgetting c");
  const got: string[] = [];
  let kills = 0;
  let now = Date.parse("2026-11-23T10:10:05Z") / 1000;
  for (let steps = 1, isDone = false; !isDone; steps++) {
    let taken = 0;
    const step = () => {
      if (++taken > steps) throw new Killed();
    };
    const take = ({ body }: Got) => {
      step();
      got.push(/Forgetting [abc]/.exec(body.text)![0]);
      step();
      return new Response("ok");
    };
    const db = stepping(step);
    const dying = chatAt(new Date(now * 1000).toISOString(), take, { db });
    try {
      await runOutbox(dying.outbox);
      isDone = (await deliveries()).every(({ state }) => state !== "waiting");
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills++;
    }
    now += 301;
    expect(steps).toBeLessThan(100);
  }
  expect(new Set(got)).toEqual(new Set(["Forgetting a", "Forgetting b", "Forgetting c"]));
  // In order: one that comes again comes before the next one, as only the last is unsure.
  expect([...got]).toEqual(got.toSorted((one, other) => got.indexOf(one) - got.indexOf(other)));
  expect(got.length - 3).toBeLessThanOrEqual(kills);
});
