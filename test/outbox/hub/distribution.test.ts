import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { parseAtomFeed } from "feedsmith";
import { runOutbox } from "../../../src/outbox/run.ts";
import { clear } from "../../ingest/wire.ts";
import { deliveries } from "../mail/post.ts";
import { announce, papers } from "../../lists/store.ts";
import {
  agrees,
  type Got,
  hubAt,
  type HubTown,
  SITE,
  subscriptions,
  titlesOf,
  TOPIC,
} from "./hub.ts";

let reply: (got: Got) => Response | Promise<Response>;
let town: HubTown;

beforeEach(async () => {
  await clear();
  reply = agrees;
  town = hubAt("2026-11-23T10:00:00Z", (got) => reply(got));
  await papers("2026-11-23T09:00:00Z", "Forgetting before");
});

const down = ({ method, url }: Got) =>
  method === "GET" ? agrees({ method, url } as Got) : new Response(null, { status: 503 });

describe("a distribution", () => {
  it("holds what entered since, as the feed has it, signed with the secret", async () => {
    await town.subscribe({ secret: "a secret" });
    await papers("2026-11-23T10:10:00Z", "Forgetting on purpose", "Agents", "Unforgettable");
    await town.runAt("2026-11-23T10:10:05Z");
    const [got] = town.pushed() as [Got];
    expect(titlesOf(got)).toEqual(["Forgetting on purpose"]);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "application/atom+xml; charset=utf-8",
      link: `<${SITE}/hub>; rel="hub", <${TOPIC}>; rel="self"`,
      "x-hub-signature": `sha256=${await hmac("a secret", got.body)}`,
    });
    const feed = parseAtomFeed(got.body);
    expect(feed.links).toContainEqual({ rel: "hub", href: `${SITE}/hub` });
    expect(feed.links).toContainEqual(expect.objectContaining({ rel: "self", href: TOPIC }));
  });

  it.each([
    ["rss", "application/rss+xml; charset=utf-8", /<title>Forgetting<\/title>/],
    ["json", "application/feed+json; charset=utf-8", /"title":\s*"Forgetting"/],
  ])("of .%s has that type, and no signature without a secret", async (extension, type, holds) => {
    await town.subscribe({ topic: `${SITE}/papers.${extension}?q=forgetting` });
    await papers("2026-11-23T10:10:00Z", "Forgetting");
    await town.runAt("2026-11-23T10:10:05Z");
    const [{ headers, body }] = town.pushed() as [Got];
    expect(headers.get("Content-Type")).toBe(type);
    expect(headers.has("X-Hub-Signature")).toBe(false);
    expect(body).toMatch(holds);
  });

  it("comes once to each subscriber, and not for what entered elsewhere", async () => {
    await town.subscribe({ callback: "https://a.example.org/" });
    await town.subscribe({ callback: "https://b.example.org/" });
    await town.subscribe({
      callback: "https://c.example.org/",
      topic: `${SITE}/papers.atom?q=agents`,
    });
    await papers("2026-11-23T10:10:00Z", "Forgetting");
    await town.runAt("2026-11-23T10:10:05Z");
    await town.run();
    await papers("2026-11-23T10:20:00Z", "Nothing of that");
    await town.runAt("2026-11-23T10:20:05Z");
    const hosts = town.pushed().map(({ url }) => new URL(url).host);
    expect(hosts.toSorted()).toEqual(["a.example.org", "b.example.org"]);
  });

  it("does not hold what entered before the subscription", async () => {
    await town.subscribe();
    await town.run();
    expect(town.pushed()).toEqual([]);
  });

  it("comes when a paper crosses a threshold, days after it was listed", async () => {
    await town.subscribe({ topic: `${SITE}/papers.atom?q=upvotes:%3E%3D50` });
    await papers("2026-11-23T10:10:00Z", "Slow");
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.pushed()).toEqual([]);
    const id = await env.DB.prepare("SELECT id FROM paper WHERE title = 'Slow'").first<string>(
      "id",
    );
    const now = Date.parse("2026-11-25T12:00:00Z") / 1000;
    await announce("huggingface", "2026-11-23", now, [{ id: id!, title: "Slow", upvotes: 60 }]);
    await town.runAt("2026-11-25T12:00:05Z");
    expect(town.pushed().map(titlesOf)).toEqual([["Slow"]]);
  });

  it("follows no redirect", async () => {
    await town.subscribe();
    await papers("2026-11-23T10:10:00Z", "Forgetting");
    reply = () => new Response(null, { status: 307, headers: { Location: "https://10.0.0.1/" } });
    await town.runAt("2026-11-23T10:10:05Z");
    expect(town.pushed()).toHaveLength(1);
    expect((await deliveries()).at(-1)).toMatchObject({
      state: "waiting",
      error: "The callback answered 307.",
    });
  });
});

