import { beforeAll, describe, expect, it } from "vitest";
import { get, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

async function movedTo(path: string): Promise<string | null> {
  const response = await get(path);
  expect(response.status, path).toBe(301);
  return response.headers.get("Location");
}

describe("addresses of arXiv", () => {
  it("move to the same categories here", async () => {
    expect(await movedTo("/rss/cs.LG+cs.AI")).toBe("/topics/cs.LG+cs.AI.rss");
    expect(await movedTo("/atom/math")).toBe("/topics/math.atom");
    expect((await get("/topics/cs.LG+cs.AI.rss")).status).toBe(200);
  });
});

describe("addresses of RSSHub", () => {
  it("move to a feed with the same papers", async () => {
    expect(await movedTo("/huggingface/daily-papers")).toBe("/papers.rss?q=source%3Ahuggingface");
    expect(await movedTo("/huggingface/daily-papers/week/50?limit=10&format=json")).toBe(
      "/papers.json?q=source%3Ahuggingface+upvotes%3A%3E%3D50&limit=10",
    );
    const filtered = await movedTo(
      "/huggingface/daily-papers/date?filter=forget|agents&filterout=x",
    );
    expect(filtered).toContain("%28%22forget%22+OR+%22agents%22%29");
    const response = await get(filtered!);
    expect(response.status).toBe(200);
  });

  it("that a query cannot say are refused honestly", async () => {
    for (const search of ["filter=^a.*b$", "filter=(", "opencc=s2t", "filter_time=600"]) {
      const response = await get(`/huggingface/daily-papers?${search}`);
      expect(response.status, search).toBe(400);
    }
    expect((await get("/huggingface/daily-papers/year")).status).toBe(404);
  });

  it("say what a week and a month become", async () => {
    const month = await get("/huggingface/daily-papers/month/50");
    expect(await month.text()).toBe(
      "RSSHub's lists of a day, a week and a month become one feed here: " +
        "papers appear when they reach 50 upvotes.\n" +
        "/papers.rss?q=source%3Ahuggingface+upvotes%3A%3E%3D50\n",
    );
    const week = await get("/huggingface/daily-papers/week");
    expect(await week.text()).toContain("papers appear when they are listed.\n");
  });
});

describe("addresses that people guess", () => {
  it.each([
    ["/abs/2611.00001", "/papers/2611.00001", 200],
    ["/abs/2611.00001v3.bib?context=cs", "/papers/2611.00001v3.bib", 200],
    ["/abs/hep-th/9901001", "/papers/hep-th/9901001", 404],
    ["/pdf/2611.00001v2.pdf", "/papers/2611.00001v2", 200],
    ["/list/cs.LG/recent?skip=0&show=50", "/topics/cs.LG", 200],
    ["/list/cs.LG", "/topics/cs.LG", 200],
    ["/list/cs/new.rss", "/topics/cs.rss", 200],
    ["/list/nonsense/recent", "/topics/nonsense", 404],
    ["/search?q=forgetting+-agents&sort=top", "/papers?q=forgetting+-agents&sort=top", 200],
    ["/search.rss?q=forgetting", "/papers.rss?q=forgetting", 200],
    ["/search/?query=forget&searchtype=all&source=header", "/papers?q=forget", 200],
    ["/search", "/papers", 200],
    ["/search?q=forget&limt=5", "/papers?q=forget&limt=5", 400],
    ["/author/Ada%20Lovelace", "/papers?q=author%3A%22Ada+Lovelace%22", 200],
    ["/author/Ada_Lovelace.atom", "/papers.atom?q=author%3A%22Ada+Lovelace%22", 200],
    ["/author/Ada+Lovelace?limit=5", "/papers?q=author%3A%22Ada+Lovelace%22&limit=5", 200],
    ['/author/"a"OR(', "/papers?q=author%3A%22a+OR%28%22", 200],
  ])("%s moves to %s", async (path, location, status) => {
    expect(await movedTo(path)).toBe(location);
    expect((await get(location)).status).toBe(status);
  });

  it.each([
    ["/papers/today", "/"],
    ["/papers/today.rss", "/.rss"],
    ["/papers/week", "/papers/week/2026-W48"],
    ["/papers/week.json?limit=5", "/papers/week/2026-W48.json?limit=5"],
    ["/papers/month", "/papers/month/2026-11"],
  ])("%s leads to %s for now", async (path, location) => {
    const response = await get(path);
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe(location);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=300");
    expect((await get(location)).status).toBe(200);
  });
});

describe("parameters of hnrss", () => {
  it("move to the query and the limit that mean the same", async () => {
    expect(await movedTo("/papers.rss?q=a+OR+b&points=50&count=20")).toBe(
      "/papers.rss?q=%28a+OR+b%29+upvotes%3A%3E%3D50&limit=20",
    );
    expect((await get("/papers.rss?points=many")).status).toBe(400);
  });

  it("never lead to another host", async () => {
    const response = await get("//evil.example/papers.rss?points=5");
    expect(response.headers.get("Location") ?? "/").toMatch(/^\/(?!\/)/);
  });
});
