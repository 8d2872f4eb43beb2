import { describe, expect, it } from "vitest";
import { readLookup } from "../../../src/sources/arxiv/api.ts";

const read = (body: string) => readLookup(body, "arxiv");

function entry(id = "http://arxiv.org/abs/2611.12000v2", more = ""): string {
  return `<entry><id>${id}</id><title>A
    title</title><updated>2026-11-20T10:00:00Z</updated><summary>What we did.</summary>
    <category term="cs.AI"/><category term="stat.TH"/><category term="68T50"/>
    <published>2026-11-17T17:59:46Z</published><arxiv:primary_category term="cs.LG"/>
    <author><name>Ann Lee</name><arxiv:affiliation>MIT</arxiv:affiliation></author>
    <author><name>Bo King</name></author>${more}</entry>`;
}

function feed(entries: string, total = 1): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"
      xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
    <id>https://arxiv.org/api/x</id><opensearch:itemsPerPage>100</opensearch:itemsPerPage>
    <opensearch:totalResults>${total}</opensearch:totalResults>${entries}</feed>`;
}

describe("a look-up", () => {
  it("gives the exact date, the version and the categories, the primary one first", () => {
    const { listings, rejected } = read(feed(entry()));
    expect(rejected).toEqual([]);
    expect(listings).toEqual([
      {
        source: "arxiv",
        day: "2026-11-17",
        rank: 0,
        lookup: true,
        paper: {
          id: "arxiv:2611.12000",
          title: "A title",
          abstract: "What we did.",
          authors: ["Ann Lee", "Bo King"],
          categories: ["cs.LG", "cs.AI", "math.ST"],
          published: Date.parse("2026-11-17T17:59:46Z") / 1000,
          version: 2,
        },
      },
    ]);
  });

  it("gives comment, journal and the first DOI", () => {
    const more = `<arxiv:comment>20 pages</arxiv:comment><arxiv:journal_ref>J. Ex. 1</arxiv:journal_ref>
      <arxiv:doi>10.1000/A</arxiv:doi><arxiv:doi>10.1000/B</arxiv:doi>`;
    const [listing] = read(feed(entry(undefined, more))).listings;
    expect(listing?.paper).toMatchObject({
      comment: "20 pages",
      journal: "J. Ex. 1",
      doi: "10.1000/a",
    });
    expect(listing?.others).toEqual(["doi:10.1000/b"]);
  });

  it("takes identifiers of the old style", () => {
    const { listings } = read(feed(entry("http://arxiv.org/abs/astro-ph/0601001v1")));
    expect(listings[0]?.paper).toMatchObject({ id: "arxiv:astro-ph/0601001", version: 1 });
  });

  it("of papers it does not know is empty", () => {
    expect(read(feed("", 0))).toEqual({ listings: [], rejected: [] });
  });

  it("that lists nothing of what it found is refused", () => {
    expect(() => read(feed("", 3))).toThrow("The look-up found 3 papers but lists none.");
  });

  it("that is an error feed is refused with its words, whatever its status was", () => {
    const error = `<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>
      <title>Error</title><summary>incorrect id format for abc</summary>
      <author><name>arXiv api core</name></author></entry>`;
    expect(() => read(feed(error))).toThrow("The look-up was refused: incorrect id format for abc");
  });

  it("leaves out and names what cannot be read", () => {
    const dateless = entry("http://arxiv.org/abs/2611.1v1").replace(
      /<published>.*<\/published>/,
      "",
    );
    const undated = entry().replace(/<published>.*<\/published>/, "");
    expect(read(feed(dateless + undated, 2)).rejected).toEqual([
      "http://arxiv.org/abs/2611.1v1: is not an arXiv id",
      "http://arxiv.org/abs/2611.12000v2: does not say when it was published",
    ]);
  });

  it("that is no XML is refused", () => {
    expect(() => read("Rate exceeded.")).toThrow("The answer is cut off or is not XML.");
  });
});
