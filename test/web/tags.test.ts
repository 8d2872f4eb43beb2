import { env, createExecutionContext } from "cloudflare:test";
import { beforeEach, describe, expect, it, vi } from "vitest";
import worker from "../../src/index.ts";
import { changedTags } from "../../src/web/tags.ts";
import { get, smallWire, TODAY } from "./site.ts";

beforeEach(async () => {
  await smallWire({ upvotes: 4 });
});

describe("the tags of", () => {
  it.each([
    ["/papers.rss", "entries"],
    ["/papers?q=forgetting", "entries"],
    ["/topics/cs.LG.json", "entries"],
    ["/papers/trending", "entries"],
    [`/papers/date/${TODAY}`, `day-${TODAY}`],
    [`/papers/date/${TODAY}.atom`, `day-${TODAY}`],
    [
      "/papers/week/2026-W48",
      Array.from({ length: 7 }, (_, n) => `day-2026-11-${23 + n}`).join(","),
    ],
    ["/", `entries,day-${TODAY}`],
  ])("%s are %s", async (path, tags) => {
    expect((await get(path)).headers.get("Cache-Tag")).toBe(tags);
  });

  it("what no cache may keep are none", async () => {
    expect((await get("/papers.json?since=")).headers.get("Cache-Tag")).toBeNull();
    const nowhere = await get("/papers.rss", {}, { siteUrl: "" });
    expect(nowhere.headers.get("Cache-Tag")).toBeNull();
  });

  it("a month are few enough", async () => {
    const tags = (await get("/papers/month/2026-10")).headers.get("Cache-Tag")!.split(",");
    expect(tags).toHaveLength(31);
  });
});

describe("a run", () => {
  it("purges the days of what changed, and all entries where there are new ones", () => {
    const unchanged = { day: "2026-11-01", unchanged: true as const };
    const failed = { day: "2026-11-02", error: "It answered 503." };
    const votes = { day: "2026-11-03", moments: 0 };
    const news = { day: "2026-11-04", moments: 2 };
    expect(changedTags([unchanged, failed])).toEqual([]);
    expect(changedTags([unchanged, failed, votes, votes])).toEqual(["day-2026-11-03"]);
    expect(changedTags([votes, news])).toEqual(["entries", "day-2026-11-04", "day-2026-11-03"]);
  });

  it("purges no more tags than there may be, old days last", () => {
    const days = Array.from({ length: 20 }, (_, n) => ({ day: `2026-11-${10 + n}`, moments: 1 }));
    expect(changedTags(days, 3)).toEqual(["entries", "day-2026-11-29", "day-2026-11-28"]);
  });

  const sources = { ...env, SOURCES: "feed", FEEDS: "https://feeds.example/a.xml" };
  const FEED = `<rss version="2.0"><channel><title>A</title><item><title>On caches</title>
    <link>https://papers.example/1</link><description>An abstract of some length, to be read.</description>
    </item></channel></rss>`;

  function run(purge: () => Promise<unknown>): Promise<void> {
    vi.spyOn(globalThis, "fetch").mockImplementation(
      async () => new Response(FEED, { headers: { "Content-Type": "application/rss+xml" } }),
    );
    const context = Object.assign(createExecutionContext(), { cache: { purge } });
    const event = { cron: "", scheduledTime: Date.now(), noRetry: () => {}, type: "scheduled" };
    return worker.scheduled(event, sources, context);
  }

  it("purges once, and not where nothing changed", async () => {
    const purge = vi.fn<() => Promise<CachePurgeResult>>(async () => ({
      success: true,
      errors: [],
    }));
    await run(purge);
    expect(purge).toHaveBeenCalledTimes(1);
    expect(purge).toHaveBeenCalledWith({ tags: ["entries", expect.stringMatching(/^day-/)] });
    await run(purge);
    expect(purge).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  it.each([
    ["refused", async () => ({ success: false, errors: [{ code: 1, message: "Too many" }] })],
    ["broken", () => Promise.reject(new Error("Too many"))],
  ])("goes on when the purge is %s", async (_, purge) => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    await run(purge);
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/"event":"purge".*Too many/));
    vi.restoreAllMocks();
  });
});
