import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { renderAtom } from "../../src/feeds/atom.ts";
import { digestEntries, digestOf as digestWith, type Harvest } from "../../src/feeds/digest.ts";
import type { Entry } from "../../src/feeds/feed.ts";
import { fingerprint } from "../../src/feeds/fingerprint.ts";
import { FORMATS } from "../../src/feeds/formats.ts";
import { renderJson } from "../../src/feeds/json.ts";
import { lastPeriods, type Period } from "../../src/feeds/periods.ts";
import { renderRss } from "../../src/feeds/rss.ts";
import type { Paper, PaperMoment } from "../../src/paper/paper.ts";
import { seqOf } from "../../src/paper/log.ts";
import { FACTS } from "../../src/sources/index.ts";
import { HOSTILE } from "./hostile.ts";
import { feedOf, paperWith, RICH, paperMomentOf } from "./samples.ts";

const LIST = {
  title: "Forgetting",
  url: "https://wire.example/topics/forgetting?digest=weekly",
  urlWithin: ({ name }: Period) => `https://wire.example/topics/forgetting?within=${name}`,
};
const NOW = Date.parse("2027-01-05T10:00:00Z") / 1000;
const WEEKS = lastPeriods("weekly", NOW, 4);

function digestOf(harvest: Harvest) {
  return digestWith(harvest, FACTS);
}

describe("digestEntries", () => {
  it("has one entry for each week that is over and had papers, dated by its end", () => {
    const seen = ["2027-01-05T09:00", "2027-01-03T23:59", "2026-12-28T00:00", "2026-12-20T12:00"];
    expect(
      entriesOf(seen.map(seenAt)).map(({ id, title, published, link }) => [
        id,
        title,
        published.toISOString(),
        link,
      ]),
    ).toEqual([
      [
        `${LIST.url}#2026-W53`,
        "Forgetting, week 53 of 2026",
        "2027-01-04T00:00:00.000Z",
        LIST.urlWithin(WEEKS[0]!),
      ],
      [
        `${LIST.url}#2026-W51`,
        "Forgetting, week 51 of 2026",
        "2026-12-21T00:00:00.000Z",
        LIST.urlWithin(WEEKS[2]!),
      ],
    ]);
  });

  it("leads to all of a period from what it tells of it, too", () => {
    const [{ content }] = entriesOf([seenAt("2027-01-03T23:59")]) as [Entry];
    expect(content).toContain(
      `<a href="${LIST.urlWithin(WEEKS[0]!)}">Forgetting, week 53 of 2026</a>`,
    );
  });

  it("has one entry a day", () => {
    const days = lastPeriods("daily", NOW, 7);
    const found = ["2027-01-04T23:59", "2027-01-01T00:00", "2026-12-31T23:59"].map(seenAt);
    expect(digestEntries(LIST, days, found, false, FACTS).map(({ id }) => id)).toEqual([
      `${LIST.url}#2027-01-04`,
      `${LIST.url}#2027-01-01`,
      `${LIST.url}#2026-12-31`,
    ]);
  });

  it("has none without papers", () => {
    expect(entriesOf([])).toEqual([]);
  });

  it("leaves out a period that was not wholly read, but for the only one", () => {
    const found = ["2027-01-01T00:00", "2026-12-22T00:00", "2026-12-21T00:00"].map(seenAt);
    expect(entriesOf(found, true).map(({ id }) => id)).toEqual([`${LIST.url}#2026-W53`]);
    expect(entriesOf(found.slice(0, 1), true).map(({ id }) => id)).toEqual([
      `${LIST.url}#2026-W53`,
    ]);
    expect(entriesOf(found, false)).toHaveLength(2);
  });

  it("has changed when a paper it shows was written again", () => {
    const written = Date.parse("2027-01-04T12:00:00Z") / 1000;
    const [entry] = entriesOf([{ ...seenAt("2027-01-01T00:00"), written }]);
    expect(entry!.date.toISOString()).toBe("2027-01-04T12:00:00.000Z");
  });
});

