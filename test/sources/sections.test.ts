import { describe, expect, it } from "vitest";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { biorxiv } from "../../src/sources/biorxiv.ts";
import type { Page, Reading, Source } from "../../src/sources/source.ts";
import { cutXml } from "../../src/sources/xml.ts";
import { startOfDay } from "../../src/text/time.ts";
import { answerRecords } from "../../scripts/simulator/arxiv-oai.ts";
import { sampleArxiv } from "../../scripts/simulator/arxiv-papers.ts";
import { answerFeed } from "../../scripts/simulator/arxiv-rss.ts";
import { answerDetails } from "../../scripts/simulator/biorxiv-api.ts";
import { samplePreprints } from "../../scripts/simulator/biorxiv.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";

const DAY = "2026-11-20";
const NOW = startOfDay(DAY)! + 60_000;
const MOST = 7;

const source = arxiv.create(OPTIONS);
const announcement = { source: "arxiv", page: `new/${DAY}/cs.LG`, day: DAY };
const records = { source: "arxiv", page: `oai/${DAY}/cs.LG`, day: DAY };

/** The listings that the sections of a page are read as, and how many sections there are. */
function readInSections(from: Source, bodies: string[], page: Page): Reading & { count: number } {
  const sections = from.cut!(bodies, page, MOST)!;
  const all = sections.map((section) => {
    const { listings, rejected } = from.read(section.bodies, page);
    expect(listings.length).toBeLessThanOrEqual(section.items);
    expect(section.items).toBeLessThanOrEqual(MOST);
    const ranked = listings.map((listing) => ({ ...listing, rank: section.first + listing.rank }));
    return { listings: ranked, rejected };
  });
  return {
    count: sections.length,
    listings: all.flatMap(({ listings }) => listings),
    rejected: all.flatMap(({ rejected }) => rejected),
  };
}

async function feed(): Promise<string> {
  const url = new URL("https://arxiv.example/rss/cs.LG");
  return answerFeed(sampleArxiv, url, NOW, false).text();
}

async function answerOf(query: string, size: number): Promise<string> {
  const url = new URL(`https://arxiv.example/oai?verb=ListRecords&${query}`);
  return answerRecords(sampleArxiv, url, NOW + 2 * 86_400, size).text();
}

describe("the sections of", () => {
  it("an announcement are read as it is, new papers among the cross-lists too", async () => {
    const body = await feed();
    const whole = source.read([body], announcement);
    expect(new Set(whole.listings.map(({ kind }) => kind)).size).toBeGreaterThan(1);
    const { count, ...reading } = readInSections(source, [body], announcement);
    expect(count).toBe(Math.ceil(whole.listings.length / MOST));
    expect(reading).toEqual(whole);
  });

  it("an announcement of 2,000 papers say once that some are missing", () => {
    const item = (n: number) => `<item><title>On ${n}</title><description>arXiv:2611.${10_000 + n}v1
      Announce Type: new\nAbstract: Short.</description><guid>oai:arXiv.org:${n}</guid></item>`;
    const items = Array.from({ length: 2000 }, (_, n) => item(n).replace(/\n\s+/, " "));
    const body = `<rss><channel><title>cs.LG</title><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
      ${items.join("")}</channel></rss>`;
    const { listings, rejected } = readInSections(source, [body], announcement);
    expect(listings).toHaveLength(2000);
    expect(rejected).toEqual(["The feed is cut at 2000 items: ask for narrower categories."]);
    expect(rejected).toEqual(source.read([body], announcement).rejected);
  });

  it("records are read as they are, over several answers", async () => {
    const query = `metadataPrefix=arXiv&set=cs:cs:LG&from=${DAY}&until=${DAY}`;
    const first = await answerOf(query, 10);
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(first)![1]!.replaceAll("&amp;", "&");
    const second = await answerOf(`resumptionToken=${encodeURIComponent(token)}`, 10);
    const whole = source.read([first, second], records);
    expect(whole.listings).toHaveLength(20);
    const { count, ...reading } = readInSections(source, [first, second], records);
    expect(count).toBe(4);
    expect(reading).toEqual(whole);
  });

  it("a day of preprints are read as it is", async () => {
    const server = biorxiv.create(OPTIONS);
    const url = `https://api.example/details/biorxiv/${DAY}/${DAY}/0`;
    const postings = Array.from({ length: 20 }, (_, n) => {
      const [sample] = samplePreprints("biorxiv", DAY, Number.MAX_SAFE_INTEGER);
      return { ...sample!, title: `Number ${n}`, doi: `10.64898/2026.11.18.${700_000 + n}` };
    });
    const body = await answerDetails(new Request(url), NOW, () => postings)!.text();
    const page = { source: "biorxiv", page: DAY, day: DAY };
    const { count, ...reading } = readInSections(server, [body], page);
    expect(count).toBe(3);
    expect(reading).toEqual(server.read([body], page));
  });
});

describe("a page has no sections", () => {
  it("where it is short", async () => {
    const body = await feed();
    expect(source.cut!([body], announcement, 1000)).toBeUndefined();
  });

  it.each([
    ["is cut off", (body: string) => body.slice(0, -40)],
    [
      "has a section of character data",
      (body: string) => body.replace("<item>", "<![CDATA[ ]]><item>"),
    ],
    ["has a comment", (body: string) => body.replace("</channel>", "<!-- </item> --></channel>")],
    [
      "has something between its items",
      (body: string) => body.replace("</item>", "</item><a></a>"),
    ],
    ["has an item in an item", (body: string) => body.replace("<title>On", "<item><title>On")],
    ["is no feed", () => "<html><title>Down</title></html>"],
    ["is empty", () => ""],
  ])("where it %s, and is read whole", async (_, spoil) => {
    const items = ["On one", "On two", "On three"].map(
      (title) => `<item><title>${title}</title></item>`,
    );
    const body = `<rss><channel>${items.join("\n")}</channel></rss>`;
    expect(cutXml(body, "rss", "item", 2)).toHaveLength(2);
    expect(cutXml(spoil(body), "rss", "item", 2)).toBeUndefined();
  });
});
