import type { PaperMoment } from "../paper/paper.ts";
import { HOUR } from "../text/time.ts";
import { PLACES } from "../paper/log.ts";
import { PAPER_COLUMNS, paperOf } from "./papers.ts";

/** Moments of the log. */
export interface Range {
  /** FTS5 MATCH text, as the query compiler writes it. */
  match: string;
  /** The lowest seq, included. */
  from?: number;
  /** The highest seq, excluded. */
  to?: number;
  /** Whether a moment that added a version is an entry of that version. */
  revisions?: boolean;
}

/** Some entries, newest first. */
export interface EntryPage {
  entries: PaperMoment[];
  /** Whether older ones follow. */
  more: boolean;
}

/** The number of entries of a range. */
export interface EntryCount {
  entries: number;
  /** The seq of the oldest entry that was counted. */
  oldest?: number;
  /** Whether counting stopped before the end of the range. */
  cut: boolean;
}

// A row each.
const MOST_COUNTED = 750;

/** The columns of `moment` and `paper` that {@link paperMomentOf} reads. */
export const PAPER_MOMENT_COLUMNS = `moment.seq, moment.at, moment.written, ${PAPER_COLUMNS.map((name) => `paper.${name}`).join(", ")}`;

/** As {@link PAPER_MOMENT_COLUMNS}; with the version of each entry where a range has revisions. */
export function entryColumns({ revisions }: Range): string {
  return `${PAPER_MOMENT_COLUMNS}${revisions ? ", moment.version AS revision" : ""}`;
}

/**
 * The newest entries of a range, each paper once.
 * Reads three rows an entry, whatever the size of the log: the index gives rows in the order of
 * their ids, which is the order of time, and reading stops after the page.
 */
export async function newestEntries(
  db: D1Database,
  range: Range,
  limit: number,
): Promise<EntryPage> {
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM moment_index
         JOIN moment ON moment.seq = moment_index.rowid
         JOIN paper ON paper.key = moment.paper
       WHERE moment_index MATCH ?1
         AND moment_index.rowid >= cast(?2 AS integer) AND moment_index.rowid < cast(?3 AS integer)
       ORDER BY moment_index.rowid DESC LIMIT cast(?4 AS integer)`,
    )
    // D1 binds every number as REAL, and FTS5 ignores REAL bounds on the row id.
    .bind(range.match, range.from ?? 0, range.to ?? Number.MAX_SAFE_INTEGER, limit + 1)
    .all();
  const moments = rows.results.slice(0, limit).map(paperMomentOf);
  return { entries: onceEach(moments), more: rows.results.length > limit };
}

/**
 * Counts the newest entries of a range. Reads a row each.
 * @param most counting stops there
 */
export async function countNewest(
  db: D1Database,
  range: Range,
  most = MOST_COUNTED,
): Promise<EntryCount> {
  const row = await db
    .prepare(
      `SELECT count(*) AS entries, min(seq) AS oldest FROM
         (SELECT rowid AS seq FROM moment_index WHERE moment_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY rowid DESC LIMIT cast(?4 AS integer))`,
    )
    .bind(range.match, range.from ?? 0, range.to ?? Number.MAX_SAFE_INTEGER, most)
    .first<{ entries: number; oldest: number | null }>();
  const { entries, oldest } = row!;
  return { entries, ...(oldest !== null && { oldest }), cut: entries === most };
}

/**
 * The newest `least` entries, and all others within `hours` of the newest, up to `most`. So a day of
 * papers that arrives at once is not cut.
 */
export async function newestWindow(
  db: D1Database,
  range: Range,
  { least, most, hours }: { least: number; most: number; hours: number },
): Promise<EntryPage> {
  const page = await newestEntries(db, range, least);
  const [newest, oldest] = [page.entries[0], page.entries.at(-1)];
  if (!page.more || !newest || !oldest) return page;
  const start = (newest.at - hours * HOUR) * PLACES;
  if (oldest.seq < start) return page;
  const from = Math.max(range.from ?? 0, start);
  const rest = await newestEntries(db, { ...range, from, to: oldest.seq }, most - least);
  return {
    entries: onceEach([...page.entries, ...rest.entries]),
    // Or the range goes on below the window.
    more: rest.more || (await newestEntries(db, { ...range, to: from }, 1)).entries.length > 0,
  };
}

/** The newest moment of each paper, in the order of the ids. */
export async function entriesOf(db: D1Database, ids: readonly string[]): Promise<PaperMoment[]> {
  const rows = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS} FROM json_each(?1) AS wanted
         JOIN paper ON paper.id = wanted.value
         JOIN moment ON moment.paper = paper.key
           AND moment.at = (SELECT max(at) FROM moment WHERE moment.paper = paper.key)
       ORDER BY wanted.key`,
    )
    .bind(JSON.stringify(ids))
    .all();
  return rows.results.map(paperMomentOf);
}

/** A row of {@link PAPER_MOMENT_COLUMNS} as a moment. */
export function paperMomentOf(row: Record<string, unknown>): PaperMoment {
  const revision = row["revision"];
  return {
    seq: row["seq"] as number,
    at: row["at"] as number,
    written: row["written"] as number,
    ...(typeof revision === "number" && { revision }),
    paper: paperOf(row),
  };
}

/** Each entry once, where it comes first. */
export function onceEach(moments: PaperMoment[]): PaperMoment[] {
  const seen = new Set<string>();
  return moments.filter((moment) => {
    const key = entryKey(moment);
    return !seen.has(key) && seen.add(key);
  });
}

/** What tells entries apart: the paper, and the version where the entry is of one. */
export function entryKey({ paper, revision }: PaperMoment): string {
  return `${paper.id} ${revision ?? ""}`;
}
