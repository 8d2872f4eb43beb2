import { PLACES } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { dayOf } from "../text/time.ts";
import { PAPER_MOMENT_COLUMNS, paperMomentOf } from "./entries.ts";
import { type Matching, matchingMomentsOf } from "./matching.ts";

const MOST_LISTINGS = { all: 1500, narrowed: 1000 };

/** How many of the newest listings of some days are looked at; fewer where a query narrows them. */
export function mostListings(match?: Matching): number {
  return match ? Math.min(MOST_LISTINGS.narrowed, match.mostTags ?? Infinity) : MOST_LISTINGS.all;
}

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
  /** Narrows them to papers whose newest moment matches. */
  match?: Matching | undefined;
}

const ORDERS = {
  upvotes: "coalesce(paper.upvotes, 0) DESC, listed.at DESC, listed.rank",
  listing: "listed.at DESC, listed.rank",
};

function listedPapers(most: number): string {
  return `(SELECT paper AS key, min(at) AS at, min(rank) AS rank FROM
      (SELECT paper, at, rank FROM listing
       WHERE source = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day DESC LIMIT ${most})
    GROUP BY paper) AS listed JOIN paper ON paper.key = listed.key`;
}

/**
 * The papers that a source listed on some days, each once, of the newest {@link mostListings}. The
 * moment of each is the one at which the earliest of those days listed it.
 * Reads 8,000 rows at most for 500 papers, and asks the index once where a query narrows them.
 */
export async function listedOn(
  db: D1Database,
  source: string,
  days: Days,
  { order, limit, match }: Listed,
): Promise<PaperMoment[]> {
  const { first, last } = days;
  const keys = match && (await matchingKeys(db, source, days, match));
  const rows = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS} FROM
         (SELECT listed.key, listed.at, listed.rank
          FROM ${listedPapers(mostListings(match))}
          ${keys ? "WHERE listed.key IN (SELECT value FROM json_each(?5))" : ""}
          ORDER BY ${ORDERS[order]} LIMIT ?4) AS listed
       JOIN paper ON paper.key = listed.key
       JOIN moment ON moment.paper = listed.key
         AND moment.at = (SELECT max(at) FROM moment WHERE paper = listed.key AND at <= listed.at)
       ORDER BY ${ORDERS[order]}`,
    )
    .bind(source, first, last, limit, ...(keys ? [JSON.stringify(keys)] : []))
    .all();
  return rows.results.map(paperMomentOf);
}

// The listed papers whose newest moment matches.
async function matchingKeys(
  db: D1Database,
  source: string,
  { first, last }: Days,
  match: Matching,
): Promise<number[]> {
  const { results: listed } = await db
    .prepare(
      `SELECT paper.key, paper.id, (SELECT seq FROM moment WHERE moment.paper = paper.key
         ORDER BY at DESC LIMIT 1) AS newest FROM ${listedPapers(mostListings(match))}`,
    )
    .bind(source, first, last)
    .all<{ key: number; id: string; newest: number }>();
  const matching = await matchingMomentsOf(
    db,
    listed.map(({ id }) => id),
    match,
  );
  return listed.filter(({ newest }) => matching.has(newest)).map(({ key }) => key);
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
