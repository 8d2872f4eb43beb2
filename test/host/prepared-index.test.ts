import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";

const MIGRATIONS = join(import.meta.dirname, "../../migrations");
const OWN = "0009_prepared.sql";

it("keeps the rows of an index that was there before, to be searched on", () => {
  const db = new DatabaseSync(":memory:");
  const names = readdirSync(MIGRATIONS).toSorted();
  const apply = (name: string) => db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  names.filter((name) => name < OWN).forEach(apply);
  db.prepare(
    `INSERT INTO moment_index (rowid, title, abstract, authors, after, before)
     VALUES (7, 'Forgetting on purpose', '', 'ada0 lovelace0 x', 'all1 code1', '')`,
  ).run();
  names.filter((name) => name >= OWN).forEach(apply);
  const find = (table: string, match: string) =>
    db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).all(match).length;
  expect(find("porter_index", 'title:"forget" AND after:code1')).toBe(1);
  expect(find("moment_index", "after:all1")).toBe(0);
});
