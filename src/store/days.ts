import type { PaperMoment } from "../paper/paper.ts";
import { PAPER_MOMENT_COLUMNS, paperMomentOf } from "./entries.ts";

const NARROWED = `WHERE EXISTS (SELECT 1 FROM moment_index WHERE moment_index MATCH ?5
  AND moment_index.rowid = (SELECT newest.seq FROM moment AS newest WHERE newest.paper = listed.key
    ORDER BY newest.at DESC LIMIT 1))`;

/**
 * What a source listed on some days, each paper once, by upvotes; equal ones in the order of the
 * lists. Its moment is the one at which the earliest of those days listed it.
 * @param days first and last, included
 * @param match narrows it to papers whose newest moment it finds
 */
export async function listedOn(
  db: D1Database,
  source: string,
  days: { first: string; last: string },
  limit: number,
  match?: string,
): Promise<PaperMoment[]> {
  const narrowed = match === undefined ? "" : NARROWED;
  const rows = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS} FROM
         (SELECT paper AS key, min(at) AS at, min(rank) AS rank FROM listing
          WHERE source = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY paper) AS listed
         JOIN paper ON paper.key = listed.key
         JOIN moment ON moment.paper = listed.key
           AND moment.at = (SELECT max(at) FROM moment WHERE paper = listed.key AND at <= listed.at)
       ${narrowed}
       ORDER BY coalesce(paper.upvotes, 0) DESC, listed.at DESC, listed.rank LIMIT ?4`,
    )
    .bind(source, days.first, days.last, limit, ...(match === undefined ? [] : [match]))
    .all();
  return rows.results.map(paperMomentOf);
}

/** The newest day a source has listed anything on; undefined while it has nothing. */
export async function newestDay(
  db: D1Database,
  source: string,
  upTo = "9999-12-31",
): Promise<string | undefined> {
  const row = await db
    .prepare("SELECT max(day) AS day FROM listing WHERE source = ?1 AND day <= ?2")
    .bind(source, upTo)
    .first<{ day: string | null }>();
  return row?.day ?? undefined;
}

/** The first day after a given one on which a source listed anything. */
export async function nextDay(
  db: D1Database,
  source: string,
  after: string,
): Promise<string | undefined> {
  const row = await db
    .prepare("SELECT min(day) AS day FROM listing WHERE source = ?1 AND day > ?2")
    .bind(source, after)
    .first<{ day: string | null }>();
  return row?.day ?? undefined;
}
