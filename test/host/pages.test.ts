import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { seeded } from "../../scripts/simulator/random.ts";
import { packed } from "../../src/store/packing.ts";
import { PAPER_COLUMNS, paperValues } from "../../src/store/papers.ts";

const MIGRATIONS = join(import.meta.dirname, "../../migrations");

const random = seeded("pages");
const ROWS = Array.from({ length: 450 }, (_, n) => {
  return paperValues({
    id: `arxiv:2611.${String(n).padStart(5, "0")}`,
    feedId: `https://papers.example/${n}`,
    title: `Paper ${n}`,
    abstract: "Ein Maß für Güte. ".repeat(20 + Math.floor(random.next() * 80)),
    authors: ["Ada Lovelace"],
    categories: ["cs.LG"],
    sources: ["journal"],
    keywords: [],
    media: [],
    published: 1_764_000_000 + n,
  });
});
type Row = (typeof ROWS)[number];

/** The pages that the table of papers takes after some commits of 150. */
function pagesOf(order: (rows: readonly Row[]) => readonly Row[]): number {
  const db = new DatabaseSync(":memory:");
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  }
  const insert = db.prepare(
    `INSERT INTO paper (${PAPER_COLUMNS.join(", ")}) VALUES (${PAPER_COLUMNS.map(() => "?").join(", ")})`,
  );
  for (let n = 0; n < ROWS.length; n += 150) {
    for (const row of order(ROWS.slice(n, n + 150))) insert.run(...row);
  }
  const { pages } = db.prepare("SELECT count(*) AS pages FROM dbstat WHERE name = 'paper'").get()!;
  return Number(pages);
}

it("orders rows so that they take fewer pages, and loses none", () => {
  expect(new Set(packed(ROWS))).toEqual(new Set(ROWS));
  const [before, after] = [pagesOf((rows) => rows), pagesOf(packed)];
  expect(after).toBeLessThan(before * 0.9);
});

it("takes a row that is longer than a page, and none", () => {
  const [first, second] = ROWS as [Row, Row];
  const long = first.map((value) => (typeof value === "string" ? value.repeat(9) : value));
  expect(packed([first, long, second])).toHaveLength(3);
  expect(packed([])).toEqual([]);
});
