import { beforeAll, describe, expect, it } from "vitest";
import { neighboursOf } from "../../src/lists/days.ts";
import { type Context, type List, listAt } from "../../src/lists/index.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "./store.ts";

const FRIDAY = "2026-11-20";
const MONDAY = "2026-11-23";
const NOW = at(`${MONDAY}T18:00:00Z`);

const all = contextWith("huggingface", "arxiv", "biorxiv");
const withoutCurated = contextWith("arxiv", "biorxiv");
const neither = contextWith("biorxiv");
const none = contextWith();

function at(time: string): number {
  return Date.parse(time) / 1000;
}

async function list(context: Context, address: string): Promise<List & { ids: string }> {
  const found = await listAt(context, address, NOW);
  return { ...found, ids: found.entries.map(({ paper }) => paper.id.slice(-1)).join(" ") };
}

beforeAll(async () => {
  await clear();
  const papers = (...numbers: number[]) => numbers.map((n) => ({ id: `arxiv:2611.0000${n}` }));
  await announce("arxiv", FRIDAY, at(`${FRIDAY}T05:10:00Z`), papers(1, 2));
  await announce("biorxiv", FRIDAY, at(`${FRIDAY}T15:00:00Z`), [{ id: "doi:10.1101/x7" }]);
  await announce("huggingface", FRIDAY, at(`${FRIDAY}T18:00:00Z`), [
    { id: "arxiv:2611.00002", upvotes: 7 },
  ]);
  await announce("biorxiv", "2026-11-22", at("2026-11-22T15:00:00Z"), [{ id: "doi:10.1101/x8" }]);
  await announce("arxiv", MONDAY, at(`${MONDAY}T05:10:00Z`), papers(3, 4));
  await announce("arxiv", MONDAY, at(`${MONDAY}T05:20:00Z`), papers(5, 6));
});

describe("with a curated source on", () => {
  it("its days are shown, most upvoted first", async () => {
    const front = await list(all, "/");
    expect(front).toMatchObject({
      ids: "2",
      days: { name: FRIDAY, source: { name: "huggingface" } },
    });
    expect(front.description).toBe("Hugging Face Daily Papers, most upvoted first.");
    expect(front.follow?.params).toEqual({ q: "source:huggingface" });
  });

  it("another source's days are picked, in its own name and by upvotes too", async () => {
    const day = await list(all, `/papers/date/${FRIDAY}?source=ArXiv`);
    expect(day).toMatchObject({ ids: "2 1", description: "arXiv, most upvoted first." });
    expect(day.params).toMatchObject({ source: "arxiv" });
    const front = await list(all, "/?source=arxiv");
    expect(front).toMatchObject({ ids: "5 6 3 4", days: { name: MONDAY } });
    expect(front.follow?.params).toEqual({ q: "source:arxiv" });
    expect((await list(all, "/.rss?source=arxiv")).ids).toBe("5 6 3 4 1 2");
  });

  it("its name is left out of the canonical address", async () => {
    expect((await list(all, `/papers/date/${FRIDAY}?source=huggingface`)).params).toEqual(
      (await list(all, `/papers/date/${FRIDAY}`)).params,
    );
  });
});

