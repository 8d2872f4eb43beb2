import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderBibtex } from "../../src/feeds/bibtex.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { readBibtex } from "./bibliography.ts";
import { asRead, collapsed, HOSTILE } from "./hostile.ts";
import { feedOf, paperWith, RICH, SPARSE } from "./samples.ts";

it("writes what it always wrote", async () => {
  await expect(renderBibtex(feedOf([RICH, SPARSE]))).toMatchFileSnapshot("golden/feed.bib");
});

it("is empty while nothing has entered", () => {
  expect(renderBibtex(feedOf([]))).toBe("");
});

it("has a work once, whichever of its versions it is told of", () => {
  const keys = readBibtex(renderBibtex(feedOf([RICH, SPARSE, RICH]))).map(({ key }) => key);
  expect(keys).toEqual(["example2026forgetting", "preprint"]);
});

it("gives an arXiv paper its eprint, archive and primary class", () => {
  expect(read(RICH).fields).toMatchObject({
    year: "2026",
    month: "11",
    eprint: "2411.05783",
    archiveprefix: "arXiv",
    primaryclass: "cs.LG",
    doi: "10.48550/arXiv.2411.05783",
    url: "https://arxiv.org/abs/2411.05783",
  });
});

it.each([
  ["arxiv:2611.00001", "2026", "11"],
  ["arxiv:0704.0001", "2007", "04"],
  ["arxiv:cs/0112017", "2001", "12"],
  ["arxiv:hep-th/9108028", "1991", "08"],
])("dates %s by its id where it is not known when it was published", (id, year, month) => {
  const { published: _, ...announced } = paperWith({ id });
  expect(read(announced).fields).toMatchObject({ year, month });
});

it("names the server of a preprint that is not on arXiv", () => {
  const { fields } = read(SPARSE);
  expect(Object.keys(fields)).toEqual(["title", "howpublished", "doi", "url"]);
  expect(fields).toMatchObject({
    howpublished: "bioRxiv",
    doi: "10.1101/2026.11.01.123456",
    url: "https://doi.org/10.1101/2026.11.01.123456",
  });
});

it("takes the DOI from the id where no other is known", () => {
  const paper = paperWith({ id: "doi:10.1/a_b", feedId: "https://doi.org/10.1/a_b" });
  expect(read(paper).fields["doi"]).toBe("10.1/a_b");
});

it("keeps an address that would end its field in it", () => {
  const { fields } = read(paperWith({ doi: "10.1/a}b{c\\d" }));
  expect(fields["doi"]).toBe("10.1/a%7Db%7Bc%5Cd");
});

it("writes a paper of a journal as an article", () => {
  const journal = {
    id: "doi:10.1000/x",
    journal: "Sums and Squares",
    volume: "12",
    issue: "3",
    pages: "1–20",
    publisher: "Sums Press",
  };
  const bib = renderBibtex(feedOf([paperWith(journal)]));
  expect(bib).toMatch(/^@article\{example2026forgetting,$/m);
  expect(bib).toContain("pages = {1--20}");
  expect(read(paperWith(journal)).fields).toMatchObject({
    journal: "Sums and Squares",
    volume: "12",
    number: "3",
    publisher: "Sums Press",
  });
});

it.each([
  ["arxiv:2611.00001", "Phys. Sums 1, 2 (2026)"],
  ["doi:10.1101/2026.11.01.123456", "https://doi.org/10.1000/xy"],
])("notes where %s went on, where that is no name of a journal", (id, journal) => {
  const { fields } = read(paperWith({ id, journal, volume: "1" }));
  expect(fields["note"]).toBe(journal);
  expect(Object.keys(fields)).not.toContain("volume");
  expect(renderBibtex(feedOf([paperWith({ id, journal })]))).toMatch(/^@misc/);
});

it("says no more than what was asked for", () => {
  const bib = renderBibtex(feedOf([RICH], { content: "title" }));
  expect(Object.keys(readBibtex(bib)[0]!.fields)).not.toContain("abstract");
});

it("keeps a title from being taken for one character", () => {
  expect(read(paperWith({ title: "$5 Million" })).fields["title"]).toBe("{{}\\$5 Million}");
});

it.each([
  ["Ada Example", { given: "Ada", family: "Example" }],
  ["Example, Ada", { given: "Ada", family: "Example" }],
  ["Ludwig van Example", { given: "Ludwig", "non-dropping-particle": "van", family: "Example" }],
  ["Ada B. Example, Jr.", { given: "Ada B.", family: "Example", suffix: "Jr." }],
  ["Martin Luther King Jr.", { given: "Martin Luther", family: "King", suffix: "Jr." }],
  ["Ada Example III", { given: "Ada", family: "Example", suffix: "III" }],
  ["Plato", { family: "Plato" }],
  ["others", { family: "others" }],
  ["Wire Team", { family: "Wire Team" }],
  ["Bread and Butter, Inc.", { family: "Bread and Butter, Inc." }],
  [String.raw`Bj\"orn Mu\v{s}ter`, { given: "Björn", family: "Mušter" }],
])("has %s read as a name", (name, parts) => {
  expect(read(paperWith({ authors: ["A. First", name] })).authors).toEqual([
    { given: "A.", family: "First" },
    parts,
  ]);
});

describe("read by another implementation", () => {
  it.each(Object.entries(HOSTILE))("keeps %s", (_, text) => {
    const fields = { title: text, abstract: text, authors: [text], keywords: [text] };
    const [entry, ...others] = readBibtex(renderBibtex(feedOf([paperWith(fields)])));
    expect(others).toEqual([]);
    expect(collapsed(entry!.title)).toBe(asRead(texToUnicode(text)));
    expect(collapsed(entry!.abstract)).toBe(asRead(texToUnicode(text)));
  });

  it("keeps any text, and every entry apart", () => {
    const unit = fc.oneof(fc.constantFrom(..."{}\\%&#_~^\"@,=-`' "), fc.string({ maxLength: 2 }));
    const text = fc.string({ unit }).filter((drawn) => !drawn.includes("$"));
    fc.assert(
      fc.property(text, text, (title, name) => {
        const shown = asRead(texToUnicode(title));
        fc.pre(shown !== "");
        const papers = [
          paperWith({ title, abstract: title, authors: [name, "Ada Example"], keywords: [title] }),
          SPARSE,
        ];
        const [first, second] = readBibtex(renderBibtex(feedOf(papers)));
        expect(collapsed(first!.title)).toBe(shown);
        expect(collapsed(first!.abstract)).toBe(shown);
        expect(first!.authors.at(-1)).toEqual({ given: "Ada", family: "Example" });
        expect(second!.title).toBe(SPARSE.title);
      }),
      { numRuns: 300 },
    );
  });
});

function read(paper: Paper) {
  return readBibtex(renderBibtex(feedOf([paper])))[0]!;
}
