import { readKept, writeKept } from "./kept.ts";
import { zeroIfHeld } from "./lease.ts";
import { INDEX_TABLES } from "./matching.ts";

const KEY = "counts";

/** Recent entries and papers, as they were last counted. */
export interface Counts {
  /** When, in seconds UTC. */
  at: number;
  /** Entries of the last seven days, by the name of the topic. */
  entries: Record<string, number>;
  /** Papers that sources listed. */
  listed?: DayCounts;
  /** So many topics were counted in the last hour; absent when all of them were. */
  counted?: number;
  /** Backfill of those days was not complete yet. */
  isPartial?: true;
}

/** Papers by the name of the list and by day, `YYYY-MM-DD`. Days without papers are absent. */
export type DayCounts = Record<string, Record<string, number>>;

/**
 * The current counts; undefined before the first ones. May be a minute old.
 * @throws {KvError}
 */
export function readCounts(kv: KVNamespace): Promise<Counts | undefined> {
  return readKept<Counts>(kv, KEY, { cacheTtl: 60 });
}

/**
 * Makes counts the current ones.
 * @throws {KvError}
 */
export function writeCounts(kv: KVNamespace, counts: Counts): Promise<void> {
  return writeKept(kv, KEY, counts);
}

// D1 takes 100 bound parameters; one is the start.
const MOST = 99;

/**
 * Counts the entries of questions from a place in the log on. Reads a row for each entry.
 * @param holder of the lease
 * @param matches MATCH texts as the query compiler writes them, by name
 * @param from the lowest seq, included
 * @throws when the lease is no longer `holder`'s
 */
export async function countEntries(
  db: D1Database,
  holder: string,
  matches: Readonly<Record<string, string>>,
  from: number,
): Promise<Record<string, number>> {
  const names = Object.keys(matches);
  const counts: Record<string, number> = {};
  for (let start = 0; start < names.length; start += MOST) {
    const some = names.slice(start, start + MOST);
    const columns = some.map(
      (_, n) =>
        `(SELECT count(*) FROM (${INDEX_TABLES.map(
          (table) => `SELECT 1 FROM ${table} WHERE ${table} MATCH ?${n + 3}
          AND rowid >= cast(?1 AS integer)`,
        ).join(" UNION ALL ")})) AS c${n}`,
    );
    const row = await db
      .prepare(`SELECT ${zeroIfHeld("?2")}, ${columns.join(", ")}`)
      .bind(from, holder, ...some.map((name) => matches[name]))
      .first<Record<string, number>>();
    some.forEach((name, n) => (counts[name] = row?.[`c${n}`] ?? 0));
  }
  return counts;
}

/**
 * Counts the papers that each source lists on each day since `from`. Reads a row for each paper and
 * two for each source.
 */
export async function countListed(db: D1Database, from: string): Promise<DayCounts> {
  const rows = await db
    .prepare(
      `WITH RECURSIVE name (source) AS (
         SELECT min(source) FROM listing
         UNION ALL
         SELECT (SELECT min(source) FROM listing WHERE source > name.source)
         FROM name WHERE name.source IS NOT NULL)
       SELECT source, day, count(*) AS papers FROM name JOIN listing USING (source)
       WHERE day >= ?1 GROUP BY source, day`,
    )
    .bind(from)
    .all<{ source: string; day: string; papers: number }>();
  const counts: DayCounts = {};
  for (const { source, day, papers } of rows.results) (counts[source] ??= {})[day] = papers;
  return counts;
}
