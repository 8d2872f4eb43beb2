import { PLACES } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { dayOf } from "../text/time.ts";
import { PAPER_MOMENT_COLUMNS, paperMomentOf } from "./entries.ts";

/** The newest listings of some days are looked at, so many at most; fewer where a query narrows. */
export const MOST_LISTINGS = { all: 1500, narrowed: 1000 };

/** Some days, first and last included, `YYYY-MM-DD`. */
interface Days {
  first: string;
  last: string;
}

/** How listed papers are read. */
interface Listed {
  /** By upvotes, equal ones as listed; or as listed: newest first, and in the order of each list. */
  order: "upvotes" | "listing";
  limit: number;
  /** Narrows them to papers whose newest moment it finds. */
  match?: string | undefined;
}

const ORDERS = {
  upvotes: "coalesce(paper.upvotes, 0) DESC, listed.at DESC, listed.rank",
  listing: "listed.at DESC, listed.rank",
};

const NARROWED = `WHERE EXISTS (SELECT 1 FROM moment_index WHERE moment_index MATCH ?5
  AND moment_index.rowid = (SELECT newest.seq FROM moment AS newest WHERE newest.paper = listed.key
    ORDER BY newest.at DESC LIMIT 1))`;

/**
 * The papers that a source listed on some days, each once, of the newest {@link MOST_LISTINGS}. The
 * moment of each is the one at which the earliest of those days listed it.
 * Reads 8,000 rows at most for 500 papers, and looks each of 1,000 papers up in the index where a
 * query narrows them.
 */
export async function listedOn(
  db: D1Database,
  source: string,
  { first, last }: Days,
  { order, limit, match }: Listed,
): Promise<PaperMoment[]> {
  const isNarrowed = match !== undefined;
  const most = isNarrowed ? MOST_LISTINGS.narrowed : MOST_LISTINGS.all;
  const rows = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS} FROM
         (SELECT listed.key, listed.at, listed.rank FROM
            (SELECT paper AS key, min(at) AS at, min(rank) AS rank FROM
               (SELECT paper, at, rank FROM listing
                WHERE source = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day DESC LIMIT ${most})
             GROUP BY paper) AS listed
          JOIN paper ON paper.key = listed.key ${isNarrowed ? NARROWED : ""}
          ORDER BY ${ORDERS[order]} LIMIT ?4) AS listed
       JOIN paper ON paper.key = listed.key
       JOIN moment ON moment.paper = listed.key
         AND moment.at = (SELECT max(at) FROM moment WHERE paper = listed.key AND at <= listed.at)
       ORDER BY ${ORDERS[order]}`,
    )
    .bind(source, first, last, limit, ...(isNarrowed ? [match] : []))
    .all();
  return rows.results.map(paperMomentOf);
}

/** Whether a source has more listings on some days than are looked at. Reads that many rows. */
export async function hasMoreListings(
  db: D1Database,
  source: string,
  { first, last }: Days,
  most: number,
): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM listing WHERE source = ?1 AND day BETWEEN ?2 AND ?3
       ORDER BY day DESC LIMIT 1 OFFSET ${most}`,
    )
    .bind(source, first, last)
    .first();
  return row !== null;
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

/** The UTC day of the newest moment before an instant. */
export async function momentBefore(db: D1Database, at: number): Promise<string | undefined> {
  return dayOfMoment(
    db.prepare("SELECT max(seq) AS seq FROM moment WHERE seq < ?1").bind(at * PLACES),
  );
}

/** The UTC day of the oldest moment at an instant or later. */
export async function momentFrom(db: D1Database, at: number): Promise<string | undefined> {
  return dayOfMoment(
    db.prepare("SELECT min(seq) AS seq FROM moment WHERE seq >= ?1").bind(at * PLACES),
  );
}

async function dayOfMoment(statement: D1PreparedStatement): Promise<string | undefined> {
  const row = await statement.first<{ seq: number | null }>();
  return row?.seq == null ? undefined : dayOf(Math.floor(row.seq / PLACES));
}
