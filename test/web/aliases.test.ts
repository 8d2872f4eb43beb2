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
