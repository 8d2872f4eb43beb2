import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";

const MIGRATIONS = join(import.meta.dirname, "../../migrations");

/** An index with a row that was written before a migration, and one before another, after all. */
function migrated(rows: Record<string, [migration: string, title: string]>) {
  const db = new DatabaseSync(":memory:");
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    for (const [seq, [migration, title]] of Object.entries(rows)) {
      if (name !== migration) continue;
      db.prepare(
        `INSERT INTO moment_index (rowid, title, abstract, authors, after, before)
         VALUES (?, ?, '', 'ada0 lovelace0 x', 'all1 code1', '')`,
      ).run(Number(seq), title);
    }
    db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  }
  return (table: string, match: string) =>
    db
      .prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`)
      .all(match)
      .map(({ rowid }) => rowid);
}

it("makes no trigger: D1 splits what is within one, when it gets migrations by its API", () => {
  const all = readdirSync(MIGRATIONS).map((name) => readFileSync(join(MIGRATIONS, name), "utf8"));
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter((sql) => /CREATE\s+TRIGGER/i.test(sql))).toEqual([]);
});

it("keeps the rows of indexes that were there before, to be searched on", () => {
  const find = migrated({
    7: ["0009_prepared.sql", "Forgetting on purpose"],
    8: ["0015_columns.sql", "forget on purpos"],
  });
  expect(find("porter_index", 'title:"forget" AND after:code1')).toEqual([7]);
  // The Worker of before finds it where it was.
  expect(find("moment_index", 'title:"forget" AND after:code1')).toEqual([8]);
  expect(find("log_index", "after:all1")).toEqual([]);
});
