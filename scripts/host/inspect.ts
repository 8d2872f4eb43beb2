import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

// Reading all of a larger database would hold up the start.
const LARGEST_READ = 2 ** 30;

const COPY = "Restore a copy of the folder, or begin anew in another: --data DIR";

/**
 * Looks at what a data folder holds before anything is started on it.
 * @param state the folder of Miniflare's files
 * @param migrations the folder of migrations
 * @throws with a sentence that says what to do if its database is damaged, half there, of a newer
 * Paperwire or of another program
 */
export function inspect(state: string, migrations: string): void {
  const folder = join(state, "d1", "miniflare-D1DatabaseObject");
  const files = databasesIn(folder);
  if (files.length > 1) {
    throw new Error(`${folder} holds ${files.length} databases in the place of one. ${COPY}`);
  }
  for (const file of files) inspectDatabase(file, migrations);
  for (const file of databasesIn(join(state, "kv", "miniflare-KVNamespaceObject"))) {
    if (damageOf(file) !== undefined) forgetKept(state, file);
  }
}

// Miniflare names the file of a database by a hash, beside one of its own.
function databasesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  return names.map((name) => join(folder, name));
}

function inspectDatabase(file: string, migrations: string): void {
  const damage = damageOf(file);
  if (damage !== undefined) throw new Error(`${file} is damaged: ${damage}. ${COPY}`);
  const names = readdirSync(migrations).filter((name) => name.endsWith(".sql"));
  const found = using(file, (db) => ({ tables: tablesOf(db), applied: appliedTo(db) }));
  // Nothing was written yet.
  if (found.tables.length === 0) return;
  const known = names.toSorted();
  const unknown = found.applied.toSorted().find((name) => !known.includes(name));
  if (unknown !== undefined && unknown > known.at(-1)!) {
    throw new Error(
      `${file} was written by a newer Paperwire: it has ${unknown}. Update this one, or give another folder: --data DIR`,
    );
  }
  const wanted = tablesAfter(found.applied.map((name) => join(migrations, name)));
  const missing = wanted.find((name) => !found.tables.includes(name));
  if (unknown !== undefined || found.applied.length === 0) {
    throw new Error(`${file} is of another program. Give another folder: --data DIR`);
  }
  if (missing !== undefined) throw new Error(`${file} has no table "${missing}". ${COPY}`);
}

/** The fault of a database; undefined if it has none. */
function damageOf(file: string): string | undefined {
  try {
    return using(file, (db) => {
      const isSmall = statSync(file).size <= LARGEST_READ;
      const check = db.prepare(isSmall ? "PRAGMA quick_check(1)" : "PRAGMA schema_version");
      const result = Object.values(check.get() ?? {})[0];
      return !isSmall || result === "ok" ? undefined : oneLine(String(result));
    });
  } catch (error) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
}

function using<Result>(file: string, use: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file);
  try {
    return use(db);
  } finally {
    db.close();
  }
}

function tablesOf(db: DatabaseSync): string[] {
  const rows = db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'index')").all();
  return rows.map(({ name }) => String(name)).filter((name) => !/^(?:_cf_|sqlite_)/.test(name));
}

function appliedTo(db: DatabaseSync): string[] {
  if (!tablesOf(db).includes("d1_migrations")) return [];
  return db
    .prepare("SELECT name FROM d1_migrations")
    .all()
    .map(({ name }) => String(name));
}

/** The tables and indexes that there are after some migrations. */
function tablesAfter(files: readonly string[]): string[] {
  return using(":memory:", (db) => {
    for (const file of files.toSorted()) if (existsSync(file)) db.exec(readFileSync(file, "utf8"));
    return tablesOf(db);
  });
}

// It holds only what runs compute anew each hour.
function forgetKept(state: string, file: string): void {
  console.error(`${file} is damaged. It held only what is computed anew, and is deleted.`);
  rmSync(join(state, "kv"), { recursive: true, force: true });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
