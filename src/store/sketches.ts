import { PLACES } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { DAY } from "../text/time.ts";
import { each } from "./each.ts";
import { PAPER_MOMENT_COLUMNS, paperMomentOf } from "./entries.ts";
import { leaseGuard } from "./lease.ts";
import { matchingMomentsOf, type Range } from "./matching.ts";
import { readRecords, type Records, type Sketched, writeRecords } from "./sketch-records.ts";

/** Moments of the log that have sketches, from one seq to below another. */
export interface Stretch {
  from: number;
  to: number;
}

/** Some days of sketches, the newest first. */
export interface SketchedDays {
  /** In no order; of several of one moment the last counts. */
  records: Records;
  /** The seq down to which every moment is among them. */
  reached: number;
  /** The seq at which the oldest of the days begins. */
  oldest: number;
}

/** How far sketches were made of the moments that were there before. */
export interface SketchProgress {
  /** The version of the table of document frequencies that they were made with. */
  idf: number;
  /** The seq below which moments have none yet; 0 when all have one. */
  below: number;
  /** The newest month that was looked at for a sample, counted from January 1970; 0 if none. */
  sampled: number;
}

const PARTS = 1000;
// D1 takes statements of 100 KB, and a backup has a row in one: a part that is not full, and what is
// appended to it, are less.
const PART_CHARS = 30 * 1024;
/** The sketches that a row holds at most when it is written. */
export const MOST_A_ROW = 300;

const LAST_PART = `SELECT last.key + (octet_length(last.records) >= ${PART_CHARS}) FROM sketch AS last
  WHERE last.key >= value ->> 0 AND last.key < (value ->> 0) + ${PARTS} ORDER BY last.key DESC LIMIT 1`;

/**
 * The rows that sketches are appended in: a day, its records, and their place among those of the
 * day.
 */
export function sketchRowsOf(
  sketches: readonly Sketched[],
): [day: number, records: string, place: number][] {
  const days = Map.groupBy(sketches, ({ seq }) => dayKey(seq));
  return [...days].flatMap(([day, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_A_ROW) }, (_, n): [number, string, number] => [
      day,
      writeRecords(all.slice(n * MOST_A_ROW, (n + 1) * MOST_A_ROW)),
      n,
    ]),
  );
}

/** The statements that append sketches. They write a row for each of {@link sketchRowsOf}. */
export function appendSketches(
  db: D1Database,
  sketches: readonly Sketched[],
): D1PreparedStatement[] {
  return each(
    db,
    `INSERT INTO sketch (key, records)
     SELECT coalesce((${LAST_PART}), value ->> 0) + (value ->> 2), value ->> 1 FROM json_each(?1)
     WHERE true ON CONFLICT (key) DO UPDATE SET records = sketch.records || excluded.records`,
    sketchRowsOf(sketches),
  );
}

/**
 * Reads sketches, the newest days first.
 * @param parts how many rows of about 250 sketches; more where a single day has more
 * @returns undefined when there are none
 */
export async function readSketches(
  db: D1Database,
  { from, to }: Stretch,
  parts: number,
): Promise<SketchedDays | undefined> {
  const { results } = await db
    .prepare(
      `SELECT key, records FROM sketch
       WHERE key >= cast(?1 AS integer) AND key < cast(?2 AS integer) + ${PARTS}
       ORDER BY key DESC LIMIT cast(?3 AS integer)`,
    )
    .bind(dayKey(from), dayKey(to - 1), parts)
    .all<{ key: number; records: string }>();
  if (results.length === 0) return undefined;
  const last = dayOfKey(results.at(-1)!.key);
  const isWhole = results.length < parts;
  const whole = isWhole ? results : results.filter(({ key }) => dayOfKey(key) !== last);
  if (whole.length === 0) return readSketches(db, { from, to }, parts * 2);
  const oldest = dayOfKey(whole.at(-1)!.key) * DAY * PLACES;
  return {
    records: readRecords(whole.toReversed().map(({ records }) => records)),
    reached: isWhole ? from : Math.max(from, oldest),
    oldest,
  };
}

/**
 * Finds which of some moments match, all by one MATCH. Reads three rows for each, and one for each
 * of the others of their papers that match.
 * @param seqs as many as the MATCH may be narrowed by, at most
 */
export async function matchingOf(
  db: D1Database,
  range: Range,
  seqs: readonly number[],
): Promise<number[]> {
  if (seqs.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT paper.id FROM json_each(?1) AS wanted JOIN moment ON moment.seq = wanted.value
         JOIN paper ON paper.key = moment.paper`,
    )
    .bind(JSON.stringify(seqs))
    .all<{ id: string }>();
  const matching = await matchingMomentsOf(
    db,
    results.map(({ id }) => id),
    range,
  );
  return seqs.filter((seq) => matching.has(seq));
}

/** Reads how far sketches were made. */
export async function sketchProgress(db: D1Database): Promise<SketchProgress> {
  const row = await db
    .prepare(
      `SELECT idf, below, (SELECT coalesce(max(month), 0) FROM sketch_month) AS sampled
       FROM sketch_progress`,
    )
    .first<SketchProgress>();
  if (!row) throw new Error("The table sketch_progress is empty: apply the migrations.");
  return row;
}

/** A moment that has no sketch yet. */
export interface Unsketched extends PaperMoment {
  isFirst: boolean;
}

/** The newest moments below a seq, with their papers. Reads three rows each. */
export async function momentsBelow(
  db: D1Database,
  below: number,
  limit: number,
): Promise<Unsketched[]> {
  const { results } = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS},
         moment.at = (SELECT min(first.at) FROM moment AS first WHERE first.paper = moment.paper)
           AS is_first
       FROM moment JOIN paper ON paper.key = moment.paper
       WHERE moment.seq < cast(?1 AS integer) ORDER BY moment.seq DESC LIMIT cast(?2 AS integer)`,
    )
    .bind(below, limit)
    .all();
  return results.map((row) => ({ ...paperMomentOf(row), isFirst: row["is_first"] === 1 }));
}

/**
 * Writes sketches of moments that had none, and how far they go.
 * @throws when the lease is no longer `holder`'s; nothing is written then
 */
export async function fillSketches(
  db: D1Database,
  holder: string,
  sketches: readonly Sketched[],
  below: number,
): Promise<void> {
  await db.batch([
    leaseGuard(db, holder),
    ...appendSketches(db, sketches),
    db.prepare("UPDATE sketch_progress SET below = ?1").bind(below),
  ]);
}

/**
 * Drops all sketches, to be made anew with another table of document frequencies.
 * @throws when the lease is no longer `holder`'s; nothing is written then
 */
export async function dropSketches(db: D1Database, holder: string, idf: number): Promise<void> {
  await db.batch([
    leaseGuard(db, holder),
    db.prepare("DELETE FROM sketch"),
    db.prepare("DELETE FROM sketch_month"),
    db
      .prepare(
        "UPDATE sketch_progress SET idf = ?1, below = (SELECT coalesce(max(seq) + 1, 0) FROM moment)",
      )
      .bind(idf),
  ]);
}

/** The key of the first row of the day on which a moment is. */
export function dayKey(seq: number): number {
  return Math.floor(seq / PLACES / DAY) * PARTS;
}

function dayOfKey(key: number): number {
  return Math.floor(key / PARTS);
}
