import { Feed } from "feed";
import { parseAtomFeed } from "feedsmith";
import { expect, it } from "vitest";
import { renderAtom } from "../../src/feeds/atom.ts";
import { entryOf } from "../../src/feeds/entry.ts";
import { feedOf, paperWith, RICH, paperMomentOf, SPARSE, wholeFeed } from "./samples.ts";
import { FACTS } from "../../src/sources/index.ts";

it("writes what it always wrote", async () => {
  await expect(renderAtom(wholeFeed("atom"))).toMatchFileSnapshot("golden/feed.atom");
  await expect(renderAtom(feedOf([]))).toMatchFileSnapshot("golden/empty.atom");
});

it("links itself, its page, the next page and the hub", () => {
  const { links } = parseAtomFeed(renderAtom(wholeFeed("atom")));
  expect(links?.map(({ rel, href }) => [rel, href])).toEqual([
    ["self", "https://wire.example/papers.atom?limit=2&q=a"],
    ["alternate", "https://wire.example/papers"],
    ["next", "https://wire.example/papers.atom?before=1&limit=2&q=a"],
    ["hub", "https://wire.example/hub?a&b"],
  ]);
});

it("has the author and the date that RFC 4287 asks of every feed", () => {
  const empty = parseAtomFeed(renderAtom(feedOf([])));
  // Nothing has entered this one: the date is that of the newest commit of the site.
  expect(empty.updated).toBe("2026-11-20T09:00:00Z");
  expect(empty.authors).toEqual([{ name: "Paperwire" }]);
  expect(parseAtomFeed(renderAtom(feedOf([SPARSE]))).updated).toBe("2026-11-20T12:30:00.001Z");
});

it("updates an entry when its text is written again, and never dates it before it entered", () => {
  const { at } = paperMomentOf();
  const feed = feedOf([]);
  feed.entries = [at - 60, at + 3600].map((written) =>
    entryOf(paperMomentOf(paperWith(), { written }), { content: "full" }, FACTS),
  );
  const { entries } = parseAtomFeed(renderAtom(feed));
  expect(entries?.map(({ published, updated }) => [published, updated])).toEqual([
    ["2026-11-20T12:30:00.001Z", "2026-11-20T12:30:00.001Z"],
    ["2026-11-20T12:30:00.001Z", "2026-11-20T13:30:00.001Z"],
  ]);
});

it("carries the paper's own date where no reader takes it for the entry's", () => {
  const document = renderAtom(feedOf([RICH]));
  const [entry] = parseAtomFeed(document).entries ?? [];
  expect(entry?.published).toBe("2026-11-20T12:30:00.001Z");
  expect(entry?.updated).toBe("2026-11-20T12:30:00.001Z");
  expect([entry?.dc, entry?.dcterms]).toEqual([undefined, undefined]);
  expect(document).toContain("<prism:publicationDate>2026-11-18T18:59:59Z</prism:publicationDate>");
});

it("carries the primary category and the thumbnail", () => {
  const [entry] = parseAtomFeed(renderAtom(feedOf([RICH]))).entries ?? [];
  const scheme = "http://arxiv.org/schemas/atom";
  expect(entry?.arxiv?.primaryCategory).toEqual({ term: "cs.LG", scheme });
  expect(entry?.media?.thumbnails).toEqual([{ url: RICH.thumbnail }]);
  expect(entry?.categories).toEqual([
    { term: "cs.LG", scheme },
    { term: "cs.CL", scheme },
    { term: "machine unlearning" },
  ]);
});

it("names no keyword as a primary category", () => {
  const [entry] = parseAtomFeed(renderAtom(feedOf([paperWith({ categories: [] })]))).entries ?? [];
  expect(entry?.arxiv).toBeUndefined();
});

it("has content where there is no page to link", () => {
  const paper = paperWith({ id: "url:1", feedId: "urn:x:1", sources: [] });
  expect(renderAtom(feedOf([paper], { content: "title" }))).toContain('<content type="html">');
});

it("agrees with the feed package on what that writes rightly", () => {
  const ours = feedOf([paperWith(), SPARSE], { content: "abstract" });
  const theirs = new Feed({
    ...ours.options,
    author: { name: "Paperwire" },
    generator: "Paperwire",
    feed: ours.self,
  });
  for (const entry of ours.entries) theirs.addItem(entry);
  expect(common(renderAtom(ours))).toEqual(common(theirs.atom1()));
});

/** What both write, without the fractions of seconds and the media types that only one has. */
function common(document: string): object {
  const { id, title, subtitle, updated, links, entries = [] } = parseAtomFeed(document);
  const hrefs = (some: typeof links) => some?.map((link) => link.href).sort();
  const time = (date: string | undefined) => Date.parse(date ?? "");
  return {
    feed: [id, title?.value, subtitle?.value, time(updated), hrefs(links)],
    entries: entries.map((entry) => [
      entry.id,
      entry.title?.value,
      entry.summary?.value,
      entry.content,
      time(entry.published),
      time(entry.updated),
      entry.authors,
      entry.categories?.map(({ term, scheme }) => [term, scheme]),
      hrefs(entry.links),
    ]),
  };
}
