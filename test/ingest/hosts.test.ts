import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { type Behaviour, feedsOn, hanging, healthy, sourceOf } from "./feeds.ts";
import { clear } from "./wire.ts";

const MONDAY = "2026-11-23T12:00:00Z";
const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
const MONDAY_HTTP = "Mon, 23 Nov 2026 12:00:00 GMT";
const HEALTHY = ["a.example", "b.example", "c.example"];

beforeEach(clear);

const unreachable: Behaviour = () => {
  throw new TypeError("Network connection lost.");
};
const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  () =>
    new Response("", { status: code, headers });

/** Three sick hosts, then three healthy ones. */
function withSick(sick: Behaviour) {
  const names = ["x.example", "y.example", "z.example"];
  return {
    ...Object.fromEntries(names.map((name) => [name, sick])),
    ...Object.fromEntries(HEALTHY.map((name) => [name, healthy])),
  };
}

// A sick host is asked every twenty minutes, which is 216 times in three days.
describe("three days beside three feeds that", () => {
  it.each([
    ["cannot be reached", unreachable, 220],
    ["answer 503", status(503), 220],
    ["answer 429 and ask for a day", status(429, { "Retry-After": "86400" }), 3],
    ["hang", hanging, 220],
    ["answer 404", status(404), 220],
  ])(
    "%s are 72 polls of each healthy feed",
    async (_, sick, most) => {
      const feeds = feedsOn(withSick(sick), MONDAY);
      const start = feeds.now;
      for (; feeds.now < start + 3 * DAY; feeds.now += 10 * MINUTE) await feeds.run();
      for (const name of HEALTHY) expect(feeds.asked.get(name), name).toHaveLength(72);
      for (const name of ["x.example", "y.example", "z.example"]) {
        const times = feeds.asked.get(name)!;
        expect(times.length, name).toBeGreaterThan(2);
        expect(times.length, name).toBeLessThanOrEqual(most);
      }
    },
    60_000,
  );
});

describe("a run", () => {
  it("gives the places of pages that are not answered to others", async () => {
    const feeds = feedsOn(withSick(unreachable), MONDAY);
    for (let runs = 0; runs < 2; runs++) await feeds.run();
    expect(await papers()).toBe(3);
    feeds.now += HOUR;
    const outcomes = await feeds.run();
    expect(outcomes?.map(({ page, error }) => [new URL(page).host, error !== undefined])).toEqual([
      ["x.example", true],
      ["y.example", true],
      ["z.example", true],
      ["a.example", false],
      ["b.example", false],
      ["c.example", false],
    ]);
  });

  it("takes in the pages of other hosts while one has not answered", async () => {
    let answer: ((response: Response) => void) | undefined;
    const slow: Behaviour = () => new Promise((resolve) => (answer = resolve));
    const feeds = feedsOn(
      { "slow.example": slow, "a.example": healthy, "b.example": healthy },
      MONDAY,
    );
    const done: unknown[] = [];
    const run = feeds.run({
      manners: { userAgent: "Paperwire/test", timeoutMs: 60_000, maxBytes: 1024 },
      log: ({ page }) => {
        // Would wait for ever if the others waited for the slow one.
        if (done.push(page) === 2) answer!(healthy(new Request("https://slow.example/feed")));
      },
    });
    await run;
    expect(done).toEqual([
      "https://a.example/feed",
      "https://b.example/feed",
      "https://slow.example/feed",
    ]);
    expect(await papers()).toBe(3);
  });

  it("asks five hosts at most at a time, and one page of a host", async () => {
    let most = 0;
    const open: string[] = [];
    const watched: Behaviour = async (request) => {
      const { host: name } = new URL(request.url);
      expect(open).not.toContain(name);
      most = Math.max(most, open.push(name));
      await new Promise((resolve) => setTimeout(resolve));
      open.splice(open.indexOf(name), 1);
      return healthy(request);
    };
    const names = Array.from({ length: 8 }, (_, n) => `h${n}.example`);
    const feeds = feedsOn(Object.fromEntries(names.map((name) => [name, watched])), MONDAY);
    const urls = names.flatMap((name) => [`https://${name}/feed`, `https://${name}/other`]);
    await feeds.run({ pages: 20, sources: [sourceOf(urls)] });
    expect([...feeds.asked.values()].flat()).toHaveLength(16);
    expect(most).toBe(5);
  });

  it("keeps to its 50 queries, and leaves the rest to the next", async () => {
    const names = Array.from({ length: 12 }, (_, n) => `h${n}.example`);
    const sick = Object.fromEntries(names.slice(0, 3).map((name) => [name, unreachable]));
    const well = Object.fromEntries(names.slice(3).map((name) => [name, healthy]));
    const feeds = feedsOn({ ...sick, ...well }, MONDAY);
    for (let runs = 0; runs < 5; runs++) {
      let queries = 0;
      const db = {
        prepare: (sql: string) => {
          queries++;
          return env.DB.prepare(sql);
        },
        batch: (statements: D1PreparedStatement[]) => env.DB.batch(statements),
      } as unknown as D1Database;
      await env.KV.delete("counts");
      await feeds.run({ db });
      expect(queries).toBeGreaterThan(10);
      expect(queries).toBeLessThanOrEqual(50);
      feeds.now += 10 * MINUTE;
    }
    expect(await papers()).toBe(9);
  });
});

