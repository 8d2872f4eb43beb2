import type { IndexRow, LoggedMoment } from "../paper/log.ts";
import type { Listing, Paper } from "../paper/paper.ts";
import { leaseGuard, zeroIfHeld } from "./lease.ts";
import { dropPart, type PartName } from "./page-parts.ts";
import { PAPER_COLUMNS, paperValues } from "./papers.ts";
import { addRejected, type PollRecord, recordStatements } from "./polls.ts";
import { commitRangesOf } from "./changes.ts";
import { CURRENT_TABLES, INDEX_TABLES } from "./matching.ts";
import { packed } from "./packing.ts";
import { each } from "./each.ts";
import type { Sketched } from "./sketch-records.ts";
import { appendSketches, sketchRowsOf } from "./sketches.ts";
import { saveSource, type SourceState } from "./sources.ts";
import { writeTags } from "./tag-text.ts";

/** The changes of a page; all of them are written, or none. */
export interface Changes {
  papers: Paper[];
  /** Moments to write or write again, with the id of their paper. */
  moments: (LoggedMoment & { paper: string; isNew: boolean; version: number | undefined })[];
  /** Rows of the index to write. */
  index: IndexRow[];
  /** Rows of the index to take out first: those written again, and those of removed moments. */
  stale: number[];
  /** Whether those may be in a table of an older version; they may if this is absent. */
  hasOlder?: boolean;
  /** Moments that no longer are. */
  removed: number[];
  /** Papers that go on under another id. */
  renamed: { from: string; to: string }[];
  /** Papers that turned out to be another one. */
  absorbed: { from: string; to: string }[];
  /** Papers of arXiv that are new and have no category yet, and those that got one. */
  unclassified: string[];
  classified: string[];
  /** Other ids of papers. */
  aliases: { id: string; paper: string }[];
  listings: (Pick<Listing, "source" | "day" | "rank"> & { paper: string; at: number })[];
  /** Sketches of moments that are new or whose text changed. */
  sketches: Sketched[];
  /** The newest live moment, if there is a new one. */
  liveAt?: number;
  /** The commits that there were when they were made: they are written if there are no more. */
  after?: number;
}

/** The state of the log: how many commits there were, and its newest live moment. */
export interface WireState {
  change: number;
  liveAt: number;
}

/** Reads where the log stands. */
export async function wireState(db: D1Database): Promise<WireState> {
  const row = await db.prepare("SELECT change, live_at AS liveAt FROM wire").first<WireState>();
  if (!row) throw new Error("The table wire is empty: apply the migrations.");
  return row;
}

/** A paper on a day's list of a source, as one text. */
export function listingKey({ source, day }: Pick<Listing, "source" | "day">, id: string): string {
  return `${source} ${day} ${id}`;
}

/**
 * Finds the listings that exist already.
 * @param listings the paper of each by its id
 * @returns their {@link listingKey}s
 */
export async function knownListings(
  db: D1Database,
  listings: readonly (Pick<Listing, "source" | "day"> & { id: string })[],
): Promise<Set<string>> {
  const rows = await db
    .prepare(
      `SELECT listing.source, listing.day, paper.id FROM json_each(?1) AS wanted
         JOIN paper ON paper.id = wanted.value ->> 2
         JOIN listing ON listing.source = wanted.value ->> 0
           AND listing.day = wanted.value ->> 1 AND listing.paper = paper.key`,
    )
    .bind(JSON.stringify(listings.map(({ source, day, id }) => [source, day, id])))
    .all<{ source: string; day: string; id: string }>();
  return new Set(rows.results.map((row) => listingKey(row, row.id)));
}

/** The lowest place taken in the log within each of the given ranges of it; null where none is. */
export async function lowestTaken(
  db: D1Database,
  ranges: { from: number; to: number }[],
): Promise<(number | null)[]> {
  const rows = await db
    .prepare(
      `SELECT (SELECT min(seq) FROM moment WHERE seq >= cast(value ->> 'from' AS integer)
         AND seq < cast(value ->> 'to' AS integer)) AS seq FROM json_each(?1) ORDER BY key`,
    )
    .bind(JSON.stringify(ranges))
    .all<{ seq: number | null }>();
  return rows.results.map(({ seq }) => seq);
}

