import { PLACES } from "../../src/paper/log.ts";
import { compile, compileFacets, explain, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import { countTags } from "../../src/store/facets.ts";
import { type RankedOrder, rankedEntries } from "../../src/store/ranked.ts";
import type { Database } from "../host/migrate.ts";
import { printTable } from "./budget.ts";
import { type Asked, recording } from "./recording.ts";

const PAGE = 50;
const MOST_AN_ENTRY = 4;
const MOST_RANKED = 3000;
const MOST_FACETED = 1500;
// SQLite's time comes in whole milliseconds.
const TIMES = 20;

const SHAPES: [shape: string, query: string][] = [
  ["everything", ""],
  ["word", "unlearning"],
  ["common word", "model"],
  ["phrase", '"machine learning"'],
  ["OR", "forgetting OR lattice OR supernova"],
  ["AND", "neural network"],
  ["NOT", "quantum -entanglement"],
  ["NOT of a common word", "-model"],
  ["prefix", "optimi*"],
  ["short prefix", "det*"],
  ["title", "title:graph"],
  ["author", 'author:"Y Wang"'],
  ["author prefix", "author:schm*"],
  ["category", "cat:cs.LG"],
  ["archive", "cat:cs.*"],
  ["several categories", "cat:cs.LG OR cat:stat.ML OR cat:math.PR"],
  ["category, excluded", "cat:cs.LG -cat:cs.CV"],
  ["source", "source:huggingface"],
  ["upvotes", "upvotes:>=50"],
  ["fewer upvotes", "source:huggingface upvotes:<10"],
  ["has", "has:code"],
  ["has not", "source:huggingface -has:code"],
  ["keyword", 'keyword:"large language models"'],
  ["submitter, prefix", "by:tai*"],
  ["published year", "date:2019"],
  ["published range", "date:2019-03-05..2021-10-17"],
  ["entered", "entered:2010-01-01..2012-06-30"],
  ["entered, common word", "model entered:2005-01-01..2005-06-30"],
  ["newer, of everything", "newer:365d"],
  ["revised", "is:revised"],
  ["revised in a category", "is:revised cat:hep-th"],
  ["id", "id:math/9201205"],
  ["nothing", "xyzzyx"],
  ["mixture of facts", "cat:cs.* upvotes:>=20 has:code date:2018..2026"],
  ["mixture", '(graph OR "neural network" OR optimi*) (cat:cs.LG OR has:code) -survey'],
  ["mixture, mostly NOT", "-cat:cs.* -cat:math.* -model upvotes:>=5"],
];
const RANKINGS: RankedOrder[] = ["top", "trending", "relevance"];
const RANKED = ["model", "cat:cs.*", "graph upvotes:>=5"];
const FACETED = ["", "model", "unlearning", "has:code", "-model"];

interface Shape {
  shape: string;
  query: string;
  /** How many entries there are, or papers counted. */
  page: (db: Database) => Promise<number>;
  /** The most rows that a page may read. */
  most: (entries: number) => number;
}

function shapesOf(now: number): Shape[] {
  const newest = (shape: string, query: string, to?: number): Shape => ({
    shape,
    query,
    async page(db) {
      const range = { ...compiled(query, now), ...(to !== undefined && { to }) };
      return (await newestEntries(db, range, PAGE)).entries.length;
    },
    most: (entries) => Math.max(entries, 1) * MOST_AN_ENTRY,
  });
  const ranked = (ranking: RankedOrder, query: string): Shape => ({
    shape: `by ${ranking}`,
    query,
    page: async (db) => (await rankedEntries(db, compiled(query, now), ranking, PAGE, now)).length,
    most: () => MOST_RANKED,
  });
  const faceted = (query: string): Shape => ({
    shape: "facets",
    query,
    page: async (db) => (await countTags(db, compileFacets(treeOf(query), now)!)).papers,
    most: () => MOST_FACETED,
  });
  return [
    ...SHAPES.map(([shape, query]) => newest(shape, query)),
    newest("word, an old page", "model", Math.floor(now * 0.7) * PLACES),
    ...RANKINGS.flatMap((ranking) => RANKED.map((query) => ranked(ranking, query))),
    ...FACETED.map(faceted),
  ];
}

function compiled(query: string, now: number) {
  return compile(treeOf(query), now);
}

function treeOf(query: string) {
  const parsed = parse(query);
  if (!parsed.ok) throw new Error(`${query}: ${explain(parsed.error)}`);
  return parsed.tree;
}

/** Asks for a page of each shape, prints what that took, and says whether all kept the bound. */
export async function reportRows(real: Database): Promise<boolean> {
  const { db, statements, clear } = recording(real);
  const newest = await real.prepare("SELECT max(at) AS at FROM moment").first<{ at: number }>();
  const plans: string[] = [];
  const table = [["shape", "query", "entries", "rows", "an entry", "ms", "plan", ""]];
  let kept = true;
  for (const { shape, query, page, most } of shapesOf(newest!.at)) {
    let entries = 0;
    let ms = 0;
    for (let n = 0; n < TIMES; n++) {
      clear();
      entries = await page(db);
      ms += sum(statements.map((asked) => asked.ms)) / TIMES;
    }
    const rows = sum(statements.map(({ rowsRead }) => rowsRead));
    const plan = await planOf(real, statements);
    if (!plans.includes(plan)) plans.push(plan);
    const within = rows <= most(entries);
    kept &&= within;
    table.push([
      shape,
      query,
      String(entries),
      String(rows),
      entries > 0 ? (rows / entries).toFixed(2) : "",
      ms.toFixed(2),
      String(plans.indexOf(plan) + 1),
      within ? "ok" : "OVER",
    ]);
  }
  printTable(table);
  plans.forEach((plan, n) => console.log(`\nPlan ${n + 1}\n${plan}`));
  return kept;
}

async function planOf(db: Database, statements: readonly Asked[]): Promise<string> {
  const lines: string[] = [];
  for (const { sql, values } of statements) {
    const explained = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...values);
    const { results } = await explained.all<{ detail: string }>();
    lines.push(...results.map(({ detail }) => `  ${detail}`));
  }
  return lines.join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
