import { beforeAll, describe, expect, it } from "vitest";
import { get, getFeed, SITE, smallWire, TODAY } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

describe("a question", () => {
  it("finds papers by word, phrase, OR, NOT and parentheses", async () => {
    const titles = async (q: string) =>
      (await getFeed(`/papers.json?q=${encodeURIComponent(q)}`)).items.map(({ title }) => title);
    expect(await titles("forget")).toEqual(["Forgetting on purpose"]);
    expect(await titles('"on purpose"')).toEqual(["Forgetting on purpose"]);
    expect(await titles("forgetting OR agents")).toHaveLength(2);
    expect(await titles("(forgetting OR agents) -tools")).toEqual(["Forgetting on purpose"]);
    expect(await titles("paper NOT (number 4)")).toEqual(["Paper number 5", "Paper number 3"]);
  });

  it("is named and addressed as it was typed, and has one canonical address", async () => {
    const spellings = [
      ["q=Forget%20Agents", "Forget Agents", "q=Forget+Agents"],
      ["q=agents++forget", "agents forget", "q=agents+forget"],
      ["Q=Agents%20AND%20forget&utm_x=1", "Agents AND forget", "q=Agents+AND+forget"],
    ];
    for (const [search, name, address] of spellings) {
      const rss = await get(`/papers.rss?${search}`);
      expect(rss.headers.get("Link")).toContain(
        `<${SITE}/papers?q=agents+forget>; rel="canonical"`,
      );
      const text = await rss.text();
      expect(text).toContain(`<title>${name} · Paperwire</title>`);
      expect(text).toContain(`<link>${SITE}/papers?${address}</link>`);
      expect(text).toContain(`href="${SITE}/papers.rss?${address}"`);
      // The id of a feed is the same for every spelling, and so are those of digests.
      const atom = await (await get(`/papers.atom?${search}`)).text();
      expect(atom).toContain(`<id>${SITE}/papers?q=agents+forget</id>`);
      const html = await (await get(`/papers?${search}`)).text();
      expect(html).toContain(`<h1 dir="auto">${name}</h1>`);
      expect(html).toContain(`<title>${name} · Paperwire</title>`);
      expect(html).toContain(`<link rel="canonical" href="${SITE}/papers?q=agents+forget"/>`);
      expect(html).toContain(`href="${SITE}/papers.rss?${address}"`);
    }
  });

  it("that nothing answers is a valid empty feed that says what was asked", async () => {
    const feed = await getFeed("/papers.json?q=zebrafish");
    expect(feed.items).toEqual([]);
    expect(feed.description).toContain("zebrafish");
    expect(feed.description).toContain(`${SITE}/status`);
    for (const format of ["rss", "atom"]) {
      const response = await get(`/papers.${format}?q=zebrafish`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Last-Modified")).toBeNull();
    }
  });
});

describe("paging", () => {
  it("comes to every paper once, in order of time", async () => {
    const seen: { id: string; moment: unknown }[] = [];
    let path: string | undefined = "/papers.json?limit=2";
    while (path) {
      const feed: Awaited<ReturnType<typeof getFeed>> = await getFeed(path);
      expect(feed.next_url).not.toBe(feed.feed_url);
      seen.push(...feed.items.map(({ id, _paper }) => ({ id, moment: _paper["moment"] })));
      path = feed.next_url?.replace(SITE, "");
    }
    expect(seen.map(({ id }) => id.slice(-5))).toEqual([
      "00001",
      "00002",
      "00005",
      "00004",
      "00003",
    ]);
    const moments = seen.map(({ moment }) => moment as number);
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });
});

describe("the lists of days", () => {
  it("hold what was listed, by upvotes on the page", async () => {
    const html = await (await get("/papers/date/2026-11-20")).text();
    const order = [...html.matchAll(/Paper number (\d)<\/a>/g)].map(([, n]) => n);
    expect(order).toEqual(["5", "4", "3"]);
    expect(html).toContain(`href="/papers/date/${TODAY}"`);
  });

  it("are feeds, newest first", async () => {
    for (const path of ["date/2026-11-20", "week/2026-W47", "week/2026-w47"]) {
      const feed = await getFeed(`/papers/${path}.json`);
      expect(feed.items).toHaveLength(3);
    }
    expect((await getFeed("/papers/month/2026-11.json")).items).toHaveLength(5);
    expect((await getFeed("/papers/month/2026-10.json")).items).toEqual([]);
  });

  it("begin with the newest on the front page", async () => {
    const html = await (await get("/")).text();
    expect(html).toContain("Agents &amp; &lt;tools&gt;");
    expect(html).not.toContain("Paper number 3");
  });

  it("offer, on the front page, the feed of every day to come", async () => {
    const html = await (await get("/")).text();
    expect(html).toContain(`href="${SITE}/papers.rss?q=source%3Ahuggingface"`);
    expect((await getFeed("/.json")).items).toHaveLength(5);
  });
});

describe("one paper", () => {
  it("is found by its id in any spelling", async () => {
    for (const id of ["arxiv:2611.00002", "2611.00002", "arXiv:2611.00002v3", "2611.00002.json"]) {
      expect((await get(`/papers/${id}`)).status, id).toBe(200);
    }
  });

  it("carries everything known of it in _paper", async () => {
    const { items } = await getFeed("/papers/2611.00002.json");
    expect(items[0]?._paper).toMatchObject({
      id: "arxiv:2611.00002",
      arxiv_id: "2611.00002",
      published: "2026-11-18T17:00:00Z",
      upvotes: 0,
      code: "https://github.com/o/r",
      sources: ["huggingface"],
      day: TODAY,
    });
    expect(items[0]?._paper).not.toHaveProperty("doi");
  });
});

describe("pages", () => {
  it("offer their feeds to readers that look for them", async () => {
    for (const path of ["/", "/papers?q=forget", "/topics/reasoning", "/papers/trending"]) {
      const html = await (await get(path)).text();
      for (const type of ["rss+xml", "atom+xml", "feed+json"]) {
        expect(html, path).toMatch(
          new RegExp(`<link rel="alternate" type="application/${type.replace("+", "\\+")}"`),
        );
      }
      expect(html.startsWith("<!doctype html><html")).toBe(true);
    }
  });
});
