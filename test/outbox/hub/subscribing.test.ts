import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deliverAll } from "../../../src/outbox/deliver.ts";
import { clear } from "../../ingest/wire.ts";
import { deliveries } from "../mail/post.ts";
import { papers } from "../../lists/store.ts";
import {
  agrees,
  CALLBACK,
  type Got,
  hubAt,
  type HubTown,
  SITE,
  subscriptions,
  TOPIC,
} from "./hub.ts";

const DAY = 86_400;
const START = "2026-11-23T10:00:00Z";

let reply: (got: Got) => Response | Promise<Response>;
let town: HubTown;

beforeEach(async () => {
  await clear();
  reply = agrees;
  town = hubAt(START, (got) => reply(got));
});

function asked(): URLSearchParams {
  return new URL(town.got.at(-1)!.url).searchParams;
}

describe("verification of intent", () => {
  it("asks the callback with all that the standard names, and keeps its own parameters", async () => {
    await town.subscribe({ lease_seconds: String(2 * DAY) });
    const [{ method, url, headers }] = town.got as [Got];
    expect(method).toBe("GET");
    expect(url.startsWith(`${CALLBACK}&`)).toBe(true);
    expect(headers.get("User-Agent")).toBe("Paperwire (+https://papers.example.org)");
    expect(Object.fromEntries(asked())).toEqual({
      user: "7",
      "hub.mode": "subscribe",
      "hub.topic": TOPIC,
      "hub.challenge": expect.stringMatching(/^[0-9a-f]{32}$/),
      "hub.lease_seconds": String(2 * DAY),
    });
  });

  it("uses each challenge once", async () => {
    await town.subscribe();
    const first = asked().get("hub.challenge");
    await town.subscribe();
    expect(asked().get("hub.challenge")).not.toBe(first);
  });

  it("makes the subscription, for ten days unless another time is asked for", async () => {
    await town.subscribe({ secret: "a secret" });
    expect(await subscriptions()).toEqual([
      {
        topic: "/papers.atom?q=forgetting",
        callback: CALLBACK,
        secret: "a secret",
        lease_until: town.now + 10 * DAY,
      },
    ]);
  });

  it.each([
    ["60", 3600],
    [String(365 * DAY), 30 * DAY],
    ["", 10 * DAY],
  ])("of a lease of %j says that it is %i", async (lease_seconds, granted) => {
    await town.subscribe({ lease_seconds });
    expect(asked().get("hub.lease_seconds")).toBe(String(granted));
    expect((await subscriptions())[0]!.lease_until).toBe(town.now + granted);
  });

  it.each([
    ["404", () => new Response("no", { status: 404 })],
    ["another text", () => new Response("yes")],
    ["an empty answer", () => new Response(null)],
    ["the challenge and more", (got: Got) => new Response(`${challengeIn(got)}\n`)],
    ["the challenge with an error", (got: Got) => new Response(challengeIn(got), { status: 500 })],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { Location: "https://10.0.0.1/" } }),
    ],
  ])("fails for %s, and nothing comes of it", async (_, answer) => {
    reply = answer;
    await town.subscribe();
    expect(await subscriptions()).toEqual([]);
    expect(town.got).toHaveLength(1);
    town.now += DAY;
    await town.run();
    expect(town.got).toHaveLength(1);
    expect(await leftOver()).toBe(0);
  });

  it("reads no more of an answer than a challenge needs", async () => {
    let read = 0;
    reply = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            read += 1024;
            controller.enqueue(new Uint8Array(1024));
          },
        }),
      );
    await town.subscribe();
    expect(read).toBeLessThan(20_000);
    expect(await subscriptions()).toEqual([]);
  });

  it("is tried three times if the callback does not answer", async () => {
    reply = () => Promise.reject(new Error("connect ECONNREFUSED 10.1.2.3:443"));
    await town.subscribe();
    for (let minute = 0; minute < 600; minute += 10) {
      town.now += 600;
      await town.run();
    }
    expect(town.got).toHaveLength(3);
    expect(await leftOver()).toBe(0);
    // Nothing of the other side is kept or shown.
    expect((await deliveries())[0]!.error).toBe("The callback did not answer.");
  });

  it("that fails leaves an active subscription as it was", async () => {
    await town.subscribe({ secret: "old" });
    const before = await subscriptions();
    town.now += 3600;
    reply = () => new Response(null, { status: 404 });
    await town.subscribe({ secret: "new", lease_seconds: "7200" });
    await town.subscribe({ mode: "unsubscribe" });
    expect(await subscriptions()).toEqual(before);
  });

  it("of the last request for a feed and callback alone is made", async () => {
    const [first, second] = [await town.ask({ secret: "1" }), await town.ask({ secret: "2" })];
    for (const taken of [first, second]) {
      if (taken.ok) await deliverAll(town.outbox, [taken.delivery]);
    }
    expect(town.got).toHaveLength(1);
    expect((await subscriptions()).map(({ secret }) => secret)).toEqual(["2"]);
  });
});

