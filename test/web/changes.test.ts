import { beforeAll, describe, expect, it } from "vitest";
import type { Wire } from "../ingest/wire.ts";
import { get, SITE, smallWire } from "./site.ts";

const votes = { upvotes: 4 };
let wire: Wire;

beforeAll(async () => {
  wire = await smallWire(votes);
});

/** What a script does: asks, keeps the cursor, asks again. */
async function read(path: string): Promise<{ ids: string[]; cursor: string; next?: string }> {
  const response = await get(path);
  expect(response.status).toBe(200);
  const lines = (await response.text()).trim().split("\n").filter(Boolean);
  const next = /<([^>]*)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1];
  return {
    ids: lines.map((line) => (JSON.parse(line) as { id: string }).id),
    cursor: response.headers.get("X-Since")!,
    ...(next && { next: next.replace(SITE, "") }),
  };
}

describe("since=", () => {
  it("tells a script what is new, and nothing twice", async () => {
    const all: string[] = [];
    let path: string | undefined = "/papers.ndjson?since=&limit=2";
    let cursor = "";
    while (path) {
      const page: Awaited<ReturnType<typeof read>> = await read(path);
      all.push(...page.ids);
      ({ cursor, next: path } = page);
    }
    expect(all).toHaveLength(5);
    expect(new Set(all).size).toBe(5);
    expect((await read(`/papers.ndjson?since=${cursor}`)).ids).toEqual([]);

    votes.upvotes = 60;
    wire.now += 3600;
    await wire.run();
    expect((await read(`/papers.ndjson?since=${cursor}&q=forgetting+upvotes:>=50`)).ids).toEqual([
      "arxiv:2611.00001",
    ]);
  });

  it("goes with JSON, which carries the cursor in its body too", async () => {
    const response = await get("/papers.json?since=");
    const feed = await response.json<{ _since: { cursor: string; more: boolean } }>();
    expect(feed._since).toEqual({ cursor: response.headers.get("X-Since"), more: false });
  });

  it("is refused with a cursor of another log, and where it makes no sense", async () => {
    for (const path of [
      "/papers.ndjson?since=czzzzz",
      "/papers.csv?since=%27",
      "/papers.rss?since=",
    ]) {
      expect((await get(path)).status, path).toBe(400);
    }
  });
});

describe("exports", () => {
  it("come in every format, for a list and for one paper", async () => {
    for (const [extension, words] of [
      ["csv", "Forgetting on purpose"],
      ["ndjson", '"title":"Forgetting on purpose"'],
      ["bib", "eprint = {2611.00001}"],
      ["md", "Forgetting on purpose"],
    ] as const) {
      for (const path of ["/papers", "/papers/2611.00001"]) {
        const response = await get(`${path}.${extension}?content=full`);
        expect(response.status, path).toBe(200);
        expect(await response.text()).toContain(words);
      }
    }
  });

  it("may be longer than feeds", async () => {
    expect((await get("/papers.ndjson?limit=1000")).status).toBe(200);
    expect((await get("/papers.rss?limit=1000")).status).toBe(400);
  });

  it("have a validator that any vote breaks", async () => {
    const tag = (await get("/papers.csv")).headers.get("ETag");
    votes.upvotes += 1;
    wire.now += 3600;
    await wire.run();
    expect((await get("/papers.csv")).headers.get("ETag")).not.toBe(tag);
  });
});
