import type { PaperMoment } from "../paper/paper.ts";
import { GRAVITY, HEAD_START } from "../paper/trending.ts";
import { HOUR } from "../text/time.ts";
import { entryColumns, onceEach, paperMomentOf, type Range } from "./entries.ts";

/** The newest matches that are ranked. They cost 3,000 rows. */
export const RANKED_MATCHES = 750;

export type RankedOrder = "top" | "trending" | "relevance";

// The weight of a match in each column of the index. Tags have none.
const WEIGHTS = "10, 3, 6, 0, 0";

const ORDERS: Record<Exclude<RankedOrder, "relevance">, string> = {
  top: "coalesce(paper.upvotes, 0)",
  // The score of paper/trending.ts, with the time of the moment for that of the listing.
  trending: `coalesce(paper.upvotes, 0)
    / pow(max(0, cast(?5 AS integer) - moment.at) / ${HOUR}.0 + ${HEAD_START}, ${GRAVITY})`,
};

/**
 * The newest {@link RANKED_MATCHES} entries of a range, the highest first.
 * Reads four rows an entry at most, whatever the size of the log.
 * @param now for `trending`, in seconds UTC
 */
export async function rankedEntries(
  db: D1Database,
  range: Range,
  order: RankedOrder,
  limit: number,
  now: number,
): Promise<PaperMoment[]> {
  if (order === "relevance") return relevantEntries(db, range, limit);
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM
         (SELECT rowid AS seq FROM moment_index WHERE moment_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY rowid DESC LIMIT ${RANKED_MATCHES}) AS matching
         JOIN moment ON moment.seq = matching.seq
         JOIN paper ON paper.key = moment.paper
       ORDER BY ${ORDERS[order]} DESC, moment.seq DESC LIMIT cast(?4 AS integer)`,
    )
    .bind(range.match, ...boundsOf(range), limit, ...(order === "trending" ? [now] : []))
    .all();
  return onceEach(rows.results.map(paperMomentOf));
}

// bm25 over all matches takes 100 ms in a large log, so find first how far back the newest go.
async function relevantEntries(
  db: D1Database,
  range: Range,
  limit: number,
): Promise<PaperMoment[]> {
  const { match } = range;
  const [from, to] = boundsOf(range);
  const oldest = await db
    .prepare(
      `SELECT rowid AS seq FROM moment_index WHERE moment_index MATCH ?1
         AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
       ORDER BY rowid DESC LIMIT 1 OFFSET ${RANKED_MATCHES - 1}`,
    )
    .bind(match, from, to)
    .first<{ seq: number }>();
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM
         (SELECT rowid AS seq, bm25(moment_index, ${WEIGHTS}) AS distance FROM moment_index
          WHERE moment_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY distance, rowid DESC LIMIT cast(?4 AS integer)) AS matching
         JOIN moment ON moment.seq = matching.seq
         JOIN paper ON paper.key = moment.paper
       ORDER BY matching.distance, moment.seq DESC`,
    )
    .bind(match, oldest?.seq ?? from, to, limit)
    .all();
  return onceEach(rows.results.map(paperMomentOf));
}

function boundsOf({ from = 0, to = Number.MAX_SAFE_INTEGER }: Range): [from: number, to: number] {
  return [from, to];
}
