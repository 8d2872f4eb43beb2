import { describe, expect, it } from "vitest";
import { readRecords, setSpec } from "../../../src/sources/arxiv/oai.ts";
import { pageOf } from "./answers.ts";

const DAY = "2026-11-20";
const PAGE = pageOf(DAY, "oai");

interface Fields {
  id?: string;
  created?: string;
  title?: string;
  more?: string;
}

function record({
  id = "2611.12000",
  created = "2026-11-18",
  title = "A title",
  more = "",
}: Fields) {
  return `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>${DAY}</datestamp>
    <setSpec>cs:cs:LG</setSpec></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">
    <id>${id}</id><created>${created}</created><updated>${DAY}</updated><title>${title}</title>
    <categories>cs.LG stat.TH</categories>${more}<abstract>  What we
    did.</abstract></arXiv></metadata></record>`;
}

function answer(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
    <responseDate>2026-11-21T05:00:00Z</responseDate>${content}</OAI-PMH>`;
}

function read(...records: Fields[]) {
  return readRecords([answer(`<ListRecords>${records.map(record).join("")}</ListRecords>`)], PAGE);
}

describe("the set of a category", () => {
  it("names its group, its archive and itself", () => {
    expect(setSpec("cs.AI")).toBe("cs:cs:AI");
    expect(setSpec("stat.ML")).toBe("stat:stat:ML");
    expect(setSpec("q-bio.NC")).toBe("q-bio:q-bio:NC");
    expect(setSpec("astro-ph.GA")).toBe("physics:astro-ph:GA");
    expect(setSpec("physics.plasm-ph")).toBe("physics:physics:plasm-ph");
  });

  it("ends with the archive where an archive is meant", () => {
    expect(setSpec("hep-th")).toBe("physics:hep-th");
    expect(setSpec("math-ph")).toBe("physics:math-ph");
    expect(setSpec("cs")).toBe("cs:cs");
    expect(setSpec("cs.*")).toBe("cs:cs");
  });
});

describe("a record", () => {
  const paper = (fields: Fields) => read(fields).listings[0]?.paper;

  it("is a listing of the day it changed on, its version unknown", () => {
    expect(read({}).listings).toEqual([
      {
        source: "arxiv",
        day: DAY,
        rank: 0,
        kind: "new",
        paper: {
          id: "arxiv:2611.12000",
          title: "A title",
          abstract: "What we did.",
          authors: [],
          categories: ["cs.LG", "math.ST"],
          published: Date.parse("2026-11-18T12:00:00Z") / 1000,
        },
      },
    ]);
  });

  it("says what feeds do not: comments, DOI, journal and licence", () => {
    const more = `<comments>12 pages</comments><report-no>X-1</report-no><acm-class>68T05</acm-class>
      <journal-ref>J. Ex. 1</journal-ref><doi>10.1103/PhysRevD.93</doi><license>http://cc.example/by</license>`;
    expect(paper({ more })).toMatchObject({
      comment: "12 pages",
      journal: "J. Ex. 1",
      doi: "10.1103/physrevd.93",
      license: "http://cc.example/by",
      categories: ["cs.LG", "math.ST"],
    });
  });

  it.each([
    ["10.4213/sm786,10.1070/SM2003v194", ["10.4213/sm786", "10.1070/sm2003v194"]],
    ["10.4213/im8299, doi:10.1070/IM2015", ["10.4213/im8299", "10.1070/im2015"]],
    ["10.3233/FI-428; 10.3233/FI-429", ["10.3233/fi-428", "10.3233/fi-429"]],
    ["10.1103/D.73 10.1103/D.73", ["10.1103/d.73"]],
    ["10.1000/a,b", ["10.1000/a,b"]],
    ["10.1371/journal.pone.7 (2009)", ["10.1371/journal.pone.7"]],
    ["10.1023/A:1016,", ["10.1023/a:1016"]],
    ["none yet", []],
  ])("can have several DOIs, as in %s", (dois, [first, ...others]) => {
    const [listing] = read({ more: `<doi>${dois}</doi>` }).listings;
    expect(listing?.paper.doi).toBe(first);
    expect(listing?.others ?? []).toEqual(others.map((doi) => `doi:${doi}`));
  });

  it("has its authors by forenames, surname and suffix, collaborations included", () => {
    const more = `<authors><author><keyname>Planck Collaboration</keyname></author><author>
      <keyname>King</keyname><forenames>Bo</forenames><suffix>Jr.</suffix></author></authors>`;
    expect(paper({ more })?.authors).toEqual(["Planck Collaboration", "Bo King Jr."]);
  });

  it("that was deleted, or comes twice, is not listed, or once as it came last", () => {
    const deleted = `<record><header status="deleted"><identifier>x</identifier></header></record>`;
    const bodies = [
      answer(`<ListRecords>${record({})}${deleted}</ListRecords>`),
      answer(`<ListRecords>${record({ title: "Changed" })}<resumptionToken/></ListRecords>`),
    ];
    const { listings, rejected } = readRecords(bodies, PAGE);
    expect(rejected).toEqual([]);
    expect(listings.map((listing) => listing.paper.title)).toEqual(["Changed"]);
  });

  it("that cannot be read is left out and named, the others stay", () => {
    const bare = "<record><header><identifier>oai:arXiv.org:1</identifier></header></record>";
    const body = answer(`<ListRecords>${record({ title: "" })}${bare}${record({})}</ListRecords>`);
    const { listings, rejected } = readRecords([body], PAGE);
    expect(listings).toHaveLength(1);
    expect(rejected).toEqual([
      "oai:arXiv.org:2611.12000: has no arXiv id or no title",
      "oai:arXiv.org:1: has no metadata",
    ]);
  });
});

