import { PLACES } from "../paper/log.ts";
import { spansBetween } from "../paper/spans.ts";
import { DAY } from "../text/time.ts";
import { entryColumns } from "./entries.ts";
import { INDEX_TABLES, matchingMomentsOf, narrowed, type Range } from "./matching.ts";

/** How far a script has read: all commits before `change`, and that one up to `seq`. */
export interface Cursor {
  change: number;
  seq: number;
}

/** The highest seq there can be. */
export const WHOLE = Number.MAX_SAFE_INTEGER;

/** Moments of the log from one seq to another, both included. */
export interface Seqs {
  first: number;
  last: number;
}

/** Moments that a commit wrote. */
export interface CommitRange extends Seqs {
  change: number;
}

/** Part of the commits, behind one cursor and up to another. */
export interface Commits {
  from: Cursor;
  to: Cursor;
  ranges: readonly CommitRange[];
  /** Whether rows of the index that an older version wrote are left. */
  hasOlder: boolean;
}

/** Rows of moments that matched and changed, oldest change first, and how far was looked. */
interface Changed {
  rows: Record<string, unknown>[];
  reached: Cursor;
}

// Each costs a row and a look into the index, even if nothing in it matches.
const MOST_RANGES = 500;
// If fewer may be looked at, it takes less to ask once for the papers that they are of.
const FEWEST_RANGES = 25;

/** How many commit ranges are looked at for a page of changes. */
export function mostRanges({ lookups = MOST_RANGES }: Range): number {
  return lookups < FEWEST_RANGES ? MOST_RANGES : Math.min(lookups, MOST_RANGES);
}

/**
 * The moments of a range that some commits wrote.
 * Reads two rows a commit range and four an entry. Where the index may not be asked for each of them
 * or there are rows of an older version, reads two rows a moment, and 500 moments are looked at.
 */
export function changedWithin(
  db: D1Database,
  range: Range,
  commits: Commits,
  limit: number,
): Promise<Changed> {
  const { lookups = MOST_RANGES } = range;
  return lookups >= FEWEST_RANGES && !commits.hasOlder
    ? changedByRange(db, range, commits, limit)
    : changedByPaper(db, range, commits, limit);
}

// A commit range is of one second, so of one day.
const SEQS_OF_DAY = PLACES * DAY;

// CROSS JOIN keeps SQLite to this order: range by range, each sorted, until the page is full.
async function changedByRange(
  db: D1Database,
  range: Range,
  { from, to, ranges }: Commits,
  limit: number,
): Promise<Changed> {
  const [table] = INDEX_TABLES;
  const { from: least = 0, to: most = WHOLE } = range;
  const { results } = await db
    .prepare(
      `SELECT moment.change, ${entryColumns(range)} FROM commit_range
         CROSS JOIN ${table}
         CROSS JOIN moment ON moment.seq = ${table}.rowid AND moment.change = commit_range.change
         CROSS JOIN paper ON paper.key = moment.paper
       WHERE (commit_range.change, commit_range.last) > (?1, ?2)
         AND (commit_range.change, commit_range.last) <= (?3, ?4)
         AND ${table} MATCH ?5 ->> ('day' || (commit_range.first / ${SEQS_OF_DAY}))
         AND ${table}.rowid >= max(commit_range.first, cast(?6 AS integer),
           iif(commit_range.change = ?1, cast(?2 AS integer) + 1, 0))
         AND ${table}.rowid <= min(commit_range.last, cast(?7 AS integer) - 1)
       ORDER BY commit_range.change, commit_range.last, ${table}.rowid
       LIMIT cast(?8 AS integer)`,
    )
    .bind(
      from.change,
      from.seq,
      to.change,
      to.seq,
      JSON.stringify(matchesByDay(range, ranges)),
      least,
      most,
      limit,
    )
    .all();
  return { rows: results, reached: to };
}

// A MATCH of one day ends with it.
function matchesByDay(range: Range, ranges: readonly CommitRange[]): Record<string, string> {
  const days = new Set(ranges.map(({ first }) => Math.floor(first / SEQS_OF_DAY)));
  return Object.fromEntries(
    Array.from(days, (day) => {
      const spans = spansBetween(day * DAY, day * DAY);
      return [`day${day}`, narrowed(range, spans).match];
    }),
  );
}

const MOST_MOMENTS = 500;

async function changedByPaper(
  db: D1Database,
  range: Range,
  { from, to }: Commits,
  limit: number,
): Promise<Changed> {
  const { from: least = 0, to: most = WHOLE, mostTags = MOST_MOMENTS } = range;
  const mostMoments = Math.min(MOST_MOMENTS, mostTags);
  const { results } = await db
    .prepare(
      `SELECT moment.change, moment.seq, paper.id FROM commit_range
         CROSS JOIN moment ON moment.seq BETWEEN commit_range.first AND commit_range.last
           AND +moment.change = commit_range.change
         CROSS JOIN paper ON paper.key = moment.paper
       WHERE (commit_range.change, commit_range.last) > (?1, ?2)
         AND (commit_range.change, commit_range.last) <= (?3, ?4)
         AND moment.seq > iif(commit_range.change = ?1, ?2, 0)
         AND moment.seq >= ?5 AND moment.seq < ?6
       ORDER BY commit_range.change, commit_range.last, moment.seq
       LIMIT ${mostMoments + 1}`,
    )
    .bind(from.change, from.seq, to.change, to.seq, least, most)
    .all<Cursor & { id: string }>();
  const candidates = results.slice(0, mostMoments);
  const ids = candidates.map(({ id }) => id);
  const matching = await matchingMomentsOf(db, ids, range);
  const seqs = candidates.map(({ seq }) => seq).filter((seq) => matching.has(seq));
  const { results: entries } = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM json_each(?1) AS wanted
         CROSS JOIN moment ON moment.seq = wanted.value
         CROSS JOIN paper ON paper.key = moment.paper
       ORDER BY wanted.key`,
    )
    .bind(JSON.stringify(seqs.slice(0, limit)))
    .all();
  // A commit between the statements may have changed them again. A cursor at that commit would pass
  // over the ones before it.
  const changes = new Map(candidates.map(({ seq, change }) => [seq, change]));
  const rows = entries.map((row) => ({ ...row, change: changes.get(row["seq"] as number) }));
  const last = results.length > mostMoments ? candidates.at(-1) : undefined;
  return { rows, reached: last ? { change: last.change, seq: last.seq } : to };
}
