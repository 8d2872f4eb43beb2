import type { LoggedMoment } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import {
  changedWithin,
  type CommitRange,
  type Cursor,
  mostRanges,
  type Seqs,
  WHOLE,
} from "./changed.ts";
import { entryKey, paperMomentOf } from "./entries.ts";
import { OLDER_INDEX, type Range } from "./matching.ts";

/** The entries that entered or changed after a cursor, in the order of their commits. */
export interface ChangedPage {
  /** Each entry once, as it entered last. */
  entries: PaperMoment[];
  /** The cursor to go on from, now or later. */
  cursor: string;
  /** Whether there may be more by now. Even an empty page can have more. */
  more: boolean;
}

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
 * Reads a number of rows that does not grow with the log.
 * @param limit the most rows of the log; entries can be fewer
 * @returns undefined if the cursor is ahead of the log, so it is of another one
 */
export async function changedEntries(
  db: D1Database,
  range: Range,
  cursor: Cursor,
  limit: number,
): Promise<ChangedPage | undefined> {
  const most = mostRanges(range);
  const { newest, hasOlder, ranges } = await lookAhead(db, cursor, most);
  if (cursor.change > newest) return undefined;
  const edge = ranges.length === most ? ranges.at(-1) : undefined;
  const to = edge ? { change: edge.change, seq: edge.last } : { change: newest, seq: WHOLE };
  const commits = { from: cursor, to, ranges, hasOlder };
  const { rows, reached } = await changedWithin(db, range, commits, limit + 1);
  const found = rows.slice(0, limit);
  const cut = rows.length > limit ? found.at(-1) : undefined;
  const next = cut ? { change: cut["change"] as number, seq: cut["seq"] as number } : reached;
  return {
    entries: lastOfEach(found.map(paperMomentOf)),
    cursor: formatCursor(next),
    more: cut !== undefined || edge !== undefined || reached !== to,
  };
}

// As many commit ranges as may be looked at.
async function lookAhead(
  db: D1Database,
  cursor: Cursor,
  most: number,
): Promise<{ newest: number; hasOlder: boolean; ranges: CommitRange[] }> {
  const row = await db
    .prepare(
      `SELECT change AS newest, EXISTS (SELECT 1 FROM ${OLDER_INDEX}) AS hasOlder,
         (SELECT json_group_array(json_object('change', change, 'first', first, 'last', last)) FROM
            (SELECT change, first, last FROM commit_range WHERE (change, last) > (?1, ?2)
             ORDER BY change, last LIMIT cast(?3 AS integer))) AS ranges
       FROM wire`,
    )
    .bind(cursor.change, cursor.seq, most)
    .first<{ newest: number; hasOlder: number; ranges: string }>();
  const { newest, hasOlder, ranges } = row!;
  return { newest, hasOlder: hasOlder === 1, ranges: JSON.parse(ranges) as CommitRange[] };
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
): Seqs[] {
  const ranges: Seqs[] = [];
  const open = new Map<number, Seqs>();
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
