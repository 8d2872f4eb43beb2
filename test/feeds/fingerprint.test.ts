import { describe, expect, it } from "vitest";
import { entryOf } from "../../src/feeds/entry.ts";
import { fingerprint } from "../../src/feeds/fingerprint.ts";
import type { Paper, PaperMoment } from "../../src/paper/paper.ts";
import { feedOf, paperWith, RICH, paperMomentOf } from "./samples.ts";
import { FACTS } from "../../src/sources/index.ts";

describe("fingerprint", () => {
  it("is the same for the same feed", () => {
    expect(printOf(RICH)).toBe(printOf(structuredClone(RICH)));
  });

  it.each([
    ["upvotes", 42, 49],
    ["comments", 0, 4],
    ["stars", 1234, 5678],
  ])("survives %s going from %i to %i", (counter, from, to) => {
    expect(printOf(paperWith({ [counter]: to }))).toBe(printOf(paperWith({ [counter]: from })));
  });

  it.each([
    ["upvotes", 49, 50],
    ["comments", 4, 5],
    ["stars", 999, 1000],
  ])("moves when %s go from %i to %i", (counter, from, to) => {
    expect(printOf(paperWith({ [counter]: to }))).not.toBe(printOf(paperWith({ [counter]: from })));
  });

  it("moves with every vote in an export, which is no feed", () => {
    const prints = [42, 43].map((upvotes) => fingerprint(feedOf([paperWith({ upvotes })]), "csv"));
    expect(new Set(prints).size).toBe(2);
  });

  it.each<Partial<Paper>>([
    { code: "https://github.com/example/other" },
    { project: "https://other.example/" },
    { thumbnail: "https://cdn.example/other.png" },
    { organization: { name: "other" } },
    { submitter: { name: "other" } },
    { keywords: ["other"] },
    { summary: "Another." },
    { version: 3 },
    { day: "2026-11-19" },
    { sources: ["huggingface"] },
  ])("moves with %j", (fields) => {
    expect(printOf({ ...RICH, ...fields })).not.toBe(printOf(RICH));
  });

  it.each<Partial<PaperMoment>>([{ seq: 1 }, { at: 1 }, { written: 1 }])(
    "moves with %j",
    (fields) => {
      expect(printOf(RICH, fields)).not.toBe(printOf(RICH));
    },
  );

  it("moves when an entry enters, when two trade places and when abstracts are shortened", () => {
    const [a, b] = [paperWith({ id: "arxiv:1" }), paperWith({ id: "arxiv:2" })];
    const short = { content: "full", abstractLength: 20 } as const;
    const feeds = [feedOf([a]), feedOf([a, b]), feedOf([b, a]), feedOf([a, b], short)];
    expect(new Set(feeds.map((feed) => fingerprint(feed, "rss"))).size).toBe(feeds.length);
  });

  it("tells formats, addresses and titles apart", () => {
    const feed = feedOf([RICH]);
    const prints = [
      fingerprint(feed, "rss"),
      fingerprint(feed, "atom"),
      fingerprint({ ...feed, self: "https://wire.example/other.rss" }, "rss"),
      fingerprint({ ...feed, next: "https://wire.example/next.rss" }, "rss"),
      fingerprint({ ...feed, hub: "https://wire.example/hub" }, "rss"),
      fingerprint({ ...feed, options: { ...feed.options, title: "Other" } }, "rss"),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});

function printOf(paper: Paper, fields: Partial<PaperMoment> = {}): string {
  const feed = feedOf([]);
  feed.entries = [entryOf(paperMomentOf(paper, fields), { content: "full" }, FACTS)];
  return fingerprint(feed, "rss");
}
