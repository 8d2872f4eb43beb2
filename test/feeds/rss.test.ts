import { Feed } from "feed";
import { parseRssFeed } from "feedsmith";
import { expect, it } from "vitest";
import { renderRss } from "../../src/feeds/rss.ts";
import { feedOf, paperWith, RICH, SPARSE, wholeFeed } from "./samples.ts";

it("writes what it always wrote", async () => {
  await expect(renderRss(wholeFeed("rss"))).toMatchFileSnapshot("golden/feed.rss");
  await expect(renderRss(feedOf([]))).toMatchFileSnapshot("golden/empty.rss");
});

it("links itself, the next page and the hub", () => {
  const { atom } = parseRssFeed(renderRss(wholeFeed("rss")));
  expect(atom?.links?.map(({ rel, href }) => [rel, href])).toEqual([
    ["self", "https://wire.example/papers.rss?limit=2&q=a"],
    ["next", "https://wire.example/papers.rss?before=1&limit=2&q=a"],
    ["hub", "https://wire.example/hub?a&b"],
  ]);
});

it("is dated by its newest entry, and not at all while there is none", () => {
  expect(parseRssFeed(renderRss(feedOf([RICH]))).lastBuildDate).toBe(
    "Fri, 20 Nov 2026 12:30:00 GMT",
  );
  expect(parseRssFeed(renderRss(feedOf([]))).lastBuildDate).toBeUndefined();
});

it("has pubDate as its only date that readers take for the entry's", () => {
  const document = renderRss(feedOf([RICH]));
  const [item] = parseRssFeed(document).items ?? [];
  expect(item?.pubDate).toBe("Fri, 20 Nov 2026 12:30:00 GMT");
  expect(item?.dc?.dates).toBeUndefined();
  expect(item?.dcterms).toBeUndefined();
  expect(item?.prism?.publicationDates).toEqual(["2026-11-18T18:59:59Z"]);
  expect(renderRss(feedOf([SPARSE]))).not.toContain("<prism:");
});

it("carries its comments, its thumbnail and the schemes of its categories", () => {
  const [item] = parseRssFeed(renderRss(feedOf([RICH]))).items ?? [];
  expect(item?.guid).toEqual({ value: RICH.feedId, isPermaLink: false });
  expect(item?.comments).toBe("https://huggingface.co/papers/2411.05783");
  expect(item?.slash?.comments).toBe(3);
  expect(item?.media?.thumbnails).toEqual([{ url: RICH.thumbnail }]);
  expect(item?.categories).toEqual([
    { name: "cs.LG", domain: "http://arxiv.org/schemas/atom" },
    { name: "cs.CL", domain: "http://arxiv.org/schemas/atom" },
    { name: "machine unlearning" },
  ]);
});

it("writes its description as HTML", () => {
  const [item] = parseRssFeed(renderRss(feedOf([paperWith({ abstract: "a<b && c" })]))).items ?? [];
  expect(item?.description).toBe("a&lt;b &amp;&amp; c");
});

it("agrees with the feed package on what that writes rightly", () => {
  const ours = feedOf([paperWith(), SPARSE], { content: "abstract" });
  const theirs = new Feed({
    ...ours.options,
    language: "en",
    generator: "Paperwire",
    feed: ours.self,
  });
  for (const entry of ours.entries) theirs.addItem(entry);
  expect(common(renderRss(ours))).toEqual(common(theirs.rss2()));
});

/** The whole of a feed but for what the package lacks or, like authors, writes as addresses. */
function common(document: string): object {
  const { docs: _, items = [], ...channel } = parseRssFeed(document);
  return {
    ...channel,
    items: items.map(({ authors: __, dc: ___, comments: ____, prism: _____, ...item }) => item),
  };
}
