import { createHmac } from "node:crypto";
import { parseAtomFeed } from "feedsmith";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { DailyPaper } from "../../../scripts/simulator/huggingface-api.ts";
import { samplePapers } from "../../../scripts/simulator/papers.ts";
import { type SampleService, startSampleService } from "../../../scripts/simulator/service.ts";
import { startSubscribers, type Subscribers } from "../../../scripts/simulator/subscriber.ts";

// Each list is led by a paper of this title. Its upvotes are what a test says.
const TITLE = "Xylophones in the wild";
const FEED = "/papers.atom?q=xylophones+upvotes:%3E%3D500";
const MATTERMOST = "/hooks/abcdefghijklmnopqrstuvwx12";
const SECRET = "a secret of the subscriber";

let votes = 40;
let status = 204;
let subscribers: Subscribers;
let service: SampleService;

function lists(day: string, now: number): DailyPaper[] {
  return samplePapers(day, now).map((each, n) => {
    if (n > 0) return each;
    return { ...each, title: TITLE, paper: { ...each.paper, title: TITLE, upvotes: votes } };
  });
}

beforeAll(async () => {
  vi.spyOn(console, "log").mockReturnValue();
  subscribers = await startSubscribers(() => status);
  service = await startSampleService(
    {
      SOURCES: "huggingface",
      MAIL_PROVIDER: "",
      WEBHOOK_HOSTS: new URL(subscribers.url).host,
    },
    lists,
  );
});

afterAll(async () => {
  await service.stop();
  await subscribers.stop();
  vi.restoreAllMocks();
});

beforeEach(() => {
  status = 204;
});

function ask(fields: Record<string, string | undefined>): Promise<Response> {
  const all = { "hub.mode": "subscribe", "hub.topic": service.url + FEED, ...fields };
  const given = Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]);
  return fetch(`${service.url}/hub`, { method: "POST", body: new URLSearchParams(given) });
}

function callback(path: string): { "hub.callback": string } {
  return { "hub.callback": subscribers.url + path };
}

/** Waits until a callback has confirmed what was asked for in its name. */
async function isSubscribed(path: string): Promise<void> {
  const found = () =>
    service.db
      .prepare("SELECT count(*) AS n FROM hub_subscription WHERE callback = ?1")
      .bind(subscribers.url + path)
      .first<number>("n");
  await expect.poll(found, PATIENT).toBe(1);
}

/** The papers get other upvotes, and the next run finds that. */
async function vote(count: number): Promise<void> {
  votes = count;
  await service.db.prepare("UPDATE poll SET due_at = 0").run();
  expect(await service.runCron()).toBe(true);
}

function pushesTo(path: string) {
  return subscribers.pushes.filter(({ callback: got }) => got === path);
}

async function linksOf(path: string, method = "GET"): Promise<Map<string, string>> {
  const { headers } = await fetch(service.url + path, { method });
  const links = headers.get("Link")!.matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return new Map([...links].map(([, href, rel]) => [rel, href]));
}

const PATIENT = { timeout: 20_000 };

describe("discovery", () => {
  it("leads from a feed to itself and to the hub, by GET and HEAD", async () => {
    for (const method of ["GET", "HEAD"]) {
      const links = await linksOf(FEED, method);
      expect(links.get("hub")).toBe(`${service.url}/hub`);
      expect(decodeURIComponent(links.get("self")!)).toBe(
        decodeURIComponent(service.url + FEED).replaceAll(" ", "+"),
      );
    }
  });
});

describe("a request", () => {
  it.each([
    ["a callback by http", {}, "/plain"],
    ["a callback with parameters", {}, "/with?extra=more&k=1"],
    ["parameters that nobody knows", { another: "param", "hub.verify": "sync" }, "/more"],
    ["a lease", { "hub.lease_seconds": "7200" }, "/lease"],
  ])("with %s is taken, and its intent is verified", async (_, fields, path) => {
    const before = subscribers.intents.length;
    expect((await ask({ ...callback(path), ...fields })).status).toBe(202);
    await expect.poll(() => subscribers.intents.length, PATIENT).toBe(before + 1);
    const asked = Object.fromEntries(subscribers.intents.at(-1)!);
    expect(asked).toMatchObject({
      "hub.mode": "subscribe",
      "hub.topic": service.url + FEED,
      "hub.challenge": expect.stringMatching(/^\w{32}$/) as string,
      "hub.lease_seconds": "hub.lease_seconds" in fields ? "7200" : "864000",
    });
    // Parameters of its own stay.
    const own = Object.fromEntries(new URL(subscribers.url + path).searchParams);
    expect(asked).toMatchObject(own);
  });

  it("is taken again before the lease ends", async () => {
    for (let n = 0; n < 2; n++) expect((await ask(callback("/plain"))).status).toBe(202);
    const count = () =>
      service.db
        .prepare("SELECT count(*) AS n FROM hub_subscription WHERE callback LIKE '%/plain'")
        .first<number>("n");
    await expect.poll(count, PATIENT).toBe(1);
  });

  it.each([
    ["hub.callback", { "hub.callback": undefined }],
    ["hub.mode", { "hub.mode": undefined }],
    ["hub.topic", { "hub.topic": undefined }],
  ])("without %s is refused, and told so", async (name, fields) => {
    const response = await ask({ ...callback("/x"), ...fields });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(name);
  });

  it("for an address that is no feed of this site is refused", async () => {
    const other = { "hub.topic": `${service.url}/papers.atom?someextra` };
    expect((await ask({ ...callback("/x"), ...other })).status).toBe(400);
  });

  it("for a callback elsewhere in the network is refused", async () => {
    expect((await ask({ "hub.callback": "http://192.168.0.1/push" })).status).toBe(400);
  });
});

