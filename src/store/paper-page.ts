import type { Paper } from "../paper/paper.ts";
import { addDays, dayOf } from "../text/time.ts";
import { INDEX_TABLES } from "./matching.ts";
import { readTags } from "./tag-text.ts";

/** A moment of a paper's history: what was true from then on. */
export interface PastMoment {
  /** Seconds since 1970. */
  at: number;
  tags: readonly string[];
}

/** A list that a paper was on. */
export interface PastListing {
  source: string;
  /** The source's own day, `YYYY-MM-DD`. */
  day: string;
}

/** The moments of a paper, oldest first. Reads two rows a moment. */
export async function historyOf(db: D1Database, id: string): Promise<PastMoment[]> {
  const rows = await db
    .prepare(
      `SELECT moment.at, moment.tags FROM paper JOIN moment ON moment.paper = paper.key
       WHERE paper.id = ?1 ORDER BY moment.at`,
    )
    .bind(id)
    .all<{ at: number; tags: string }>();
  return rows.results.map(({ at, tags }) => ({ at, tags: readTags(tags) }));
}

// A list is seen on its day or, over a long weekend, some days after; or on the eve, by UTC.
const DAYS_AROUND = [-4, -3, -2, -1, 0, 1];

/**
 * The lists a paper was on around its moments, oldest first. Listings are kept by source and day,
 * so each place where it can be is looked up; a list that was fetched much later is not found.
 */
export async function listingsOf(
  db: D1Database,
  { id, sources, day }: Paper,
  history: readonly PastMoment[],
): Promise<PastListing[]> {
  const around = history.flatMap(({ at }) => DAYS_AROUND.map((n) => addDays(dayOf(at), n)));
  const days = new Set(day === undefined ? around : [...around, day]);
  const places = sources.flatMap((source) => [...days].map((each) => [source, each]));
  const rows = await db
    .prepare(
      // CROSS JOIN keeps the order: the other way round would read whole days.
      `SELECT listing.source, listing.day FROM paper CROSS JOIN json_each(?2) AS place
         CROSS JOIN listing ON listing.source = place.value ->> 0
           AND listing.day = place.value ->> 1 AND listing.paper = paper.key
       WHERE paper.id = ?1 ORDER BY listing.day, listing.source`,
    )
    .bind(id, JSON.stringify(places))
    .all<{ source: string; day: string }>();
  return rows.results.map(({ source, day: on }) => ({ source, day: on }));
}

/**
 * How many rows of the index each MATCH finds.
 * @param most counting stops there
 */
export async function countMatches(
  db: D1Database,
  matches: readonly string[],
  most: number,
): Promise<number[]> {
  const rows = await db
    .prepare(
      `SELECT (SELECT count(*) FROM (${INDEX_TABLES.map(
        (table) => `SELECT 1 FROM ${table} WHERE ${table} MATCH wanted.value`,
      ).join(" UNION ALL ")} LIMIT cast(?2 AS integer))) AS count
       FROM json_each(?1) AS wanted ORDER BY wanted.key`,
    )
    .bind(JSON.stringify(matches), most)
    .all<{ count: number }>();
  return rows.results.map(({ count }) => count);
}