describe("a subscription", () => {
  it("is renewed, with another secret and lease, and stays one", async () => {
    await town.subscribe({ secret: "old" });
    town.now += 5 * DAY;
    await town.subscribe({ secret: "new" });
    expect(await subscriptions()).toMatchObject([
      { secret: "new", lease_until: town.now + 10 * DAY },
    ]);
    const followers = await env.DB.prepare("SELECT count(*) AS n FROM follower").first("n");
    expect(followers).toBe(1);
  });

  it("ends when that is confirmed, and its list is watched no longer", async () => {
    await town.subscribe();
    await town.subscribe({ mode: "unsubscribe" });
    expect(asked().get("hub.mode")).toBe("unsubscribe");
    expect(asked().has("hub.lease_seconds")).toBe(false);
    expect(await subscriptions()).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM watched").first("n")).toBe(0);
  });

  it("ends with its lease", async () => {
    await town.subscribe({ lease_seconds: "3600" });
    await papers("2026-11-23T10:30:00Z", "Forgetting one");
    await town.runAt("2026-11-23T10:59:00Z");
    await papers("2026-11-23T10:59:30Z", "Forgetting two");
    await town.runAt("2026-11-23T11:00:00Z");
    expect(town.pushed()).toHaveLength(1);
    expect(await subscriptions()).toEqual([]);
  });
});

describe("a topic", () => {
  it.each([
    "/papers.atom?q=Forgetting",
    "/papers.ATOM?Q=forgetting&utm_source=x",
    "/papers.atom?limit=5&q=forgetting",
    "/papers.atom/?q=forgetting",
    "/papers.atom?q=%66orgetting&sort=new",
  ])("%s is one with any other spelling", async (path) => {
    await town.subscribe();
    await town.subscribe({ topic: SITE + path });
    expect(await subscriptions()).toHaveLength(1);
    expect(asked().get("hub.topic")).toBe(SITE + path);
  });

  it("is the feed that the front page offers, too", async () => {
    await town.subscribe({ topic: `${SITE}/.rss` });
    expect((await subscriptions())[0]!.topic).toMatch(/^\/papers\.rss\?q=source%3A/);
  });

  it.each([
    ["https://other.example.org/papers.atom", /not an address of this site/],
    ["http://papers.example.org:81/papers.atom", /not an address of this site/],
    ["papers.atom", /not an address of this site/],
    [`${SITE}/papers?q=forgetting`, /not a feed. Feeds end in .rss, .atom, .json/],
    [`${SITE}/papers.csv`, /not a feed/],
    [`${SITE}/papers/date/2026-11-20.atom`, /not pushed/],
    [`${SITE}/papers.atom?digest=daily`, /not pushed/],
    [`${SITE}/papers.atom?before=5`, /not pushed/],
    [`${SITE}/papers.atom?q=%22open`, /never closed/],
    [`${SITE}/papers.atom?nonsense=1`, /takes no parameter nonsense/],
    [`${SITE}/topics/no-such-topic.atom`, /no topic/],
    [`${SITE}/elsewhere.atom`, /no list/],
  ])("%s is refused", async (topic, why) => {
    expect(await town.ask({ topic })).toMatchObject({
      ok: false,
      why: expect.stringMatching(why) as string,
    });
    expect(await leftOver()).toBe(0);
  });
});

describe("a request is refused", () => {
  it.each([
    [{ mode: "" }, "hub.mode takes subscribe or unsubscribe."],
    [{ mode: "publish" }, /publishes its own feeds/],
    [{ callback: "" }, "hub.callback is missing."],
    [{ topic: "" }, /hub.topic is missing/],
    [{ callback: "https://10.0.0.1/" }, /private/],
    [{ lease_seconds: "soon" }, /positive number/],
    [{ lease_seconds: "-5" }, /positive number/],
    [{ secret: "é".repeat(100) }, /shorter than 200 bytes/],
  ])("for %j", async (fields, why) => {
    const taken = await town.ask(fields);
    expect(taken.ok ? "" : taken.why).toMatch(why);
  });

  it("beyond 300 in an hour for one host", async () => {
    for (let n = 0; n < 300; n++) await town.ask({ callback: `https://reader.example.org/${n}` });
    expect(await town.ask()).toMatchObject({ ok: false, status: 429 });
    expect(await town.ask({ callback: "https://other.example.org/" })).toMatchObject({ ok: true });
    town.now += 3601;
    expect(await town.ask()).toMatchObject({ ok: true });
  });
});

describe("a subscription is denied, with a reason", () => {
  it("where the hub has as many as it may have, but for those it has", async () => {
    town = hubAt(START, (got) => reply(got), {}, { most: 1 });
    await town.subscribe();
    await town.subscribe({ callback: "https://other.example.org/push" });
    expect(Object.fromEntries(asked())).toEqual({
      "hub.mode": "denied",
      "hub.topic": TOPIC,
      "hub.reason": "This hub has as many subscriptions as it may have.",
    });
    await town.subscribe();
    expect(asked().get("hub.mode")).toBe("subscribe");
    expect(await subscriptions()).toHaveLength(1);
  });
});

describe("the name of a callback", () => {
  it.each([
    [["10.0.0.1"], "Its address is not public (private)."],
    [["93.184.216.34", "127.0.0.1"], "Its address is not public (loopback)."],
    [["93.184.216.34", "::1"], "Its address is not public (loopback)."],
    [["::ffff:169.254.169.254"], "Its address is not public (link-local)."],
  ])("that leads to %j is sent nothing", async (addresses, why) => {
    town = hubAt(START, (got) => reply(got), { "reader.example.org": addresses });
    await town.subscribe();
    expect(town.got).toEqual([]);
    expect((await deliveries())[0]).toMatchObject({ state: "refused", error: why });
    expect(await subscriptions()).toEqual([]);
  });

  it("that does not exist is sent nothing", async () => {
    town = hubAt(START, (got) => reply(got), { "other.example.org": [] });
    await town.subscribe();
    expect((await deliveries())[0]!.error).toBe("Its host does not exist.");
  });
});

function challengeIn({ url }: Got): string {
  return new URL(url).searchParams.get("hub.challenge")!;
}

async function leftOver(): Promise<unknown> {
  return env.DB.prepare("SELECT count(*) AS n FROM hub_request").first("n");
}
