import type { LoggedMoment } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { entryColumns, entryKey, paperMomentOf, type Range } from "./entries.ts";

/** How far a script has read: all commits before `change`, and that one up to `seq`. */
export interface Cursor {
  change: number;
  seq: number;
}

/** The entries that entered or changed after a cursor, in the order of their commits. */
export interface ChangedPage {
  /** Each entry once, as it entered last. */
  entries: PaperMoment[];
  /** The cursor to go on from, now or later. */
  cursor: string;
  /** Whether there may be more by now. Even an empty page can have more. */
  more: boolean;
}

/** Moments of the log from one seq to another, both included. */
interface CommitRange {
  first: number;
  last: number;
}

// Each costs a row and a look into the index, even if nothing in it matches.
const RANGES_A_PAGE = 500;

const WHOLE = Number.MAX_SAFE_INTEGER;

/**
 * Reads a cursor of {@link changedEntries}. An empty text or 0 is the beginning.
 * @returns undefined for any other text
 */
export function parseCursor(text: string): Cursor | undefined {
  if (text === "" || text === "0") return { change: 0, seq: WHOLE };
  const [, ...digits] = /^c([0-9a-z]{1,11})(?:-([0-9a-z]{1,11}))?$/i.exec(text) ?? [];
  if (digits[0] === undefined) return undefined;
  const change = Number.parseInt(digits[0], 36);
  const seq = digits[1] === undefined ? WHOLE : Number.parseInt(digits[1], 36);
  return Math.max(change, seq) <= WHOLE ? { change, seq } : undefined;
}

function formatCursor({ change, seq }: Cursor): string {
  return `c${change.toString(36)}${seq === WHOLE ? "" : `-${seq.toString(36)}`}`;
}

/**
 * When anything was last committed, in seconds UTC; when the tables were made, if nothing was. Reads
 * a few rows.
 */
export async function newestCommit(db: D1Database): Promise<number> {
  const at = await db
    .prepare(
      `SELECT coalesce(
         (SELECT moment.written FROM commit_range
            JOIN moment ON moment.seq BETWEEN commit_range.first AND commit_range.last
              AND moment.change = commit_range.change
          ORDER BY commit_range.change DESC LIMIT 1),
         (SELECT unixepoch(min(applied_at)) FROM d1_migrations)) AS at`,
    )
    .first<number>("at");
  return at ?? 0;
}

/**
 * The entries of a range that entered it or changed after a cursor, oldest change first. An entry
 * that is written again while a script pages moves to the newest change, so it comes again and is
 * never missed.
 * Reads two rows a commit range and four an entry, whatever the query and the size of the log.
 * @param limit the most rows of the log; entries can be fewer
 * @returns undefined if the cursor is ahead of the log, so it is of another one
 */
export async function changedEntries(
  db: D1Database,
  range: Range,
  cursor: Cursor,
  limit: number,
): Promise<ChangedPage | undefined> {
  const ahead = await lookAhead(db, cursor);
  if (cursor.change > ahead.newest) return undefined;
  const end = ahead.edge ?? { change: ahead.newest, seq: WHOLE };
  // CROSS JOIN keeps SQLite to this order: range by range, each sorted, until the page is full.
  const rows = await db
    .prepare(
      `SELECT moment.change, ${entryColumns(range)} FROM commit_range
         CROSS JOIN moment_index
         CROSS JOIN moment ON moment.seq = moment_index.rowid AND moment.change = commit_range.change
         CROSS JOIN paper ON paper.key = moment.paper
       WHERE (commit_range.change, commit_range.last) > (?1, ?2) AND (commit_range.change, commit_range.last) <= (?3, ?4)
         AND moment_index MATCH ?5
         AND moment_index.rowid >= max(commit_range.first, cast(?6 AS integer),
           iif(commit_range.change = ?1, cast(?2 AS integer) + 1, 0))
         AND moment_index.rowid <= min(commit_range.last, cast(?7 AS integer) - 1)
       ORDER BY commit_range.change, commit_range.last, moment_index.rowid LIMIT cast(?8 AS integer)`,
    )
    .bind(
      cursor.change,
      cursor.seq,
      end.change,
      end.seq,
      range.match,
      range.from ?? 0,
      range.to ?? WHOLE,
      limit + 1,
    )
    .all();
  const found = rows.results.slice(0, limit);
  const cut = rows.results.length > limit ? found.at(-1) : undefined;
  const reached = cut ? { change: cut["change"] as number, seq: cut["seq"] as number } : end;
  return {
    entries: lastOfEach(found.map(paperMomentOf)),
    cursor: formatCursor(reached),
    more: cut !== undefined || ahead.edge !== undefined,
  };
}

async function lookAhead(
  db: D1Database,
  cursor: Cursor,
): Promise<{ newest: number; edge?: Cursor }> {
  const row = await db
    .prepare(
      `SELECT wire.change AS newest, edge.change, edge.last FROM wire LEFT JOIN
         (SELECT change, last FROM commit_range WHERE (change, last) > (?1, ?2)
          ORDER BY change, last LIMIT 1 OFFSET ${RANGES_A_PAGE - 1}) AS edge`,
    )
    .bind(cursor.change, cursor.seq)
    .first<{ newest: number; change: number | null; last: number | null }>();
  const { newest, change, last } = row!;
  return change === null || last === null ? { newest } : { newest, edge: { change, seq: last } };
}

function lastOfEach(moments: PaperMoment[]): PaperMoment[] {
  const last = new Map(moments.map((moment) => [entryKey(moment), moment]));
  return moments.filter((moment) => last.get(entryKey(moment)) === moment);
}

/**
 * The ranges of the log that a commit writes. New moments of one second lie below all older ones of
 * that second, so they are one range. A moment that is written again lies among others, so it is a
 * range of its own.
 */
export function commitRangesOf(
  moments: readonly (Pick<LoggedMoment, "seq" | "at"> & { isNew: boolean })[],
): CommitRange[] {
  const ranges: CommitRange[] = [];
  const open = new Map<number, CommitRange>();
  for (const { seq, at, isNew } of moments) {
    const range = isNew ? open.get(at) : undefined;
    if (range) {
      range.first = Math.min(range.first, seq);
      range.last = Math.max(range.last, seq);
    } else {
      const started = { first: seq, last: seq };
      ranges.push(started);
      if (isNew) open.set(at, started);
    }
  }
  return ranges;
}
