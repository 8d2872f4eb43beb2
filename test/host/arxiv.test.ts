import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLookup } from "../../src/sources/arxiv/api.ts";
import { readRecords } from "../../src/sources/arxiv/oai.ts";
import { readAnnouncement } from "../../src/sources/arxiv/rss.ts";

const FOLDER = `${process.env["RECORDED_DATA"]}/data/arxiv`;
const isThere = existsSync(FOLDER);
if (!isThere) console.log(`Skipped: no recorded answers in ${FOLDER}`);

function read(name: string): string {
  return readFileSync(`${FOLDER}/${name}`, "utf8");
}

function page(day: string, kind = "new") {
  return { source: "arxiv", page: `${kind}/${day}/cs.LG`, day };
}

describe.skipIf(!isThere)("recorded answers of arXiv", () => {
  it("read as an announcement of a new paper, a cross-list and a replacement", () => {
    const body = read("rss/rss_multi_2026-09-24_3items.xml");
    const { listings, rejected } = readAnnouncement(body, page("2026-09-24"));
    expect(rejected).toEqual([]);
    expect(listings.map(({ kind, paper: { id, version } }) => [kind, id, version])).toEqual([
      ["new", "arxiv:2609.26811", 1],
      ["cross", "arxiv:2205.06398", 2],
      ["replace", "arxiv:2009.13987", 3],
    ]);
    for (const { paper } of listings) {
      expect(paper.abstract).not.toMatch(/Announce Type|Abstract:/);
      expect(paper.authors?.length).toBeGreaterThan(0);
      expect(paper.license).toMatch(/^http/);
    }
  });

  it("read as an empty feed at the weekend", () => {
    const body = read("rss/rss_cs_empty_sunday_2025-04-27.xml");
    const { listings, again } = readAnnouncement(body, page("2025-04-27"));
    expect(listings).toEqual([]);
    expect(again).toBeGreaterThan(0);
  });

  it("read as an error where an id was malformed", () => {
    const [name] = readdirSync(`${FOLDER}/api`).filter((file) => file.includes(".400."));
    expect(() => readLookup(read(`api/${name}`), "arxiv")).toThrow("incorrect id format for abc");
  });

  it("read as look-ups, whole", () => {
    let papers = 0;
    for (const name of readdirSync(`${FOLDER}/api`).filter((file) => file.includes(".200."))) {
      const body = read(`api/${name}`);
      const { listings, rejected } = readLookup(body, "arxiv");
      expect(rejected, name).toEqual([]);
      expect(listings.length, name).toBe(body.split("<entry>").length - 1);
      for (const { paper } of listings) {
        expect(paper.categories?.length, paper.id).toBeGreaterThan(0);
        expect(paper.published, paper.id).toBeGreaterThan(0);
        expect(paper.version, paper.id).toBeGreaterThan(0);
      }
      papers += listings.length;
    }
    expect(papers).toBeGreaterThan(30);
  });

  it("read as records", () => {
    // Several records were put into one answer to a question for one.
    const body = read("oai/sample_arxiv_record.xml").replaceAll("GetRecord>", "ListRecords>");
    const { listings, rejected } = readRecords([body], page("2016-03-04", "oai"));
    expect(rejected).toEqual([]);
    expect(listings.length).toBe(new Set(body.match(/<identifier>[^<]+/g)).size);
    for (const { paper } of listings) {
      expect(paper.abstract, paper.id).not.toBe("");
      expect(paper.authors?.length, paper.id).toBeGreaterThan(0);
      expect(paper.categories?.length, paper.id).toBeGreaterThan(0);
    }
  });
});