describe("without a curated source", () => {
  it("the front page and its feeds are the announcements, in listing order", async () => {
    const front = await list(withoutCurated, "/");
    expect(front).toMatchObject({
      ids: "5 6 3 4",
      days: { name: MONDAY, source: { name: "arxiv" } },
    });
    expect(front.description).toBe("arXiv, in the order of its lists.");
    const feed = await list(withoutCurated, "/.rss");
    expect(feed).toMatchObject({ kind: "search", ids: "5 6 3 4 1 2" });
    expect(feed.params["q"]).toBe("source:arxiv");
    expect(feed.params).toEqual({ ...feed.params, ...front.follow?.params });
  });

  it("days, weeks and months are the announcements too", async () => {
    expect((await list(withoutCurated, `/papers/date/${FRIDAY}`)).ids).toBe("1 2");
    expect((await list(withoutCurated, "/papers/week/2026-W47")).ids).toBe("1 2");
    expect((await list(withoutCurated, "/papers/month/2026-11")).ids).toBe("5 6 3 4 1 2");
    const monday = await listAt(withoutCurated, `/papers/date/${MONDAY}`, NOW);
    if (monday.kind !== "day") throw new Error(monday.kind);
    expect(await neighboursOf(withoutCurated, monday.days)).toEqual({ previous: FRIDAY });
  });

  it("trending shows new papers, and says what ranking needs", async () => {
    const trending = await list(withoutCurated, "/papers/trending");
    expect(trending).toMatchObject({ kind: "trending", path: "/papers/trending", ids: "5 6 3 4" });
    expect(trending.description).toContain("needs a source that has upvotes");
    expect(trending.follow?.params).toEqual({ q: "source:arxiv" });
    const feed = await list(withoutCurated, "/papers/trending.rss");
    expect(feed).toMatchObject({ ids: "", description: trending.description });
  });

  it.each(["top", "trending"])("sort=%s says what ranking needs", async (sort) => {
    const { notices } = await list(withoutCurated, `/papers?sort=${sort}`);
    expect(notices).toEqual([expect.stringContaining("needs a source that has upvotes")]);
    const { notices: ranked } = await list(all, `/papers?sort=${sort}`);
    expect(ranked).toEqual([expect.stringContaining("Ranked among the newest")]);
  });

  it("sort=relevance is as good as ever", async () => {
    const { notices } = await list(withoutCurated, "/papers?q=paper&sort=relevance");
    expect(notices).toEqual([expect.stringContaining("Ranked among the newest")]);
  });

  it("sort=relevance of many common words is the order of time, and says so", async () => {
    const words =
      "paper OR model OR data OR method OR result OR language OR learning OR train OR task";
    const { notices, ids } = await list(
      all,
      `/papers?q=${words.replaceAll(" ", "+")}&sort=relevance`,
    );
    expect(notices).toEqual([expect.stringContaining("too many common words")]);
    expect(ids).toBe((await list(all, `/papers?q=${words.replaceAll(" ", "+")}`)).ids);
  });
});

describe("without a source that has days to show", () => {
  it("the front page is the newest papers, and goes on", async () => {
    for (const context of [neither, none]) {
      const front = await list(context, "/?limit=5");
      expect(front).toMatchObject({ kind: "front", ids: "5 6 3 4 8" });
      expect(front).not.toHaveProperty("days");
      expect(front.follow).toEqual({ path: "/papers", params: {} });
      expect(front.olderThan).toBeDefined();
      const older = await list(context, `/papers?before=${front.olderThan}`);
      expect(older.ids).toBe("7 1 2");
      expect((await list(context, "/.json")).ids).toBe("5 6 3 4 8 7 1 2");
    }
  });

  it("a day is what entered on it", async () => {
    expect((await list(neither, `/papers/date/${FRIDAY}`)).ids).toBe("7 1 2");
    expect((await list(neither, `/papers/date/${FRIDAY}?q=id:10.1101/x7`)).ids).toBe("7");
    expect((await list(neither, "/papers/week/2026-W47")).ids).toBe("8 7 1 2");
    expect((await list(neither, "/papers/month/2026-10")).ids).toBe("");
  });

  it("the days around one are those on which papers entered", async () => {
    const around = async (name: string) => {
      const found = await listAt(neither, `/papers/date/${name}`, NOW);
      if (found.kind !== "day") throw new Error(found.kind);
      return neighboursOf(neither, found.days);
    };
    expect(await around("2026-11-22")).toEqual({ previous: FRIDAY, next: MONDAY });
    expect(await around("2026-11-21")).toEqual({ previous: FRIDAY, next: "2026-11-22" });
    expect(await around(FRIDAY)).toEqual({ next: "2026-11-22" });
    expect(await around(MONDAY)).toEqual({ previous: "2026-11-22" });
  });

  it("a source's own days are picked", async () => {
    const day = await list(neither, "/papers/date/2026-11-22?source=biorxiv");
    expect(day).toMatchObject({ ids: "8", description: "bioRxiv, in the order of its lists." });
  });

  it("trending shows the newest papers", async () => {
    const trending = await list(none, "/papers/trending?limit=2");
    expect(trending).toMatchObject({ ids: "5 6", follow: { path: "/papers", params: {} } });
  });
});

describe("a source that is made up", () => {
  it("has the front page, where it is the first curated one", async () => {
    const club = { ...all.sources[0]!, name: "club", title: "Reading Club", signals: [] };
    await announce("club", MONDAY, at(`${MONDAY}T06:00:00Z`), [{ id: "arxiv:2611.00001" }]);
    const context = { ...withoutCurated, sources: [...withoutCurated.sources, club] };
    const front = await list(context, "/");
    expect(front).toMatchObject({
      ids: "1",
      description: "Reading Club, in the order of its lists.",
    });
  });
});
