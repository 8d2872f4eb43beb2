import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PLACES } from "../../src/paper/log.ts";
import { KNOWN } from "../../src/paper/tags.ts";

const CHUNK = 100_000;

/**
 * Adds moments to the log of a data folder until it holds `size`, all older than those it has and
 * of its own papers, with the words of their titles. Nothing may have the folder open: this writes
 * to the file of D1 itself, which is a hundred times faster than asking D1 to.
 */
export function lengthenLog(data: string, size: number): void {
  const db = new DatabaseSync(databaseFile(data));
  try {
    db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;");
    const { moments, oldest } = db
      .prepare("SELECT count(*) AS moments, min(at) AS oldest FROM moment")
      .get() as { moments: number; oldest: number };
    for (let from = moments; from < size; from += CHUNK) {
      const to = Math.min(from + CHUNK, size);
      db.exec("BEGIN");
      db.prepare(
        `INSERT INTO moment (seq, paper, at, live, tags, change, written)
         WITH RECURSIVE nth (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM nth WHERE n + 1 < ?2)
         SELECT (?3 - n) * ${PLACES}, 1 + n % (SELECT max(key) FROM paper), ?3 - n, 0, '', 0, 0
         FROM nth`,
      ).run(from, to, oldest);
      db.prepare(
        `INSERT INTO moment_index (rowid, title, abstract, authors, after, before)
         SELECT seq, title, '', '', 'all1 source1huggingface0', iif(seq % 3 = 0, '${KNOWN}', '')
         FROM moment JOIN paper ON paper.key = moment.paper
         WHERE seq > (?3 - ?2) * ${PLACES} AND seq <= (?3 - ?1) * ${PLACES} ORDER BY seq`,
      ).run(from, to, oldest);
      db.exec("COMMIT");
    }
  } finally {
    db.close();
  }
}

// Miniflare names the file of a database by a hash, beside one of its own.
function databaseFile(data: string): string {
  const folder = join(data, "d1", "miniflare-D1DatabaseObject");
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (names.length !== 1) throw new Error(`${folder} holds ${names.length} databases, not 1`);
  return join(folder, names[0]!);
}
