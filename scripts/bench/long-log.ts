import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { indexRow, rowMarks, seqOf } from "../../src/paper/log.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { KNOWN, tagsOf, valueOf, valueTag } from "../../src/paper/tags.ts";
import { PAPER_COLUMNS, paperOf } from "../../src/store/papers.ts";
import { writeTags } from "../../src/store/tag-text.ts";
import { DAY } from "../../src/text/time.ts";

const CHUNK = 50_000;
const MOMENTS_OF_DAY = 500;
// One moment in so many is not its paper's first.
const LATER = 3;

/**
 * Adds moments to the log of a data folder until it holds `size`, all older than those it has and
 * of its own papers, with their texts and tags and ids of their own. Nothing may have the folder
 * open: this writes to the file of D1 itself, which is a hundred times faster than asking D1 to.
 */
export function lengthenLog(data: string, size: number): void {
  const db = new DatabaseSync(databaseFile(data));
  try {
    db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;");
    const rows = rowsOf(db);
    const { moments, oldest } = db
      .prepare("SELECT count(*) AS moments, min(at) AS oldest FROM moment")
      .get() as { moments: number; oldest: number };
    const moment = db.prepare(
      `INSERT INTO moment (seq, paper, at, live, tags, change, written)
       VALUES (?, ?, ?, 0, ?, 0, 0)`,
    );
    const index = db.prepare(
      `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    for (let from = moments; from < size; from += CHUNK) {
      db.exec("BEGIN");
      for (let n = Math.min(from + CHUNK, size) - 1; n >= from; n--) {
        const at = oldest - (1 + Math.floor((n - moments) / MOMENTS_OF_DAY)) * DAY;
        const seq = seqOf(at, n % MOMENTS_OF_DAY);
        const { key, title, abstract, authors, tags, written } = rows[n % rows.length]!;
        const after = `${tags} ${valueTag("id", `long${n}`)} ${rowMarks(seq).join(" ")}`;
        moment.run(seq, key, at, written);
        index.run(seq, title, abstract, authors, after, n % LATER === 0 ? `${tags} ${KNOWN}` : "");
      }
      db.exec("COMMIT");
    }
  } finally {
    db.close();
  }
}

function rowsOf(db: DatabaseSync) {
  const columns = PAPER_COLUMNS.join(", ");
  const papers = db.prepare(`SELECT key, ${columns} FROM paper ORDER BY key`).all();
  return papers.map((row) => {
    const paper: Paper = paperOf(row);
    const tags = tagsOf(paper).filter((tag) => valueOf("id", tag) === undefined);
    const moment = { seq: 0, at: 0, rank: 0, live: false, tags };
    const { title, abstract, authors } = indexRow(paper, moment);
    return {
      key: row["key"] as number,
      title,
      abstract,
      authors,
      tags: tags.join(" "),
      written: writeTags(tags),
    };
  });
}

// Miniflare names the file of a database by a hash, beside one of its own.
export function databaseFile(data: string): string {
  const folder = join(data, "d1", "miniflare-D1DatabaseObject");
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (names.length !== 1) throw new Error(`${folder} holds ${names.length} databases, not 1`);
  return join(folder, names[0]!);
}
