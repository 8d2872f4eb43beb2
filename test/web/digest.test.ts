import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { get, getFeed, SITE, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

afterEach(() => {
  vi.useRealTimers();
});

it("tells of a period in one entry, once it is over", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T18:00:00Z") });
  const feed = await getFeed("/papers.json?digest=weekly");
  expect(feed.items.map(({ id }) => id)).toEqual([`${SITE}/papers?digest=weekly#2026-W47`]);
  expect(feed.items[0]?.date_published).toBe("2026-11-23T00:00:00Z");
  const days = await getFeed("/papers.json?digest=daily");
  expect(days.items.map(({ id }) => id)).toEqual([`${SITE}/papers?digest=daily#2026-11-20`]);
});

it("tells of the next one when that is over, under an id of its own", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-30T00:00:01Z") });
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
