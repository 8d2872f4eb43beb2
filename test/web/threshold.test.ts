import { expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { getFeed } from "./site.ts";

const HOUR = 3600;

it("a paper that crosses 50 upvotes three days late enters the 50-feed then, and moves nowhere", async () => {
  await clear();
  let late = 12;
  const wire = wireOver((day) => {
    if (day === "2026-11-20") return [daily(1, { upvotes: late }), daily(2, { upvotes: 80 })];
    return day === "2026-11-23" ? [daily(3, { upvotes: 60 })] : [];
  }, "2026-11-20T12:00:00Z");
  await wire.run();
  wire.now += 72 * HOUR;
  await wire.run();
  const places = async (path: string) =>
    (await getFeed(path)).items.map(({ id }) => id.slice(-1)).join();
  expect(await places("/papers.json?q=upvotes:>=50")).toBe("3,2");
  const before = await places("/papers.json");

  late = 51;
  wire.now += HOUR;
  await wire.run();
  const feed = await getFeed("/papers.json?q=upvotes:%3E%3D50");
  expect(feed.items.map(({ id }) => id.slice(-1)).join()).toBe("1,3,2");
  expect(feed.items[0]?.date_published).toBe("2026-11-23T13:00:00.998Z");
  expect(feed.title).toContain("upvotes:>=50");
  expect(feed.description).toContain("at least 50 upvotes");
  expect(await places("/papers.json")).toBe(before);
});

it("a threshold between two steps goes up to the next, and says so", async () => {
  const feed = await getFeed("/papers.json?q=upvotes:>40");
  expect(feed.feed_url).toContain("upvotes%3A%3E%3D50");
  expect(feed.title).toContain("upvotes:>=50");
  expect(feed.description).toContain("at least 50 upvotes");
});