describe("distribution", () => {
  it("comes in the run in which papers crossed a threshold, once, signed and as the feed is", async () => {
    await ask({ ...callback("/secret"), "hub.secret": SECRET });
    await isSubscribed("/secret");
    await vote(600);
    await expect.poll(() => pushesTo("/secret").length, PATIENT).toBe(1);
    const [{ headers, body }] = pushesTo("/secret") as [ReturnType<typeof pushesTo>[0]];
    const feed = parseAtomFeed(body);
    expect(new Set(feed.entries?.map(({ title }) => title?.value))).toEqual(new Set([TITLE]));
    const feedNow = await fetch(service.url + FEED);
    expect(headers["content-type"]).toBe(feedNow.headers.get("Content-Type"));
    const links = await linksOf(FEED);
    expect(headers["link"]).toContain(`<${links.get("hub")}>; rel="hub"`);
    expect(headers["link"]).toMatch(/, <http[^>]*\/papers.atom[^>]*>; rel="self"$/);
    const mac = createHmac("sha256", SECRET).update(body).digest("hex");
    expect(headers["x-hub-signature"]).toBe(`sha256=${mac}`);
    // Entries have the ids that they have in the feed.
    const ids = parseAtomFeed(await feedNow.text()).entries!.map(({ id }) => id);
    for (const { id } of feed.entries!) expect(ids).toContain(id);
    await vote(600);
    await service.runOutbox();
    expect(pushesTo("/secret")).toHaveLength(1);
  });

  it("is tried again after another answer than 2xx", async () => {
    await ask({
      ...callback("/failing"),
      "hub.topic": `${service.url}/papers.atom?q=xylophones+upvotes:%3E%3D1000`,
    });
    await isSubscribed("/failing");
    status = 400;
    await vote(1100);
    await expect.poll(() => pushesTo("/failing").length, PATIENT).toBe(1);
    status = 204;
    const state = () =>
      service.db.prepare("SELECT error FROM delivery ORDER BY id DESC").first("error");
    await expect.poll(state, PATIENT).toBe("The callback answered 400.");
    await service.db.prepare("UPDATE delivery SET due_at = 0 WHERE state = 'waiting'").run();
    await service.runOutbox();
    await expect.poll(() => pushesTo("/failing").length, PATIENT).toBe(2);
    expect(pushesTo("/failing")[1]?.body).toBe(pushesTo("/failing")[0]?.body);
  });

  it("does not come to whoever did not confirm, or ended it", async () => {
    const agreed = ["/plain", "/more", "/secret", "/failing"];
    const ending = { "hub.mode": "unsubscribe" };
    await ask({ ...callback("/more"), ...ending });
    await expect
      .poll(() => subscribers.intents.at(-1)?.get("hub.mode"), PATIENT)
      .toBe("unsubscribe");
    await expect
      .poll(() => service.db.prepare("SELECT count(*) AS n FROM hub_request").first("n"), PATIENT)
      .toBe(0);
    const before = pushesTo("/more").length;
    await vote(1200);
    await service.runOutbox();
    expect(pushesTo("/more")).toHaveLength(before);
    expect(
      new Set(subscribers.pushes.map(({ callback: got }) => got)).isSubsetOf(
        new Set([...agreed, "/with", "/lease"]),
      ),
    ).toBe(true);
  });
});

it("a channel of a chat is greeted, and gets what crosses a threshold", async () => {
  const posted = await fetch(`${service.url}/channels`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      list: "/papers?q=xylophones+upvotes:>=1000",
      hook: subscribers.url + MATTERMOST,
    }),
  });
  status = 200;
  expect([posted.status, await posted.json()]).toMatchObject([201, { manage: /\/channels\// }]);
  expect(pushesTo(MATTERMOST)).toHaveLength(1);
  const added = await service.db.prepare("SELECT sealed FROM channel").first<string>("sealed");
  expect(added).not.toContain("hooks");
  await service.db.prepare("UPDATE follower SET behind_since = 1 WHERE kind = 'channel'").run();
  await service.runOutbox();
  await expect.poll(() => pushesTo(MATTERMOST).length, PATIENT).toBeGreaterThan(1);
  expect(pushesTo(MATTERMOST).at(-1)!.body).toContain("Xylophones in the wild");
});