describe("digestOf", () => {
  it("tells of each paper in HTML and in text", async () => {
    const digest = digestOf(harvestOf([RICH, paperWith({ title: "Another", authors: [] })]));
    await expect(digest.html).toMatchFileSnapshot("golden/digest.html");
    await expect(digest.text).toMatchFileSnapshot("golden/digest.txt");
  });

  it("lists by the rung of upvotes, then newest first", () => {
    const papers = [
      paperWith({ title: "newest" }),
      paperWith({ title: "fifty", upvotes: 50 }),
      paperWith({ title: "seventy", upvotes: 70 }),
      paperWith({ title: "hundred", upvotes: 100 }),
    ];
    expect(titlesOf(harvestOf(papers))).toEqual(["hundred", "fifty", "seventy", "newest"]);
  });

  it("shows twenty and says of how many", () => {
    const papers = Array.from({ length: 34 }, (_, n) => paperWith({ title: `Paper ${n}` }));
    expect(titlesOf(harvestOf(papers))).toHaveLength(20);
    expect(digestOf(harvestOf(papers)).text).toContain("\n20 of 34 papers, ");
    expect(digestOf({ ...harvestOf(papers), more: true }).text).toContain("20 of the newest 34 ");
  });

  it("does not change with a vote, and changes with a rung", () => {
    const [few, more, many] = [50, 74, 75].map((upvotes) =>
      digestOf(harvestOf([paperWith({ upvotes })])),
    );
    expect(more).toEqual(few);
    expect(many).not.toEqual(few);
  });

  it("tells three lines of the abstract, and the summary where there is none", () => {
    const abstract = `We show that $\\alpha$ is 3.14 at most.\n\n${"It is less. ".repeat(40)}`;
    const { html, text } = digestOf(harvestOf([paperWith({ abstract })]));
    expect(text).toContain("\n   We show that α is 3.14 at most. It is less. ");
    const [, gist = ""] = /<p>(We show[^<]*)<\/p>/.exec(html) ?? [];
    expect(gist).toMatch(/ (?:It|is|less\.)…$/);
    expect(gist.length).toBeGreaterThan(185);
    expect(gist.length).toBeLessThanOrEqual(200);
    const summarized = paperWith({ abstract: "", summary: "It forgets." });
    expect(digestOf(harvestOf([summarized])).text).toContain(
      "\n   AI summary by Hugging Face: It forgets.\n",
    );
  });

  it("breaks the lines of the text, but no address", () => {
    const title = "A rather long title ".repeat(8).trim();
    const code = `https://git.example/${"x".repeat(90)}`;
    const { text } = digestOf(harvestOf([paperWith({ title, code })]));
    expect(text).toContain("\n1. A rather long title A rather long");
    expect(text).toContain(`\n   Code:\n   ${code}\n`);
    const long = text.split("\n").filter((line) => line.length > 72);
    expect(long.map((line) => line.trim())).toEqual([
      code,
      expect.stringContaining(LIST.url.slice(0, 20)),
    ]);
  });

  it("names three authors and counts the others", () => {
    const authors = ["A. One", "B. Two", "C. Three", "D. Four", "E. Five"];
    expect(digestOf(harvestOf([paperWith({ authors })])).text).toContain(
      "\n   A. One, B. Two, C. Three and 2 more\n",
    );
  });

  it("lets no text become mark-up", () => {
    const evil = `<script>"'&</script>`;
    const fields = { title: evil, abstract: evil, authors: [evil], summary: evil };
    const { html } = digestOf({
      ...harvestOf([paperWith({ ...fields, code: "javascript:alert(1)" })]),
      title: evil,
      url: "https://wire.example/?a&b",
    });
    expect(html).not.toMatch(/<script|javascript:/);
    expect(html).toContain('href="https://wire.example/?a&amp;b"');
  });
});

describe("a feed of digests", () => {
  const feed = { ...feedOf([]), entries: entriesOf([seenAt("2027-01-01T00:00")]) };
  const [{ content, description }] = feed.entries as [Entry];

  it("is read by another implementation", () => {
    const [item] = parseRssFeed(renderRss(feed)).items ?? [];
    expect(item).toMatchObject({ pubDate: "Mon, 04 Jan 2027 00:00:00 GMT", description });
    expect(item?.content?.encoded).toBe(content);
    const [entry] = parseAtomFeed(renderAtom(feed)).entries ?? [];
    expect(entry).toMatchObject({ published: "2027-01-04T00:00:00Z", content: { value: content } });
    const { items } = JSON.parse(renderJson(feed));
    expect(items[0]).toMatchObject({ content_html: content, url: LIST.urlWithin(WEEKS[0]!) });
    expect(items[0]).not.toHaveProperty("_paper");
  });

  it.each(FORMATS.map((format) => [format.name, format] as const))(
    "keeps hostile texts legal in %s",
    (_, { render }) => {
      const text = Object.values(HOSTILE).join(" ");
      const paper = paperWith({ title: text, abstract: text, authors: [text] });
      const rendered = render({
        ...feed,
        entries: entriesOf([{ ...seenAt("2027-01-01T00:00"), paper }]),
      });
      expect(rendered.isWellFormed()).toBe(true);
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(rendered).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    },
  );

  it("has a validator that moves with what is shown, and not with a vote", () => {
    const printOf = (fields: Partial<Paper>) => {
      const moment = { ...seenAt("2027-01-01T00:00"), paper: paperWith(fields) };
      return fingerprint({ ...feed, entries: entriesOf([moment]) }, "rss");
    };
    expect(printOf({ upvotes: 74 })).toBe(printOf({ upvotes: 50 }));
    expect(printOf({ upvotes: 75 })).not.toBe(printOf({ upvotes: 50 }));
    expect(printOf({ title: "Other" })).not.toBe(printOf({}));
  });
});

function entriesOf(moments: PaperMoment[], more = false): Entry[] {
  return digestEntries(LIST, WEEKS, moments, more, FACTS);
}

function seenAt(minute: string): PaperMoment {
  const at = Date.parse(`${minute}:00Z`) / 1000;
  return paperMomentOf(paperWith({ id: `url:${at}` }), { seq: seqOf(at, 0), at, written: at });
}

function harvestOf(papers: Paper[]): Harvest {
  const moments = papers.map((paper, n) => paperMomentOf(paper, { seq: 1000 - n }));
  const { title, url } = LIST;
  return { title, url, period: WEEKS[0]!, moments, more: false };
}

function titlesOf(harvest: Harvest): string[] {
  return [...digestOf(harvest).text.matchAll(/^\d+\. (.*)$/gm)].map(([, title]) => title!);
}
