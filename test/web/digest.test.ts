import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { clock, get, getFeed, NOW, SITE, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

afterEach(() => {
  clock.now = NOW;
});

it("tells of a period in one entry, once it is over", async () => {
  clock.now = Date.parse("2026-11-23T18:00:00Z") / 1000;
  const feed = await getFeed("/papers.json?digest=weekly");
  expect(feed.items.map(({ id }) => id)).toEqual([`${SITE}/papers?digest=weekly#2026-W47`]);
  expect(feed.items[0]?.date_published).toBe("2026-11-23T00:00:00Z");
  const days = await getFeed("/papers.json?digest=daily");
  expect(days.items.map(({ id }) => id)).toEqual([`${SITE}/papers?digest=daily#2026-11-20`]);
});

it("tells of the next one when that is over, under an id of its own", async () => {
  clock.now = Date.parse("2026-11-30T00:00:01Z") / 1000;
  const response = await get("/papers.rss?digest=weekly&utm_x=1");
  const body = await response.text();
  expect(body.indexOf("#2026-W48")).toBeGreaterThan(0);
  expect(body.indexOf("#2026-W47")).toBeGreaterThan(body.indexOf("#2026-W48"));
  expect(response.headers.get("Last-Modified")).toBeNull();
});

it("is of feeds", async () => {
  expect((await get("/papers.csv?digest=weekly")).status).toBe(400);
  expect((await get("/papers?digest=weekly")).status).toBe(200);
});

describe("the link of a digest", () => {
  const NEXT_WEEK = Date.parse("2026-11-30T06:00:00Z") / 1000;
  const OR = "q=forgetting+OR+title:tools";

  beforeAll(async () => {
    await clear();
    const days: Record<string, number> = { "2026-11-12": 0, "2026-11-17": 100, "2026-11-20": 200 };
    const wire = wireOver((day) => {
      const first = days[day];
      if (first === undefined) return [];
      return Array.from({ length: 33 }, (_, n) =>
        daily(first + n, { title: ["Unlearning by forgetting", "Tools", "Other things"][n % 3]! }),
      );
    }, "2026-11-23T12:00:00Z");
    await wire.run();
  });

  it.each([
    ["/papers", "digest=weekly", "q=entered%3A2026-11-16..2026-11-22", 66],
    ["/papers", "digest=daily", "q=entered%3A2026-11-20", 33],
    [
      "/papers",
      `digest=weekly&sort=top&limit=5&${OR}`,
      "q=%28forgetting+OR+title%3Atools%29+entered%3A2026-11-16..2026-11-22",
      44,
    ],
    [
      "/papers",
      "digest=weekly&q=-forgetting+entered:2026-11-18..",
      "q=-forgetting+entered%3A2026-11-18..+entered%3A2026-11-16..2026-11-22",
      22,
    ],
    [
      "/papers",
      "digest=weekly&q=tools&include=new,cross,revised&content=title",
      "q=tools+entered%3A2026-11-16..2026-11-22&include=new%2Ccross%2Crevised",
      22,
    ],
    ["/topics/machine-unlearning", "digest=weekly", "q=entered%3A2026-11-16..2026-11-22", 22],
    [
      "/topics/machine-unlearning",
      `digest=daily&${OR}`,
      "q=%28forgetting+OR+title%3Atools%29+entered%3A2026-11-20",
      11,
    ],
  ])("of %s?%s is the page of all its papers", async (path, search, narrowed, count) => {
    clock.now = NEXT_WEEK;
    const [digest] = await digestsOf(`${path}.json?${search}`);
    expect(digest!.summary).toMatch(new RegExp(`\\b${count} papers`));
    expect(digest!.url).toBe(`${SITE}${path}?${narrowed}`);
    expect((await papersFrom(digest!.url)).size).toBe(count);
  });

  it("is the whole list where the question is too long to be narrowed", async () => {
    clock.now = NEXT_WEEK;
    const q = `forgetting+OR+${"x".repeat(490)}`;
    const [digest] = await digestsOf(`/papers.json?digest=weekly&q=${q}`);
    expect(digest!.id).toBe(`${digest!.url}#2026-W47`);
    expect((await get(digest!.url.replace(SITE, ""))).status).toBe(200);
  });
});

async function digestsOf(path: string) {
  const response = await get(path);
  type Digests = { items: { id: string; url: string; summary: string }[] };
  return (await response.json<Digests>()).items;
}

/** The ids on a page and on those that follow it. */
async function papersFrom(address: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let next: string | undefined = address;
  while (next !== undefined) {
    const response = await get(next.replace(SITE, ""));
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const [, id] of html.matchAll(/<h3[^>]*>\s*<a href="\/papers\/([^"]+)"/g)) ids.add(id!);
    next = /<a rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  return ids;
}
