import { describe, expect, it } from "vitest";
import { readAnnouncement } from "../../../src/sources/arxiv/rss.ts";
import { pageOf } from "./answers.ts";

const DAY = "2026-11-20";
const DATE = "Fri, 20 Nov 2026 00:00:00 -0500";
const BUILT = "Fri, 20 Nov 2026 05:00:06 +0000";

interface Item {
  id?: string;
  type?: string;
  title?: string;
  date?: string;
  description?: string;
  more?: string;
}

function item({
  id = "2611.12000v1",
  type = "new",
  title = "A title",
  date = DATE,
  description = `arXiv:${id} Announce Type: ${type} \nAbstract: What we did.`,
  more = "",
}: Item = {}): string {
  return `<item><title>${title}</title><link>https://arxiv.org/abs/${id.replace(/v\d+$/, "")}</link>
    <description>${description}</description><guid isPermaLink="false">oai:arXiv.org:${id}</guid>
    <category>cs.LG</category><pubDate>${date}</pubDate>${more}</item>`;
}

function feed(items: string[], { built = BUILT, date = DATE, title = "cs.LG updates" } = {}) {
  return `<?xml version='1.0' encoding='UTF-8'?><rss version="2.0"><channel><title>${title}</title>
    <description>Bad archive 'x'.</description><lastBuildDate>${built}</lastBuildDate>
    <pubDate>${date}</pubDate>${items.join("\n")}</channel></rss>`;
}

function read(...items: Item[]) {
  return readAnnouncement(feed(items.map(item)), pageOf(DAY));
}

function paper(one: Item) {
  return read(one).listings[0]?.paper;
}

describe("an item", () => {
  it("is a listing of its day, in the order of the feed", () => {
    const { listings, rejected } = read({}, { id: "2611.12001v1" });
    expect(rejected).toEqual([]);
    expect(listings.map(({ day, rank, paper: { id } }) => [day, rank, id])).toEqual([
      [DAY, 0, "arxiv:2611.12000"],
      [DAY, 1, "arxiv:2611.12001"],
    ]);
  });

  it("loses what is put before its abstract, and has the version from there", () => {
    expect(paper({ id: "2203.01250v3", type: "replace-cross" })).toMatchObject({
      id: "arxiv:2203.01250",
      version: 3,
      abstract: "What we did.",
    });
  });

  it("takes identifiers of the old style", () => {
    expect(paper({ id: "math.GT/0309136v2", type: "replace" })?.id).toBe("arxiv:math/0309136");
  });

  it("keeps text as text, characters outside the BMP included", () => {
    const description = "arXiv:2611.12000v1 Announce Type: new \nAbstract: x &lt; \u{1D4C3}\u0001.";
    const title = "Of $a &lt; b$\n  &amp; \u{1F600}";
    expect(paper({ title, description })).toMatchObject({
      title: "Of $a < b$ & \u{1F600}",
      abstract: "x < \u{1D4C3}.",
    });
  });

  it("has its authors parted by commas, but not within an affiliation", () => {
    const creator = (names: string) =>
      paper({ more: `<dc:creator>${names}</dc:creator>` })?.authors;
    expect(creator("Antonin Monteil, Paul Pegon")).toEqual(["Antonin Monteil", "Paul Pegon"]);
    expect(creator("Ann Lee (MIT, Cambridge (USA)), Bo King Jr. (2), Cy Doe")).toEqual([
      "Ann Lee",
      "Bo King Jr.",
      "Cy Doe",
    ]);
    expect(creator("Ann Lee (MIT, Bo King")).toEqual(["Ann Lee (MIT", "Bo King"]);
    expect(paper({})?.authors).toEqual([]);
  });

  it("has categories by their names of today, and others left out", () => {
    const more = "<category>cs.SY</category><category>68T50</category><category>cs.lg</category>";
    expect(paper({ more })?.categories).toEqual(["cs.LG", "eess.SY"]);
  });

  it("has the DOI of the journal, the reference and the licence", () => {
    const more = `<arxiv:DOI>10.5802/JEP.257 10.1000/2</arxiv:DOI><dc:rights>http://cc.example/by</dc:rights>
      <arxiv:journal_reference>J. Ex. 1</arxiv:journal_reference>`;
    expect(paper({ more })).toMatchObject({
      doi: "10.5802/jep.257",
      journal: "J. Ex. 1",
      license: "http://cc.example/by",
    });
    expect(paper({ more: "<arxiv:DOI>10.48550/arXiv.2611.12000</arxiv:DOI>" })).not.toHaveProperty(
      "doi",
    );
  });

  it("that cannot be read is left out and named, the others stay", () => {
    const { listings, rejected } = read(
      {},
      { id: "2611.12001v1", title: " " },
      { description: "?" },
    );
    expect(listings).toHaveLength(1);
    expect(rejected).toEqual([
      "oai:arXiv.org:2611.12001v1: has no title",
      "oai:arXiv.org:2611.12000v1: its description has no arXiv id",
    ]);
  });
});