describe("a callback that fails", () => {
  beforeEach(async () => {
    await town.subscribe();
    await papers("2026-11-23T10:10:00Z", "Forgetting one");
    reply = down;
    await town.runAt("2026-11-23T10:10:05Z");
  });

  it("gets it again later, the same, and then all that came meanwhile in one", async () => {
    await papers("2026-11-23T10:15:00Z", "Forgetting two");
    await papers("2026-11-23T10:18:00Z", "Forgetting three");
    await town.runAt("2026-11-23T10:18:05Z");
    expect(town.pushed()).toHaveLength(1);
    reply = agrees;
    await town.runAt("2026-11-23T10:20:10Z");
    await town.runAt("2026-11-23T10:30:00Z");
    const [first, again, rest] = town.pushed();
    expect(town.pushed()).toHaveLength(3);
    expect(again!.body).toBe(first!.body);
    expect(titlesOf(rest!)).toEqual(["Forgetting three", "Forgetting two"]);
  });

  it("waits as long as it asks for", async () => {
    reply = () => new Response(null, { status: 429, headers: { "Retry-After": "7200" } });
    await town.runAt("2026-11-23T10:20:10Z");
    await town.runAt("2026-11-23T12:20:09Z");
    expect(town.pushed()).toHaveLength(2);
    await town.runAt("2026-11-23T12:20:10Z");
    expect(town.pushed()).toHaveLength(3);
  });

  it("loses a notification after a day, and the subscription after three", async () => {
    await town.runAt("2026-11-24T10:10:06Z");
    expect((await deliveries()).at(-1)!.state).toBe("given up");
    expect(await subscriptions()).toHaveLength(1);
    await papers("2026-11-24T11:00:00Z", "Forgetting two");
    await town.runAt("2026-11-24T11:00:05Z");
    await town.runAt("2026-11-25T11:00:06Z");
    expect(await subscriptions()).toHaveLength(1);
    await papers("2026-11-26T11:00:00Z", "Forgetting three");
    await town.runAt("2026-11-26T11:00:05Z");
    expect(await subscriptions()).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM watched").first("n")).toBe(0);
  });

  it("is forgiven once something gets through", async () => {
    reply = agrees;
    await town.runAt("2026-11-23T10:20:10Z");
    expect(await env.DB.prepare("SELECT failing_since, waiting FROM follower").first()).toEqual({
      failing_since: null,
      waiting: 0,
    });
  });
});

it("of many feeds, so many are matched at a time, and none is left out", async () => {
  const words = Array.from({ length: 50 }, (_, n) => `word${n}`);
  for (const word of words) {
    const callback = `https://${word}.example.org/`;
    await town.subscribe({ topic: `${SITE}/papers.atom?q=${word}`, callback });
  }
  await papers("2026-11-23T10:10:00Z", words.join(" "));
  town.now = Date.parse("2026-11-23T10:10:05Z") / 1000;
  expect(await runOutbox(town.outbox)).toBe(true);
  expect(town.pushed()).toEqual([]);
  // Moments that come meanwhile are not lost either.
  await papers("2026-11-23T10:11:00Z", words.join(" "));
  await town.runAt("2026-11-23T10:11:05Z");
  await town.run();
  const got = Map.groupBy(town.pushed(), ({ url }) => new URL(url).host);
  expect(got.size).toBe(50);
  for (const [, requests] of got) {
    const entries = requests.flatMap(titlesOf);
    expect(entries).toEqual([words.join(" "), words.join(" ")]);
  }
});

it("410 ends a subscription at once", async () => {
  await town.subscribe();
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  reply = () => new Response(null, { status: 410 });
  await town.runAt("2026-11-23T10:10:05Z");
  expect(await subscriptions()).toEqual([]);
});

it("a feed that is no longer there is denied, and ends", async () => {
  await town.subscribe();
  await papers("2026-11-23T10:10:00Z", "Forgetting");
  town.hub.mostARun = 0;
  await town.runAt("2026-11-23T10:10:05Z");
  town.hub.mostARun = 500;
  await env.DB.prepare("UPDATE hub_subscription SET topic = '/topics/gone.atom'").run();
  await town.runAt("2026-11-23T10:20:05Z");
  const { searchParams } = new URL(town.got.at(-1)!.url);
  expect(searchParams.get("hub.mode")).toBe("denied");
  expect(searchParams.get("hub.reason")).toMatch(/There is no topic/);
  expect(await subscriptions()).toEqual([]);
});

async function hmac(secret: string, text: string): Promise<string> {
  const encode = (part: string) => new TextEncoder().encode(part);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(secret), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
