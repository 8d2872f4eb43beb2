import type { Sighting } from "../paper/paper.ts";
import { HOUR } from "../text/time.ts";
import { onceEach, type Range, SIGHTING_COLUMNS, sightingOf } from "./entries.ts";

/** Rankings look at this many of the newest matches, and say so: 3,000 rows read. */
export const RANKED_MATCHES = 750;

export type Ranking = "top" | "trending" | "relevance";

// How wide a match in each column of the index counts; those of tags do not.
const WEIGHTS = "10, 3, 6, 0, 0";

const ORDERS: Record<Exclude<Ranking, "relevance">, string> = {
  top: "coalesce(paper.upvotes, 0)",
  // As trendingScore in paper/trending.ts, by the moment of entering.
  trending: `coalesce(paper.upvotes, 0)
    / pow(max(0, cast(?5 AS integer) - event.at) / ${HOUR}.0 + 12, 1.2)`,
};

/**
 * The highest of the newest {@link RANKED_MATCHES} entries of a range.
 * Reads at most four rows for each of those, whatever the size of the log.
 * @param now for `trending`, in seconds
 */
export async function rankedEntries(
  db: D1Database,
  range: Range,
  ranking: Ranking,
  limit: number,
  now: number,
): Promise<Sighting[]> {
  const bounds = [range.from ?? 0, range.to ?? Number.MAX_SAFE_INTEGER] as const;
  if (ranking === "relevance") return relevantEntries(db, range.match, bounds, limit);
  const rows = await db
    .prepare(
      `SELECT ${SIGHTING_COLUMNS} FROM
         (SELECT rowid AS seq FROM entry_index WHERE entry_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY rowid DESC LIMIT ${RANKED_MATCHES}) AS matching
         JOIN event ON event.seq = matching.seq
         JOIN paper ON paper.key = event.paper
       ORDER BY ${ORDERS[ranking]} DESC, event.seq DESC LIMIT cast(?4 AS integer)`,
    )
    .bind(range.match, ...bounds, limit, ...(ranking === "trending" ? [now] : []))
    .all();
  return onceEach(rows.results.map(sightingOf));
}

// bm25 over all matches takes 100 ms in a large log: first find how far back the newest go.
async function relevantEntries(
  db: D1Database,
  match: string,
  [from, to]: readonly [number, number],
  limit: number,
): Promise<Sighting[]> {
  const oldest = await db
    .prepare(
      `SELECT rowid AS seq FROM entry_index WHERE entry_index MATCH ?1
         AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
       ORDER BY rowid DESC LIMIT 1 OFFSET ${RANKED_MATCHES - 1}`,
    )
    .bind(match, from, to)
    .first<{ seq: number }>();
  const rows = await db
    .prepare(
      `SELECT ${SIGHTING_COLUMNS} FROM
         (SELECT rowid AS seq, bm25(entry_index, ${WEIGHTS}) AS distance FROM entry_index
          WHERE entry_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY distance, rowid DESC LIMIT cast(?4 AS integer)) AS matching
         JOIN event ON event.seq = matching.seq
         JOIN paper ON paper.key = event.paper
       ORDER BY matching.distance, event.seq DESC`,
    )
    .bind(match, oldest?.seq ?? from, to, limit)
    .all();
  return onceEach(rows.results.map(sightingOf));
}