/**
 * The rows {@link commit} writes for these changes, as D1 counts them: a row for each table and
 * each index of it.
 */
export function rowsWritten(changes: Changes): number {
  const { papers, moments, index, stale, removed, listings, unclassified, aliases, sketches } =
    changes;
  const indexed =
    (papers.length + moments.length + removed.length + aliases.length) * 2 + unclassified.length;
  const rows = index.length + stale.length + listings.length + sketchRowsOf(sketches).length;
  return indexed + rows + commitRangesOf(moments).length;
}

/**
 * Writes what a page changed, and how the poll went, in one transaction.
 * @param rest statements that belong to it, the poll row first of all
 * @param now the commit time that `moment.written` gets
 * @returns whether it counts as a commit, because it changed more than the poll
 * @throws when the lease is no longer `holder`'s, or another commit came first; nothing is written
 *   then
 */
export async function commit(
  db: D1Database,
  holder: string,
  changes: Changes,
  rest: D1PreparedStatement[],
  now: number,
): Promise<boolean> {
  const { papers, moments, index, stale, removed, listings, liveAt, after } = changes;
  const statements = [
    ...renamings(db, changes),
    ...each(
      db,
      `INSERT INTO paper (${PAPER_COLUMNS.join(", ")})
       SELECT ${PAPER_COLUMNS.map((_, n) => `value ->> ${n}`).join(", ")} FROM json_each(?1)
       WHERE true ON CONFLICT (id) DO UPDATE SET
       ${PAPER_COLUMNS.slice(2)
         .map((name) => `${name} = excluded.${name}`)
         .join(", ")}`,
      packed(papers.map(paperValues)),
    ),
    ...each(db, "DELETE FROM moment WHERE seq IN (SELECT value FROM json_each(?1))", removed),
    ...each(
      db,
      `INSERT INTO moment (seq, paper, at, live, tags, change, written, version)
       SELECT value ->> 0, (SELECT key FROM paper WHERE id = value ->> 1), value ->> 2, value ->> 3,
         value ->> 4, (SELECT change + 1 FROM wire), value ->> 5, value ->> 6 FROM json_each(?1)
       WHERE true ON CONFLICT (seq) DO UPDATE SET
         tags = excluded.tags, change = excluded.change, written = excluded.written,
         version = excluded.version`,
      // Inserted in any other order, rows leave pages half empty.
      moments
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ seq, paper, at, live, tags, version }) => [
          seq,
          paper,
          at,
          live ? 1 : 0,
          writeTags(tags),
          now,
          version ?? null,
        ]),
    ),
    ...each(
      db,
      `INSERT INTO commit_range (change, first, last)
       SELECT (SELECT change + 1 FROM wire), value ->> 0, value ->> 1 FROM json_each(?1)`,
      commitRangesOf(moments).map(({ first, last }) => [first, last]),
    ),
    ...indexing(db, index, stale, changes.hasOlder === false ? CURRENT_TABLES : INDEX_TABLES),
    ...each(
      db,
      `INSERT OR IGNORE INTO listing (source, day, paper, at, rank)
       SELECT value ->> 0, value ->> 1, (SELECT key FROM paper WHERE id = value ->> 2), value ->> 3,
         value ->> 4 FROM json_each(?1)`,
      listings.map(({ source, day, paper, at, rank }) => [source, day, paper, at, rank]),
    ),
    ...appendSketches(db, changes.sketches),
    ...unions(db, changes),
  ];
  // A run has 50 statements: the guard is part of another one where it can be.
  const last =
    statements.length > 0
      ? db
          .prepare(
            `UPDATE wire SET change = change + 1 + ${zeroIfHeld("?2")} +
               json(iif(?3 IS NULL OR change = ?3, '0', 'another commit came first')),
               live_at = max(live_at, ?1)`,
          )
          .bind(liveAt ?? 0, holder, after ?? null)
      : leaseGuard(db, holder);
  await db.batch([...statements, last, ...rest]);
  return statements.length > 0;
}

