import { describe, expect, it } from "vitest";
import { readBibtex } from "../../feeds/bibliography.ts";
import {
  type Entry,
  type Library,
  MOST_ENTRIES,
  MOST_PROBLEMS,
} from "../../../src/similar/library/library.ts";
import { FACTS } from "../../../src/sources/index.ts";
import { LONGEST_LIBRARY, readLibrary } from "../../../src/similar/library/read.ts";

const FILES = import.meta.glob<string>("./files/*", {
  query: "?raw",
  import: "default",
  eager: true,
});

function read(text: string): Library {
  const result = readLibrary(text, FACTS);
  if (!result.ok) throw new Error(result.error);
  return result.library;
}

function readFile(name: string): Library {
  return read(FILES[`./files/${name}`]!);
}

// Line, id and title, as a table.
function rows({ entries }: { entries: Entry[] }): unknown[] {
  return entries.map(({ line, id, title }) => [line, id, title]);
}

describe("BibTeX", () => {
  it("of Zotero: braces, an abstract with escaped signs and tags", () => {
    const library = readFile("zotero.bib");
    expect(rows(library)).toEqual([
      [2, "arxiv:2503.01234", "Forgetting on Purpose: Selective Removal in LLMs"],
      [18, "doi:10.1038/s41467-024-00001-1", "Protein folding without alignments"],
    ]);
    expect(library.entries[0]!.abstract).toBe(
      "A model keeps more than it should. We remove 90% of a forget set while the retain set " +
        "loses 2% at most, in O(n) steps.\n\nCode is available.",
    );
    expect(library.problems).toEqual([]);
  });

  it("of Better BibTeX: biblatex's names of fields", () => {
    const library = readFile("better-bibtex.bib");
    expect(rows(library)).toEqual([
      [1, "arxiv:2503.01234", "Forgetting on Purpose: Selective Removal in LLMs"],
      [14, "doi:10.1000/xyz123", "Testing Models at the Poles: A Review"],
    ]);
    expect(library.entries[0]!.abstract).toMatch(/^A model .* We remove 90% of a forget set/);
  });

  it("of JabRef: comments with braces, strings, an abstract of two paragraphs", () => {
    const library = readFile("jabref.bib");
    expect(rows(library)).toEqual([
      [7, "doi:10.1000/conf.2022.17", "Sparse attention for long DNA sequences"],
      [24, "arxiv:2105.00042", "What a survey should say"],
    ]);
    expect(library.entries[0]!.abstract?.split("\n\n")).toHaveLength(2);
    expect(library.problems).toEqual([]);
  });

  it("of people: strings, quotes, parentheses, accents, formulas and comments in entries", () => {
    const library = readFile("handwritten.bib");
    expect(rows(library)).toEqual([
      [6, "arxiv:1901.00007", "Gröbner bases and the École: 100% of O(n²) Übungen"],
      [15, "doi:10.1000/182", "On emphasis and nested braces — an index, over lines"],
      [24, undefined, "Literate TeXts"],
      [25, undefined, "Čeština, français, Łódź, straße and naïve words"],
    ]);
    expect(library.problems).toEqual([]);
  });

  it("of ADS: ids of both styles beside a DOI", () => {
    const library = readFile("ads.bib");
    expect(library.entries.map(({ id }) => id)).toEqual([
      "arxiv:2201.00011",
      "arxiv:hep-th/9801001",
    ]);
    expect(library.entries[0]!.title).toMatch(/^The H₀ tension and 21 ?cm maps at z/);
  });

  it("of DBLP: titles over several lines, references between entries", () => {
    expect(rows(readFile("dblp.bib"))).toEqual([
      [1, "arxiv:2301.00021", "Graph Networks that Forget: A Study of O(1) Updates over Streams"],
      [18, undefined, "Updates over Streams"],
      [24, undefined, "Examples 2022"],
    ]);
  });

  it("of Google Scholar: the id is in the journal", () => {
    expect(rows(readFile("scholar.bib"))).toEqual([
      [1, "arxiv:2005.00077", "Language models answer in few words"],
      [8, undefined, "Attention, again"],
    ]);
  });

  it("of Mendeley: text before the first entry, braces in braces", () => {
    const library = readFile("mendeley.bib");
    expect(rows(library)).toEqual([
      [4, "arxiv:1706.00033", "Dropping connections, and keeping them"],
      [17, undefined, "Connections"],
    ]);
    expect(library.entries[0]!.abstract).toMatch(/honest < 5% of the time\.$/);
  });

  it("that is broken loses the broken entries, and says their lines", () => {
    const library = readFile("broken.bib");
    expect(rows(library)).toEqual([
      [1, "arxiv:2401.00001", "The first is whole"],
      [3, "arxiv:2401.00002", undefined],
      [8, "arxiv:2401.00003", "The second is whole"],
      [12, "doi:10.1000/third", "The third is whole"],
      [16, "doi:10.1000/fourth", "The fourth is whole"],
      [18, "doi:10.1000/nokey", "No key at all"],
      [20, undefined, "No comma after the key"],
      [22, "doi:10.1000/string", "nowhere and the rest"],
      [24, "doi:10.1000/twice", "One"],
      [28, "doi:10.1000/fifth", "The fifth is whole"],
    ]);
    expect(library.problems).toEqual([
      { line: 3, reason: 'The { of "title" is never closed.' },
      { line: 10, reason: 'There is no = after "title".' },
      { line: 14, reason: 'The " of "title" is never closed.' },
      { line: 30, reason: "No title, arXiv id or DOI." },
      { line: 32, reason: 'The { of "title" is never closed.' },
    ]);
  });

  it("is read with the line ends of any system, and with a mark of its encoding", () => {
    const lines = FILES["./files/zotero.bib"]!;
    for (const end of ["\r\n", "\r"]) {
      expect(read(`\ufeff${lines.replaceAll("\n", end)}`)).toEqual(read(lines));
    }
  });

  it("keeps a DOI whose underscores are escaped", () => {
    const { entries } = read("@inproceedings{a, title={A}, doi={10.1007/978-3-030-1\\_2}}");
    expect(entries[0]!.id).toBe("doi:10.1007/978-3-030-1_2");
  });
});

