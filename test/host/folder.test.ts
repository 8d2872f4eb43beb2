import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openFolder } from "../../scripts/host/folder.ts";
import { inspect } from "../../scripts/host/inspect.ts";
import { lock } from "../../scripts/host/lock.ts";
import { ROOT } from "../../scripts/host/settings.ts";

const MIGRATIONS = join(ROOT, "migrations");
const NAME = "a".repeat(64);
const COPY = "Restore a copy of the folder, or begin anew in another: --data DIR";

let data: string;
let file: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "paperwire-"));
  const folder = join(data, "d1", "miniflare-D1DatabaseObject");
  mkdirSync(folder, { recursive: true });
  file = join(folder, `${NAME}.sqlite`);
});

afterEach(() => rm(data, { recursive: true, force: true }));

/** A database as the migrations leave it, and then changed. */
function database(...changes: string[]): void {
  const db = new DatabaseSync(file);
  db.exec("CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT UNIQUE, applied_at TEXT)");
  const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  for (const name of names.toSorted()) {
    db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
    db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").run(name);
  }
  for (const change of changes) db.exec(change);
  db.close();
}

describe("a data folder", () => {
  it("is used if it is new, empty, or as the migrations leave it", () => {
    expect(() => inspect(join(data, "none"), MIGRATIONS)).not.toThrow();
    expect(() => inspect(data, MIGRATIONS)).not.toThrow();
    database();
    expect(() => inspect(data, MIGRATIONS)).not.toThrow();
  });

  it("is used if an older Paperwire wrote it", () => {
    const db = new DatabaseSync(file);
    db.exec("CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT, applied_at TEXT)");
    const [first = ""] = readdirSync(MIGRATIONS).toSorted();
    db.exec(readFileSync(join(MIGRATIONS, first), "utf8"));
    db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").run(first);
    db.close();
    expect(() => inspect(data, MIGRATIONS)).not.toThrow();
  });

  it("of a newer Paperwire is refused", () => {
    database("INSERT INTO d1_migrations (name) VALUES ('9000_future.sql')");
    expect(() => inspect(data, MIGRATIONS)).toThrow(
      `${file} was written by a newer Paperwire: it has 9000_future.sql. Update this one, or give another folder: --data DIR`,
    );
  });

  it("of another program is refused", () => {
    const db = new DatabaseSync(file);
    db.exec("CREATE TABLE paper (id TEXT)");
    db.close();
    expect(() => inspect(data, MIGRATIONS)).toThrow(
      `${file} is of another program. Give another folder: --data DIR`,
    );
  });

  it("that holds half a database is refused", () => {
    database("DROP TABLE moment_index");
    expect(() => inspect(data, MIGRATIONS)).toThrow(`${file} has no table "moment_index". ${COPY}`);
  });

  it("that holds two databases is refused", () => {
    database();
    writeFileSync(file.replace("aa.sqlite", "ab.sqlite"), "");
    expect(() => inspect(data, MIGRATIONS)).toThrow("holds 2 databases in the place of one.");
  });

  it("whose database has damaged pages is refused", () => {
    database(
      "CREATE TABLE d1_filler (text)",
      "INSERT INTO d1_filler SELECT hex(randomblob(2000)) FROM json_each('[1,2,3,4,5,6,7,8,9]')",
    );
    const bytes = readFileSync(file);
    bytes.fill(0xaa, bytes.byteLength - 30_000);
    writeFileSync(file, bytes);
    expect(() => inspect(data, MIGRATIONS)).toThrow(
      new RegExp(`^${file} is damaged: .+\\. ${COPY}$`),
    );
  });

  it("whose database is none is refused", () => {
    writeFileSync(file, "This is a text of some length, and no database.".repeat(100));
    expect(() => inspect(data, MIGRATIONS)).toThrow(
      `${file} is damaged: file is not a database. ${COPY}`,
    );
  });

  it("loses what is computed anew if that is damaged, and nothing else", () => {
    database();
    const kept = join(data, "kv", "miniflare-KVNamespaceObject");
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, `${NAME}.sqlite`), "junk".repeat(1000));
    const error = vi.spyOn(console, "error").mockReturnValue();
    inspect(data, MIGRATIONS);
    expect(error).toHaveBeenCalledWith(expect.stringContaining("It held only what is computed"));
    error.mockRestore();
    expect(readdirSync(data)).toEqual(["d1"]);
  });

  it("that is a file is refused", () => {
    const path = join(data, "papers");
    writeFileSync(path, "");
    expect(() => openFolder(path)).toThrow(`${path} is not a folder. Give another: --data DIR`);
    expect(() => openFolder(join(path, "more"))).toThrow("is not a folder.");
  });
});

describe("a lock", () => {
  it("is told from junk in its place", () => {
    writeFileSync(join(data, "lock"), "12345\n".repeat(200));
    expect(() => lock(data)).toThrow(
      `${join(data, "lock")} is not a lock of Paperwire. Delete it, or give another folder: --data DIR`,
    );
  });

  it("is told from a folder in its place", () => {
    mkdirSync(join(data, "lock"));
    expect(() => lock(data)).toThrow("is not a lock of Paperwire.");
  });

  it("of another process is respected", () => {
    const other = new DatabaseSync(join(data, "lock"));
    other.exec("BEGIN EXCLUSIVE");
    expect(() => lock(data)).toThrow(
      `Another Paperwire runs on ${data}. Stop that one, or give another folder: --data DIR`,
    );
    other.close();
  });
});

describe("npm start", () => {
  it("says why it cannot use a folder, in one sentence, and ends with 1", () => {
    const papers = join(data, "papers");
    writeFileSync(papers, "");
    const script = join(ROOT, "scripts/start.ts");
    const command = join(ROOT, "node_modules/.bin/node");
    const { status, stderr } = spawnSync(command, [script, "--data", papers], { encoding: "utf8" });
    expect([status, stderr]).toEqual([1, `${papers} is not a folder. Give another: --data DIR\n`]);
  });
});
