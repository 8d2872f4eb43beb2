import { expect, it } from "vitest";
import { feed } from "../../src/sources/feed/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import { journalRss, labAtom } from "../../scripts/simulator/journal.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";

// A Friday.
const DAY = "2026-11-20";
const NOW = Date.parse(`${DAY}T23:00:00Z`) / 1000;
const PAGE = { source: "feed", page: "https://feeds.test/", day: DAY };
const source = feed(FACTS).create({
  FEEDS: [{ url: PAGE.page, name: "A feed" }],
});

it.each([
  ["journal", journalRss, /^doi:10\.5555\/jex\./],
  ["laboratory", labAtom, /^arxiv:/],
])("the feed of the %s has a paper for each weekday of the last ten days", (_, body, id) => {
  const { listings, rejected } = source.read([body(NOW)], PAGE);
  expect(rejected).toEqual([]);
  expect(listings).toHaveLength(8);
  expect(listings[0]?.day).toBe(DAY);
  for (const { paper } of listings) {
    expect(paper.id).toMatch(id);
    expect(paper.authors?.length).toBeGreaterThan(0);
    expect(paper.abstract).not.toBe("");
  }
});

it("the feed of the laboratory names papers that Hugging Face lists on the same day", () => {
  const { listings } = source.read([labAtom(NOW)], PAGE);
  for (const { day, paper } of listings) {
    const ids = samplePapers(day, NOW).map(({ paper: { id } }) => `arxiv:${id}`);
    expect(ids).toContain(paper.id);
  }
});