describe("RIS", () => {
  it("is read with lines that go on, of several dialects", () => {
    const library = readFile("zotero.ris");
    expect(library.format).toBe("RIS");
    expect(rows(library)).toEqual([
      [1, "arxiv:2503.01234", "Forgetting on purpose: selective removal"],
      [15, "doi:10.1038/s41467-024-00001-1", "Protein folding without alignments"],
      [25, undefined, "Not closed, and used all the same"],
    ]);
    expect(library.entries[0]!.abstract).toBe(
      "A model keeps more than it should. It forgets on a second line.",
    );
    expect(library.entries[1]!.abstract).toBe("Alignments are slow.");
    expect(library.problems).toEqual([
      { line: 21, reason: "No title, arXiv id or DOI." },
      { line: 24, reason: "Not in an entry: TY is missing." },
    ]);
  });
});

describe("CSL JSON", () => {
  it("loses no more than the item that is broken", () => {
    const library = readFile("csl.txt");
    expect(library.format).toBe("CSL JSON");
    expect(rows(library)).toEqual([
      [2, "arxiv:2503.01234", "Forgetting on purpose: selective removal"],
      [15, "doi:10.1000/csl", 'Braces { and " quotes'],
    ]);
    expect(library.entries[0]!.abstract).toBe("A model keeps more than it should.");
    expect(library.problems).toEqual([
      { line: 11, reason: "This item is not well-formed JSON." },
      { line: 16, reason: "No title, arXiv id or DOI." },
    ]);
  });

  it("is read within an object, and as a single item", () => {
    expect(rows(read('{"items": [{"title": "One"}, {"title": "Two"}]}'))).toEqual([
      [1, undefined, "One"],
      [1, undefined, "Two"],
    ]);
    expect(rows(read('{"title": "One", "DOI": "10.1000/1"}'))).toEqual([
      [1, "doi:10.1000/1", "One"],
    ]);
  });

  it("is read as far as it goes when its end is missing", () => {
    const library = read('[{"title": "One"},\n{"title": "Two"},\n{"title": "Thr');
    expect(rows(library)).toEqual([
      [1, undefined, "One"],
      [2, undefined, "Two"],
    ]);
    expect(library.problems).toEqual([{ line: 3, reason: "This item is not well-formed JSON." }]);
  });
});

describe("OPML", () => {
  it("gives the outlines that link papers", () => {
    const library = readFile("papers.opml");
    expect(library.format).toBe("OPML");
    expect(rows(library)).toEqual([
      [6, "arxiv:2503.01234", "Forgetting on purpose & more"],
      [7, "doi:10.1038/s41467-024-00001-1", "Protein folding"],
    ]);
    expect(library.problems).toEqual([{ line: 9, reason: "This outline links no paper." }]);
  });

  it("that is not well-formed is read for its links", () => {
    const library = read(FILES["./files/papers.opml"]!.replace("</outline>", "<broken>"));
    expect(library.entries.map(({ line, id }) => [line, id])).toEqual([
      [6, "arxiv:2503.01234"],
      [7, "doi:10.1038/s41467-024-00001-1"],
    ]);
    expect(library.problems).toHaveLength(1);
    expect(library.problems[0]!.reason).toMatch(
      /^Not well-formed XML: .+\. Only links were read\.$/,
    );
  });
});

