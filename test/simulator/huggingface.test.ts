import { describe, expect, it } from "vitest";
import { addDays } from "../../src/text/time.ts";
import type { DailyPaper } from "../../scripts/simulator/huggingface-api.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import {
  type SimulatorOptions,
  type Trouble,
  simulator,
} from "../../scripts/simulator/huggingface.ts";

// A Friday.
const TODAY = "2026-11-20";
const NOW = Date.parse(`${TODAY}T18:00:00Z`) / 1000;
const ORIGIN = "http://upstream.test";

function start(options: Partial<SimulatorOptions> = {}, lists = samplePapers) {
  return simulator(lists, { clock: () => NOW, ...options });
}

function ask(query: string, headers: Record<string, string> = {}): Request {
  return new Request(`${ORIGIN}/api/daily_papers?${query}`, { headers });
}

function many(day: string, now: number): DailyPaper[] {
  return Array.from({ length: 25 }, (_, n) => samplePapers(addDays(day, -7 * n), now)).flat();
}

function meet(trouble: Trouble): Promise<Response> {
  return start({ trouble: () => trouble }).fetch(ask(`date=${TODAY}`));
}

describe("a list", () => {
  it("is a bare array of JSON with the most upvotes first", async () => {
    const response = await start().fetch(ask(`date=${TODAY}&limit=100`));
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const list = await response.json<DailyPaper[]>();
    const upvotes = list.map(({ paper }) => paper.upvotes);
    expect(upvotes.length).toBeGreaterThanOrEqual(8);
    expect(upvotes).toEqual(upvotes.toSorted((a, b) => b - a));
  });

  it("is read whole by following the links to the next page", async () => {
    const { fetch } = start({}, many);
    const ids: string[] = [];
    let next: string | undefined = ask(`date=${TODAY}&limit=100`).url;
    let pages = 0;
    while (next !== undefined) {
      const response: Response = await fetch(new Request(next));
      const list = await response.json<DailyPaper[]>();
      expect(list.length).toBeLessThanOrEqual(100);
      ids.push(...list.map(({ paper }) => paper.id));
      next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
      pages += 1;
    }
    expect(pages).toBe(Math.ceil(ids.length / 100));
    expect(pages).toBeGreaterThan(1);
    expect(ids.toSorted()).toEqual(
      many(TODAY, NOW)
        .map(({ paper }) => paper.id)
        .toSorted(),
    );
  });

  it("holds 50 unless asked otherwise", async () => {
    const response = await start({}, many).fetch(ask(`date=${TODAY}`));
    expect(await response.json<DailyPaper[]>()).toHaveLength(50);
  });

  it("is empty at the weekend", async () => {
    const response = await start().fetch(ask("date=2026-11-14"));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual([]);
  });

  it("takes a full date-time for a day", async () => {
    const response = await start().fetch(ask(`date=${TODAY}T00:00:00Z`));
    expect(await response.json<DailyPaper[]>()).not.toHaveLength(0);
  });
});

describe("a request that cannot be answered", () => {
  it.each([
    ["a day to come", "date=2026-11-21"],
    ["no day", ""],
    ["a day that is not one", "date=2026-02-30"],
    ["garbage for a day", "date=yesterday"],
    ["a limit above 100", `date=${TODAY}&limit=101`],
    ["a limit of nothing", `date=${TODAY}&limit=0`],
    ["a page before the first", `date=${TODAY}&p=-1`],
  ])("is a 400 with an error: %s", async (_, query) => {
    const response = await start().fetch(ask(query));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });

  it("is a 404 at any other path", async () => {
    expect((await start().fetch(new Request(`${ORIGIN}/api/papers`))).status).toBe(404);
  });
});

describe("a conditional request", () => {
  it("is a 304 without a body while the list is as it was", async () => {
    const { fetch } = start();
    const etag = (await fetch(ask(`date=${TODAY}`))).headers.get("etag")!;
    for (const validator of [etag, etag.replace("W/", ""), `"other", ${etag}`, "*"]) {
      const response = await fetch(ask(`date=${TODAY}`, { "if-none-match": validator }));
      expect(response.status).toBe(304);
      expect(response.headers.get("etag")).toBe(etag);
      expect(await response.text()).toBe("");
    }
  });

  it("is a 200 once votes have come in", async () => {
    let now = NOW;
    const { fetch } = start({ clock: () => now });
    const etag = (await fetch(ask(`date=${TODAY}`))).headers.get("etag")!;
    now += 3600;
    const response = await fetch(ask(`date=${TODAY}`, { "if-none-match": etag }));
    expect(response.status).toBe(200);
  });
});

describe("the rate limit", () => {
  it("is told in every answer and counted in windows of five minutes", async () => {
    let now = NOW;
    const { fetch } = start({ clock: () => now, quota: 2 });
    const statuses: [number, string | null][] = [];
    for (const wait of [0, 10, 10, 290]) {
      now += wait;
      const response = await fetch(ask(`date=${TODAY}`));
      statuses.push([response.status, response.headers.get("ratelimit")]);
    }
    expect(statuses).toEqual([
      [200, '"api";r=1;t=300'],
      [200, '"api";r=0;t=290'],
      [429, '"api";r=0;t=280'],
      [200, '"api";r=1;t=290'],
    ]);
  });
});

describe("trouble", () => {
  it("is a status with headers", async () => {
    const response = await meet({ kind: "status", status: 429, headers: { "retry-after": "30" } });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("30");
  });

  it("is a page of HTML with status 200", async () => {
    const response = await meet({ kind: "html" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  });

  it.each(["truncated", "garbage"] as const)("is JSON that cannot be read: %s", async (kind) => {
    const response = await meet({ kind });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it("is an empty list", async () => {
    expect(await (await meet({ kind: "empty" })).json()).toEqual([]);
  });

  it("is a connection that breaks", async () => {
    await expect(meet({ kind: "reset" })).rejects.toThrow(TypeError);
  });

  it("is an answer that takes its time and is right", async () => {
    const before = Date.now();
    const response = await meet({ kind: "slow", milliseconds: 50 });
    expect(Date.now() - before).toBeGreaterThanOrEqual(49);
    expect(response.status).toBe(200);
  });

  it("befalls only the requests it is meant for", async () => {
    const { fetch } = start({
      trouble: (_, nth) => (nth === 0 ? { kind: "status", status: 503 } : undefined),
    });
    expect((await fetch(ask(`date=${TODAY}`))).status).toBe(503);
    expect((await fetch(ask(`date=${TODAY}`))).status).toBe(200);
  });
});

it("keeps a log of what it was asked", async () => {
  const { fetch, asked } = start();
  await fetch(ask(`date=${TODAY}`, { "user-agent": "Paperwire" }));
  expect(asked).toEqual([
    {
      url: `${ORIGIN}/api/daily_papers?date=${TODAY}`,
      headers: { "user-agent": "Paperwire" },
      at: NOW,
    },
  ]);
});