describe("a host that fails", () => {
  const FEED = "https://x.example/feed";
  const OTHER = "https://x.example/other";

  it("is left alone with all its pages, longer and longer, and starts anew after a success", async () => {
    let sick: string[] = [FEED, OTHER];
    const feeds = feedsOn(
      {
        "x.example": (request) =>
          sick.includes(request.url) ? new Response("", { status: 503 }) : healthy(request),
      },
      MONDAY,
    );
    const sources = [sourceOf([FEED, OTHER])];
    const run = () => feeds.run({ sources });
    await run();
    expect(feeds.asked.get("x.example")).toHaveLength(1);
    expect(await host("x.example")).toMatchObject({ failures: 1, retry_at: feeds.now + 300 });
    feeds.now += 299;
    expect(await run()).toEqual([]);
    feeds.now += 1;
    await run();
    expect(await host("x.example")).toMatchObject({ failures: 2, retry_at: feeds.now + 600 });
    // Of one run, the first page succeeds and the second fails: that is its first failure in a row.
    sick = [OTHER];
    feeds.now += DAY;
    const outcomes = await run();
    expect(outcomes?.map(({ error }) => error !== undefined)).toEqual([false, true]);
    expect(await host("x.example")).toMatchObject({ failures: 1, retry_at: feeds.now + 300 });
    sick = [];
    feeds.now += DAY;
    await run();
    expect(await host("x.example")).toBeUndefined();
  });

  it("by a single page is not left alone", async () => {
    const feeds = feedsOn({ "x.example": status(404) }, MONDAY);
    await feeds.run();
    expect(await host("x.example")).toBeUndefined();
  });

  it.each([
    ["a number of seconds", { "Retry-After": "99999999999" }],
    ["a date", { "Retry-After": "Fri, 01 Jan 2099 00:00:00 GMT", Date: MONDAY_HTTP }],
    ["a rate limit", { RateLimit: '"api";r=0;t=31536000' }],
  ])("asks for patience by %s with a good answer gets a day at most", async (_, headers) => {
    const asking: Behaviour = (request) => {
      const answer = healthy(request);
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    };
    const feeds = feedsOn({ "x.example": asking, "a.example": healthy }, MONDAY);
    const start = feeds.now;
    await feeds.run();
    expect(await host("x.example")).toEqual({
      name: "x.example",
      failures: 0,
      retry_at: start + DAY,
      reason: "It asked for a pause.",
    });
    for (; feeds.now < start + DAY + 10 * MINUTE; feeds.now += HOUR) await feeds.run();
    expect(feeds.asked.get("x.example")).toEqual([start, start + DAY]);
    expect(feeds.asked.get("a.example")).toHaveLength(25);
  });

  it("is asked again when a clock that was wrong had set the time", async () => {
    const feeds = feedsOn({ "x.example": status(503) }, MONDAY);
    const right = feeds.now;
    feeds.now += 30 * DAY;
    await feeds.run();
    feeds.now = right;
    await feeds.run();
    expect(feeds.asked.get("x.example")).toHaveLength(2);
    expect(await host("x.example")).toMatchObject({ retry_at: right + 600 });
  });
});

async function papers(): Promise<number> {
  return (await env.DB.prepare("SELECT count(*) AS n FROM paper").first<number>("n"))!;
}

async function host(name: string): Promise<Record<string, unknown> | undefined> {
  const row = await env.DB.prepare("SELECT * FROM host WHERE name = ?").bind(name).first();
  return row ?? undefined;
}