it("finds papers in any text, and says which lines name none", () => {
  const library = readFile("notes.txt");
  expect(library.format).toBe("text");
  expect(rows(library)).toEqual([
    [2, "arxiv:2503.01234", undefined],
    [2, "arxiv:2503.01235", undefined],
    [3, "arxiv:hep-th/9801001", undefined],
    [3, "arxiv:math/0309136", undefined],
    [3, "arxiv:0704.0001", undefined],
    [5, "doi:10.1000/182", undefined],
    [5, "doi:10.1000/abc(2019)5-x", undefined],
    [6, "doi:10.1101/2024.01.02.573456", undefined],
  ]);
  expect(library.problems.map(({ line }) => line)).toEqual([1, 7]);
});

it("has a work once, and what either entry says of it", () => {
  const { entries } = read(`
@misc{a, title = {Forgetting}, eprint = {2503.01234}}
@misc{b, doi = {10.48550/arXiv.2503.01234}, abstract = {It keeps less.}}
@misc{c, title = {Keeping}}
@misc{d, title = {keeping}, abstract = {It keeps more.}}`);
  expect(entries).toEqual([
    { line: 2, id: "arxiv:2503.01234", title: "Forgetting", abstract: "It keeps less." },
    { line: 4, title: "Keeping", abstract: "It keeps more." },
  ]);
});

it("takes 1,000 entries, and says how many it left out", () => {
  const all = Array.from({ length: MOST_ENTRIES + 7 }, (_, n) => `10.1000/${n}`).join("\n");
  const { entries, leftOut } = read(all);
  expect(entries).toHaveLength(MOST_ENTRIES);
  expect(leftOut).toBe(7);
});

it("tells the first hundred problems, and how many there are", () => {
  const { problems, problemCount } = read(`${"nothing\n".repeat(MOST_PROBLEMS + 5)}2411.05783`);
  expect(problems).toHaveLength(MOST_PROBLEMS);
  expect(problemCount).toBe(MOST_PROBLEMS + 5);
});

it("says so when there is nothing to read, or too much", () => {
  expect(readLibrary("", FACTS)).toEqual({ ok: false, error: "No paper was found in this text." });
  expect(readLibrary("@misc{a, author={Nobody}}", FACTS)).toEqual({
    ok: false,
    error: "No paper was found in this BibTeX.",
  });
  expect(readLibrary("x".repeat(LONGEST_LIBRARY + 1), FACTS)).toEqual({
    ok: false,
    error: "This library is too large. It may have 4 MB.",
  });
});

// Each would take minutes or overflow the stack if the time were not linear.
describe("of a stranger who means harm", () => {
  const many = (text: string) => text.repeat(Math.floor(LONGEST_LIBRARY / text.length));
  it.each([
    ["open braces", `@a{k, title={${many("{").slice(20)}`],
    ["entries that are never closed", many("@a{k,t={")],
    ["entries without a body", many("@a{")],
    ["signs", many("@")],
    ["kinds without end", `@${many("a").slice(1)}`],
    ["spaces after signs", many("@    ")],
    ["keys without end", `@a{${many("k ").slice(3)}`],
    ["a quote", `@a{k, title="${many("x ").slice(20)}`],
    ["joined words", `@a{k, title=a${many("#a").slice(20)}}`],
    ["one entry a line", many("@a{k,t={\n")],
    ["comments", many("@comment{")],
    ["tags of RIS", `TY  - \n${many("AB  - x\n").slice(20)}`],
    ["lines of RIS without tags", `TY  - \nAB  - ${many("x\n").slice(20)}`],
    ["open objects", many('{"a":').slice(5)],
    ["open lists", `[{"a":${many("[").slice(10)}`],
    ["quotes of JSON", `[{"a": ${many('"').slice(10)}`],
    ["open outlines", `<opml>${many("<outline>").slice(10)}`],
    ["links of nothing", many("arxiv.org/abs/")],
    ["numbers", many("2411.")],
    ["archives", many("a-")],
    ["DOIs", many("10.1000/((((")],
  ])("reads 4 MB of %s", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(LONGEST_LIBRARY);
    expect(readLibrary(text, FACTS)).toHaveProperty("ok");
  });

  it("reads strings made of strings, which would be gigabytes", () => {
    const strings = Array.from({ length: 40 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`);
    const text = `@string{s0 = "xxxxxxxxxx"}\n${strings.join("\n")}\n@misc{a, title = s40 # s40}`;
    const { entries } = read(text);
    expect(entries[0]!.title!.length).toBeLessThan(50_000);
  });
});

// Citation.js keeps what protects capitals, and reads TeX in another way.
it.each(["zotero", "better-bibtex", "dblp", "scholar", "mendeley"])(
  "reads the titles of %s as another reader does",
  (name) => {
    const text = FILES[`./files/${name}.bib`]!;
    const bare = (title?: string) =>
      title
        ?.replace(/<[^>]+>/g, "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
    const theirs = readBibtex(text).map(({ title }) => bare(title));
    expect(theirs.length).toBeGreaterThan(0);
    expect(read(text).entries.map(({ title }) => bare(title))).toEqual(theirs);
  },
);
