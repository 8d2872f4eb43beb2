import { parseJsonFeed } from "feedsmith";
import { expect, it } from "vitest";
import { renderJson } from "../../src/feeds/json.ts";
import { feedOf, paperWith, RICH, SPARSE, wholeFeed } from "./samples.ts";

it("says where a paper was published, and under which licence", () => {
  const fields = {
    comment: "12 pages, $O(n)$",
    journal: "Sums",
    volume: "12",
    issue: "3",
    pages: "1–20",
    publisher: "Sums Press",
    license: "https://creativecommons.org/licenses/by/4.0/",
  };
  const { items } = JSON.parse(renderJson(feedOf([paperWith(fields)]))) as {
    items: { _paper: object }[];
  };
  expect(items[0]?._paper).toMatchObject({ ...fields, comment: "12 pages, O(n)" });
});

it("writes what it always wrote", async () => {
  const indented = JSON.stringify(JSON.parse(renderJson(wholeFeed("json"))), null, 2);
  await expect(indented).toMatchFileSnapshot("golden/feed.json");
  await expect(renderJson(feedOf([]))).toMatchFileSnapshot("golden/empty.json");
});

it("links itself, its page, the next page and the hub", () => {
  const feed = parseJsonFeed(renderJson(wholeFeed("json")));
  expect(feed).toMatchObject({
    home_page_url: "https://wire.example/papers",
    feed_url: "https://wire.example/papers.json?limit=2&q=a",
    next_url: "https://wire.example/papers.json?before=1&limit=2&q=a",
    hubs: [{ type: "WebSub", url: "https://wire.example/hub?a&b" }],
    language: "en",
  });
});

it("carries everything known of a paper in _paper", () => {
  const { items } = JSON.parse(renderJson(feedOf([RICH])));
  expect(items[0]._paper).toEqual({
    id: "arxiv:2411.05783",
    arxiv_id: "2411.05783",
    doi: "10.48550/arXiv.2411.05783",
    version: 2,
    published: "2026-11-18T18:59:59Z",
    categories: ["cs.LG", "cs.CL"],
    upvotes: 42,
    comments: 3,
    stars: 1234,
    code: "https://github.com/example/forget",
    project: "https://forget.example/?a=1&b=2",
    organization: { name: "example-lab", fullname: "Example Lab" },
    submitter: { name: "ada" },
    keywords: ["machine unlearning"],
    summary: "A model is made to forget.",
    sources: ["arxiv", "huggingface"],
    moment: 1_837_000_000_000_000,
    day: "2026-11-20",
  });
});

it("leaves out what is unknown, and keeps a count of none", () => {
  const { items } = JSON.parse(renderJson(feedOf([SPARSE, { ...SPARSE, upvotes: 0 }])));
  expect(Object.keys(items[0]._paper)).toEqual(["id", "doi", "sources", "moment"]);
  expect(items[1]._paper.upvotes).toBe(0);
  expect(Object.keys(items[0])).not.toContain("authors");
});

it("keeps a backslash that only looks like an escape", () => {
  const title = String.raw`\ud83d \\u0000 \b` + "\u0000\uD83D";
  const { items } = JSON.parse(renderJson(feedOf([paperWith({ title })])));
  expect(items[0].title).toBe(String.raw`\ud83d \\u0000 \b`);
});
