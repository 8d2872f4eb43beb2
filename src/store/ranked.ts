import type { PaperMoment } from "../paper/paper.ts";
import { GRAVITY, HEAD_START } from "../paper/trending.ts";
import { HOUR } from "../text/time.ts";
import { entryColumns, onceEach, paperMomentOf } from "./entries.ts";
import {
  MATCHING_VALUES,
  matchingSeqs,
  matchingValues,
  type Range,
  weightsOf,
  withinReach,
} from "./matching.ts";

/** The newest matches that are ranked. They cost 3,000 rows. */
export const RANKED_MATCHES = 750;

export type RankedOrder = "top" | "trending" | "relevance";

// The parameter behind those of the range.
const LIMIT = MATCHING_VALUES + 1;

const ORDERS: Record<Exclude<RankedOrder, "relevance">, string> = {
  top: "coalesce(paper.upvotes, 0)",
  // The score of paper/trending.ts, with the time of the moment for that of the listing.
  trending: `coalesce(paper.upvotes, 0)
    / pow(max(0, cast(?${LIMIT + 1} AS integer) - moment.at) / ${HOUR}.0 + ${HEAD_START}, ${GRAVITY})`,
};

/**
 * The newest {@link RANKED_MATCHES} entries of a range, the highest first.
 * Reads four rows an entry at most, whatever the size of the log.
 * @param now for `trending`, in seconds UTC
 */
export async function rankedEntries(
  db: D1Database,
  asked: Range,
  order: RankedOrder,
  limit: number,
  now: number,
): Promise<PaperMoment[]> {
  const { range } = await withinReach(db, asked);
  if (order === "relevance") return relevantEntries(db, range, limit);
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM
         (${matchingSeqs()} ORDER BY seq DESC LIMIT ${RANKED_MATCHES}) AS matching
         JOIN moment ON moment.seq = matching.seq
         JOIN paper ON paper.key = moment.paper
       ORDER BY ${ORDERS[order]} DESC, moment.seq DESC LIMIT cast(?${LIMIT} AS integer)`,
    )
    .bind(...matchingValues(range), limit, ...(order === "trending" ? [now] : []))
    .all();
  return onceEach(rows.results.map(paperMomentOf));
}

// bm25 over all matches takes 100 ms in a large log, so find first how far back the newest go.
async function relevantEntries(
  db: D1Database,
  range: Range,
  limit: number,
): Promise<PaperMoment[]> {
  const oldest = await db
    .prepare(`${matchingSeqs()} ORDER BY seq DESC LIMIT 1 OFFSET ${RANKED_MATCHES - 1}`)
    .bind(...matchingValues(range))
    .first<{ seq: number }>();
  const distance = (table: string) => `, bm25(${weightsOf(table)}) AS distance`;
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM
         (${matchingSeqs(distance)} ORDER BY distance, seq DESC LIMIT cast(?${LIMIT} AS integer)) AS matching
         JOIN moment ON moment.seq = matching.seq
         JOIN paper ON paper.key = moment.paper
       ORDER BY matching.distance, moment.seq DESC`,
    )
    .bind(...matchingValues(oldest ? { ...range, from: oldest.seq } : range), limit)
    .all();
  return onceEach(rows.results.map(paperMomentOf));
}
