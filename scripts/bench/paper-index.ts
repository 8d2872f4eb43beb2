import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { indexRow, placeOf, seqOf } from "../../src/paper/log.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { tagsOf } from "../../src/paper/tags.ts";
import { compile, explain, parse } from "../../src/query/index.ts";

const MIGRATIONS = join(import.meta.dirname, "../../migrations");

/**
 * Puts papers in an index in memory, of the same schema as the Worker's; all at one moment.
 * @returns finds the papers that answer a query; it throws when the query cannot be read
 */
export function indexPapers(papers: readonly Paper[]): (query: string) => Paper[] {
  const db = new DatabaseSync(":memory:");
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  }
  const insert = db.prepare(
    `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  db.exec("BEGIN");
  for (const [rank, paper] of papers.entries()) {
    const moment = { seq: seqOf(0, rank), at: 0, rank, live: true, tags: tagsOf(paper) };
    const { seq, title, abstract, authors, after, before } = indexRow(paper, moment);
    insert.run(seq, title, abstract, authors, after, before);
  }
  db.exec("COMMIT");
  const select = db.prepare("SELECT rowid AS seq FROM log_index WHERE log_index MATCH ?");
  return (query) => {
    const rows = select.all(matchOf(query)) as { seq: number }[];
    return rows.map(({ seq }) => papers[placeOf(seq).place]!);
  };
}

function matchOf(query: string): string {
  const parsed = parse(query);
  if (!parsed.ok) throw new Error(explain(parsed.error));
  return compile(parsed.tree, 0).match;
}