describe("the type of an announcement", () => {
  const kinds = (...items: Item[]) => read(...items).listings.map(({ kind }) => kind);

  it("is new, a cross-list or a replacement, whichever the primary category is", () => {
    expect(
      kinds(
        {},
        { id: "2205.06398v2", type: "cross" },
        { id: "2009.13987v3", type: "replace" },
        { id: "2203.01250v3", type: "replace-cross" },
      ),
    ).toEqual(["new", "cross", "replace", "replace"]);
  });

  it("is new for a cross-list among today's ids: it is new in another category", () => {
    const news = [{ id: "2611.12000v1" }, { id: "2611.12500v1" }];
    const crosses = [
      "2611.12900v1",
      "2611.11800v1",
      "2611.11400v1",
      "2611.12300v2",
      "2610.19999v1",
    ];
    expect(kinds(...news, ...crosses.map((id) => ({ id, type: "cross" }))).slice(2)).toEqual([
      "new",
      "new",
      "cross",
      "cross",
      "cross",
    ]);
  });

  it("is told by the month where nothing is new in the category itself", () => {
    expect(
      kinds({ id: "2611.11400v1", type: "cross" }, { id: "2610.19999v1", type: "cross" }),
    ).toEqual(["new", "cross"]);
  });
});

describe("the date of a paper", () => {
  const published = (one: Item) => paper(one)?.published;
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;

  it("is left out where it is new: the feed does not say it", () => {
    expect(paper({})).not.toHaveProperty("published");
  });

  it("is about the month of the id where it is old, and never after the day", () => {
    expect(published({ id: "2205.06398v2", type: "cross" })).toBe(noon("2022-05-15"));
    expect(published({ id: "hep-th/9901001v2", type: "replace" })).toBe(noon("1999-01-15"));
    expect(published({ id: "2611.00100v2", type: "replace" })).toBe(noon("2026-11-15"));
    const early = "Mon, 09 Nov 2026 00:00:00 -0500";
    const body = feed([item({ id: "2611.00100v2", type: "replace", date: early })], {
      built: "Mon, 09 Nov 2026 05:00:06 +0000",
      date: early,
    });
    const [listing] = readAnnouncement(body, pageOf("2026-11-09")).listings;
    expect(listing?.paper.published).toBe(noon("2026-11-09"));
  });
});

describe("a feed", () => {
  it("without papers is to be asked for again in half an hour, on a holiday in three", () => {
    expect(readAnnouncement(feed([]), pageOf(DAY))).toEqual({
      listings: [],
      rejected: [],
      again: 1800,
    });
    const built = "Thu, 26 Nov 2026 05:00:06 +0000";
    expect(readAnnouncement(feed([], { built }), pageOf("2026-11-26")).again).toBe(10_800);
  });

  it("that was made on an earlier day is to be asked for again", () => {
    const date = "Thu, 19 Nov 2026 00:00:00 -0500";
    const body = feed([item({ date })], { built: "Fri, 20 Nov 2026 04:59:59 +0000", date });
    expect(readAnnouncement(body, pageOf(DAY))).toEqual({
      listings: [],
      rejected: [],
      again: 1800,
    });
  });

  it("with the papers of an earlier day under a fresh date is refused by name", () => {
    const body = feed([item({ date: "Thu, 19 Nov 2026 00:00:00 -0500" })]);
    expect(() => readAnnouncement(body, pageOf(DAY))).toThrow(
      "cs.LG serves the batch of 2026-11-19 under a fresh date.",
    );
  });

  it("of the next day is not taken for that of the page", () => {
    const body = feed([item()]);
    expect(() => readAnnouncement(body, pageOf("2026-11-19"))).toThrow(
      "cs.LG serves the batch of 2026-11-20 already.",
    );
  });

  it("is read on the first day of summer time and of winter time", () => {
    for (const [day, date, built] of [
      ["2026-03-09", "Mon, 09 Mar 2026 00:00:00 -0400", "Mon, 09 Mar 2026 04:00:05 +0000"],
      ["2026-11-02", "Mon, 02 Nov 2026 00:00:00 -0500", "Mon, 02 Nov 2026 05:00:05 +0000"],
    ] as const) {
      const body = feed([item({ date })], { date, built });
      expect(readAnnouncement(body, pageOf(day)).listings, day).toHaveLength(1);
    }
  });

  it("that says its query was bad is refused with the reason", () => {
    const body = feed([], { title: "Feed error for query: x" });
    expect(() => readAnnouncement(body, pageOf(DAY))).toThrow(
      "The feed was refused: Bad archive 'x'.",
    );
  });

  it("that is cut at 2,000 items says so", () => {
    const items = Array.from({ length: 2000 }, (_, n) => ({ id: `2611.${10_000 + n}v1` }));
    const { listings, rejected } = read(...items);
    expect(listings).toHaveLength(2000);
    expect(rejected[0]).toMatch(/cut at 2000 items/);
  });

  it("that is cut off, no XML or something else is refused", () => {
    const whole = feed([item()]);
    const said = (body: string) => () => readAnnouncement(body, pageOf(DAY));
    expect(said(whole.slice(0, whole.length / 2))).toThrow("The answer is cut off or is not XML.");
    expect(said("Rate exceeded.")).toThrow("The answer is cut off or is not XML.");
    expect(said("")).toThrow("The answer is cut off or is not XML.");
    expect(said("<html><body/></html>")).toThrow("The answer is <html> where <rss> was expected.");
    expect(said("<rss/>")).toThrow("The feed has no channel.");
    expect(said("<rss><channel/></rss>")).toThrow("The feed has no date.");
  });
});
