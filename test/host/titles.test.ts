import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readRecorded } from "../../scripts/bench/recorded-papers.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { indexRow } from "../../src/paper/log.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { compile, parse } from "../../src/query/index.ts";
import { feed } from "../../src/sources/feed/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import { texToUnicode } from "../../src/text/tex.ts";

const FOLDER = process.env["RECORDED_DATA"]!;
const recorded = readRecorded(join(FOLDER, "data"));
if (!recorded) console.log(`Skipped: no recorded papers in ${FOLDER}/data`);
const casesFile = join(FOLDER, "cases/search/search.rss");
const isThere = existsSync(casesFile);
if (!isThere) console.log(`Skipped: no titles in ${FOLDER}/cases/search`);

// Of arXiv's papers, one in so many. Longer titles than a query may be are cut off where pasted.
const EVERY = 8;
const LONGEST = 500;

/** What of some papers cannot be found by its title, as it is written and as it is shown. */
function unfound(papers: readonly Pick<Paper, "title">[]): string[] {
  const find = indexOf(papers);
  return papers.flatMap(({ title }, n) => {
    const shown = texToUnicode(title);
    const pasted = [title, shown].map((text) => text.slice(0, LONGEST));
    const asked = new Set(pasted.flatMap((text) => [text, `"${text}"`]));
    return [...asked].filter((text) => !find(text)?.includes(n + 1));
  });
}

/** Searches an index of papers by what is typed, for their numbers from 1. */
function indexOf(papers: readonly Pick<Paper, "title">[]): (q: string) => number[] | undefined {
  const db = new DatabaseSync(":memory:");
  db.exec(
    `CREATE VIRTUAL TABLE log_index USING fts5 (title, abstract, authors, after, before,
       content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,
  );
  const insert = db.prepare("INSERT INTO log_index (rowid, title, after) VALUES (?, ?, ?)");
  for (const [n, { title }] of papers.entries()) {
    const paper = { title, abstract: "", authors: [] as string[] } as Paper;
    const row = indexRow(paper, { seq: n + 1, at: 0, rank: 0, live: false, tags: [] });
    insert.run(n + 1, row.title, row.after);
  }
  const select = db.prepare("SELECT rowid FROM log_index WHERE log_index MATCH ?");
  return (q) => {
    const read = parse(q);
    if (!read.ok) return undefined;
    return select.all(compile(read.tree, 0).match).map(({ rowid }) => rowid as number);
  };
}

describe.skipIf(!recorded)("recorded titles", () => {
  it("of Hugging Face find their papers where they are pasted", () => {
    expect(recorded!.huggingFace.length).toBeGreaterThan(2500);
    expect(unfound(recorded!.huggingFace)).toEqual([]);
  });

  it("of arXiv do", () => {
    expect(unfound(recorded!.arxiv.filter((_, n) => n % EVERY === 0))).toEqual([]);
  });
});

describe.skipIf(!isThere)("titles of the kinds that were not found", () => {
  const url = "https://s.example/feed.xml";
  const source = feed(FACTS).create({ ...OPTIONS, FEEDS: [{ url }] });
  const page = { source: "feed", page: url, day: "2026-11-25" };
  const body = isThere ? readFileSync(casesFile, "utf8") : "";
  const papers = isThere ? source.read([body], page).listings.map(({ paper }) => paper) : [];

  it("find their papers where they are pasted", () => {
    expect(papers.length).toBeGreaterThan(20);
    expect(unfound(papers)).toEqual([]);
  });

  it.each([
    ["CO2", /CO(\$_2\$|₂)/],
    ["CO₂", /CO(\$_2\$|₂)/],
    ["L2", /L_2|ell_2/],
    ["beta-VAE", /β-VAE|beta\$-VAE/],
    ["β-VAE", /β-VAE|beta\$-VAE/],
    ["SE(3)-Transformers", /SE\(3\)-Transformers/],
    ["Moller", /Møller/],
    ["Lukasiewicz", /Łukasiewicz/],
    ["语言模型", /语言模型/],
    ["理論", /理論/],
    ["C++", /C\+\+/],
    ["A*", /A\*/],
    [".NET", /\.NET/],
  ])("are found by %s", (q, written) => {
    const found = indexOf(papers)(q)?.map((n) => papers[n - 1]?.title);
    expect(found).toEqual(papers.map(({ title }) => title).filter((title) => written.test(title)));
    expect(found).not.toEqual([]);
  });
});