/**
 * Writes what a page changed and what is kept of its poll, in one transaction.
 * @param now the commit time that `moment.written` gets
 * @returns whether it counts as a commit
 * @throws when the lease is no longer `holder`'s, or another commit came first; nothing is written
 *   then
 */
export function commitPage(
  db: D1Database,
  holder: string,
  changes: Changes,
  record: PollRecord,
  now: number,
): Promise<boolean> {
  return commit(db, holder, changes, recordStatements(db, record), now);
}

/**
 * Writes what a part of a page changed, and that it was taken in, in one transaction.
 * @param record the state of its source, if that changed; the items that could not be read, and why;
 *   the commit time that `moment.written` gets
 * @returns whether it counts as a commit
 * @throws when the lease is no longer `holder`'s, or another commit came first; nothing is written
 *   then
 */
export function commitPart(
  db: D1Database,
  holder: string,
  changes: Changes,
  part: PartName,
  record: { state?: SourceState; rejected?: number; error?: string; at: number },
): Promise<boolean> {
  const { state, rejected, error, at } = record;
  const rest = [dropPart(db, part)];
  if (state) rest.push(saveSource(db, state));
  if (rejected !== undefined) rest.push(addRejected(db, part, rejected, error ?? ""));
  return commit(db, holder, changes, rest, at);
}

/**
 * Statements that write rows of the index, and take others out before.
 * @param tables those that the others may be in
 */
export function indexing(
  db: D1Database,
  index: readonly IndexRow[],
  stale: readonly number[],
  tables: readonly string[] = INDEX_TABLES,
): D1PreparedStatement[] {
  return [
    ...tables.flatMap((table) =>
      each(db, `DELETE FROM ${table} WHERE rowid IN (SELECT value FROM json_each(?1))`, stale),
    ),
    ...each(
      db,
      `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
       FROM json_each(?1)`,
      index.map(({ seq, title, abstract, authors, after, before }) => [
        seq,
        title,
        abstract,
        authors,
        after,
        before,
      ]),
    ),
  ];
}

function renamings(db: D1Database, { renamed }: Changes): D1PreparedStatement[] {
  return each(
    db,
    `UPDATE paper SET id = (SELECT value ->> 1 FROM json_each(?1) WHERE value ->> 0 = paper.id)
     WHERE id IN (SELECT value ->> 0 FROM json_each(?1))`,
    renamed.map(({ from, to }) => [from, to]),
  );
}

// Of two records that are one work, the lists they were on become the first one's, and the second
// is only another id of it.
function unions(
  db: D1Database,
  { renamed, absorbed, aliases, unclassified, classified }: Changes,
): D1PreparedStatement[] {
  const gone = absorbed.map(({ from, to }) => [from, to]);
  const key = (n: number) => `(SELECT key FROM paper WHERE id = value ->> ${n})`;
  return [
    ...each(
      db,
      `UPDATE OR IGNORE listing SET paper = (SELECT ${key(1)} FROM json_each(?1)
         WHERE ${key(0)} = listing.paper)
       WHERE paper IN (SELECT ${key(0)} FROM json_each(?1))`,
      gone,
    ),
    ...each(db, `DELETE FROM listing WHERE paper IN (SELECT ${key(0)} FROM json_each(?1))`, gone),
    ...each(db, "DELETE FROM paper WHERE id IN (SELECT value ->> 0 FROM json_each(?1))", gone),
    ...each(
      db,
      `UPDATE alias SET paper = (SELECT value ->> 1 FROM json_each(?1)
         WHERE value ->> 0 = alias.paper)
       WHERE paper IN (SELECT value ->> 0 FROM json_each(?1))`,
      [...gone, ...renamed.map(({ from, to }) => [from, to])],
    ),
    ...each(
      db,
      `INSERT OR IGNORE INTO alias (id, paper)
       SELECT value ->> 0, value ->> 1 FROM json_each(?1)`,
      [...aliases.map(({ id, paper }) => [id, paper]), ...gone],
    ),
    ...each(
      db,
      "INSERT OR IGNORE INTO unclassified (id) SELECT value FROM json_each(?1)",
      unclassified,
    ),
    ...each(
      db,
      "DELETE FROM unclassified WHERE id IN (SELECT value FROM json_each(?1))",
      classified,
    ),
  ];
}
