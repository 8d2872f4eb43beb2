import { DAY, startOfMonth } from "../text/time.ts";
import { leaseGuard } from "./lease.ts";
import {
  readRecords,
  RECORD_CHARS,
  type Sketched,
  sketchedOf,
  writeRecords,
} from "./sketch-records.ts";
import { dayKey, MOST_A_ROW, type Stretch } from "./sketches.ts";

/** The sketches of some of a month's papers, and how many papers there were. */
export interface MonthSample {
  month: number;
  papers: number;
  sketches: Uint16Array;
}

/** The samples of the newest months before some months: one each, where there is one. */
export async function monthSamples(
  db: D1Database,
  months: readonly number[],
): Promise<Map<number, MonthSample>> {
  const { results } = await db
    .prepare(
      `SELECT wanted.value AS wanted, month, papers, sketches FROM json_each(?1) AS wanted
         JOIN sketch_month ON month = (SELECT max(month) FROM sketch_month
           WHERE month < wanted.value AND sketches <> '')
       ORDER BY wanted.key, part`,
    )
    .bind(JSON.stringify(months))
    .all<{ wanted: number; month: number; papers: number; sketches: string }>();
  const parts = Map.groupBy(results, ({ wanted }) => wanted);
  return new Map(
    Array.from(parts, ([wanted, rows]) => {
      const { month, papers } = rows[0]!;
      const { sketches } = readRecords(rows.map((row) => row.sketches));
      return [wanted, { month, papers, sketches }];
    }),
  );
}

/** How many papers were new a week in the newest month that has a sample. */
export async function newPapersAWeek(db: D1Database): Promise<number | undefined> {
  const row = await db
    .prepare(
      "SELECT month, papers FROM sketch_month WHERE papers >= ?1 ORDER BY month DESC LIMIT 1",
    )
    .bind(1)
    .first<{ month: number; papers: number }>();
  if (!row) return undefined;
  const weeks = (startOfMonth(row.month + 1) - startOfMonth(row.month)) / (7 * DAY);
  return row.papers / weeks;
}

/**
 * Some sketches of a stretch of whole days, evenly spaced, and how many there are.
 * @param most about so many
 */
export async function someSketchesOf(
  db: D1Database,
  { from, to }: Stretch,
  most: number,
): Promise<{ sketches: Sketched[]; count: number }> {
  const keys = [dayKey(from), dayKey(to)];
  const sized = await db
    .prepare(
      `SELECT coalesce(sum(octet_length(records)), 0) AS chars,
         coalesce(max(octet_length(records)), 0) AS longest FROM sketch
       WHERE key >= cast(?1 AS integer) AND key < cast(?2 AS integer)`,
    )
    .bind(...keys)
    .first<{ chars: number; longest: number }>();
  const { chars, longest } = sized!;
  const count = chars / RECORD_CHARS;
  const step = Math.max(1, Math.floor(count / most));
  const { results } = await db
    .prepare(
      `WITH RECURSIVE place (at) AS (
         SELECT 0 UNION ALL SELECT at + ${step * RECORD_CHARS} FROM place
         WHERE at + ${step * RECORD_CHARS} < ${longest})
       SELECT substr(records, at + 1, ${RECORD_CHARS}) AS record
       FROM sketch JOIN place ON at < octet_length(records)
       WHERE key >= cast(?1 AS integer) AND key < cast(?2 AS integer) ORDER BY key, at`,
    )
    .bind(...keys)
    .all<{ record: string }>();
  // Read as one text, which takes a third of the time.
  const records = results.map(({ record }) => record).join("");
  return { sketches: sketchedOf(readRecords([records])), count };
}

/** Keeps the sample of a month. */
export async function keepSample(
  db: D1Database,
  holder: string,
  month: number,
  papers: number,
  sample: readonly Sketched[],
): Promise<void> {
  const parts = Array.from({ length: Math.max(1, Math.ceil(sample.length / MOST_A_ROW)) }, (_, n) =>
    writeRecords(sample.slice(n * MOST_A_ROW, (n + 1) * MOST_A_ROW)),
  );
  await db.batch([
    leaseGuard(db, holder),
    db
      .prepare(
        `INSERT OR IGNORE INTO sketch_month (month, part, papers, sketches)
         SELECT ?1, key, ?2, value FROM json_each(?3)`,
      )
      .bind(month, papers, JSON.stringify(parts)),
  ]);
}