describe("what a record is", () => {
  const kind = (id: string, created: string) => read({ id, created }).listings[0]?.kind;
  const published = (id: string, created: string) => {
    const at = read({ id, created }).listings[0]?.paper.published ?? 0;
    return new Date(at * 1000).toISOString();
  };

  it("is new where its version is some days old and of the month of its id, or before", () => {
    expect(kind("2611.12000", "2026-11-19")).toBe("new");
    expect(kind("2611.12000", "2026-11-10")).toBe("new");
    const [listing] = readRecords(
      [answer(`<ListRecords>${record({ created: "2026-10-30" })}</ListRecords>`)],
      pageOf("2026-11-03", "oai"),
    ).listings;
    expect(listing?.kind).toBe("new");
  });

  it("is a replacement where the id is older than the version, or the version too old", () => {
    expect(kind("2610.12000", "2026-11-18")).toBe("replace");
    expect(kind("hep-th/9901001", "2026-11-18")).toBe("replace");
    expect(kind("2611.00100", "2026-11-09")).toBe("replace");
    expect(kind("2305.00100", "2023-05-01")).toBe("replace");
    expect(kind("2611.00100", "")).toBe("replace");
  });

  it("has the date of the version only where that is the first one's, else the id's month", () => {
    expect(published("2305.00100", "2023-05-01")).toBe("2023-05-01T12:00:00.000Z");
    expect(published("2305.00100", "2023-04-29")).toBe("2023-04-29T12:00:00.000Z");
    expect(published("2305.00100", "2026-11-18")).toBe("2023-05-15T12:00:00.000Z");
    expect(published("hep-th/9901001", "2026-11-18")).toBe("1999-01-15T12:00:00.000Z");
    expect(published("2305.00100", "nonsense")).toBe("2023-05-15T12:00:00.000Z");
  });
});

describe("an answer", () => {
  const said = (content: string) => () => readRecords([answer(content)], PAGE);

  it("that there are none is a success", () => {
    const body = answer(`<error code="noRecordsMatch">No records match</error>`);
    expect(readRecords([body], PAGE)).toEqual({ listings: [], rejected: [] });
  });

  it("that is any other error is refused with its code and words", () => {
    expect(said(`<error code='badArgument'>Reason: Set does not exist</error>`)).toThrow(
      "The records were refused: badArgument (Reason: Set does not exist).",
    );
    expect(said(`<error code='badResumptionToken'>expired</error>`)).toThrow(/badResumptionToken/);
  });

  it("that is cut off, or something else, is refused", () => {
    const whole = answer(`<ListRecords>${record({})}</ListRecords>`);
    expect(() => readRecords([whole.slice(0, whole.length / 2)], PAGE)).toThrow(
      /cut off or is not XML/,
    );
    expect(() => readRecords(["<html/>"], PAGE)).toThrow(/<html> where <OAI-PMH> was expected/);
    expect(said("<Identify/>")).toThrow("The answer has neither records nor an error.");
  });
});
