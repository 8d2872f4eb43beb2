import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Miniflare } from "miniflare";

export type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

// The table of `wrangler d1 migrations apply`, so that either can follow the other.
const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Applies the migrations of a folder that a database has not had yet, in the order of their names,
 * each wholly or not at all.
 * @returns the names of those applied
 */
export async function migrate(db: Database, folder: string): Promise<string[]> {
  await db.prepare(TABLE).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const done = new Set(results.map(({ name }) => name));
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const pending = files.filter((name) => !done.has(name));
  if (pending.length === 0) return [];
  // Loaded where it is needed: it takes 100 MB.
  const { unstable_splitSqlQuery } = await import("wrangler");
  for (const name of pending) {
    const sql = await readFile(join(folder, name), "utf8");
    const statements = unstable_splitSqlQuery(sql).map((statement) => db.prepare(statement));
    await db.batch([
      ...statements,
      db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
    ]);
  }
  return pending;
}
