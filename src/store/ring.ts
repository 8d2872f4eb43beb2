import { PLACES } from "../paper/log.ts";
import { leaseGuard } from "./lease.ts";
import { INDEX_TABLES } from "./matching.ts";
import { dayKey } from "./sketches.ts";

/** The instant up to which papers without upvotes may have been deleted; 0 when none were. */
export async function trimmedBefore(db: D1Database): Promise<number> {
  const to = await db.prepare("SELECT trimmed_to FROM wire").first<number>("trimmed_to");
  return Math.floor((to ?? 0) / PLACES);
}

/** Papers that make room, and the place in the log up to which they were looked for. */
export interface Oldest {
  keys: number[];
  upTo: number;
  /** Whether no moments of the range are left to look at. */
  isAll: boolean;
}

/**
 * Finds the papers whose newest moment comes first in a range of the log.
 * @param from the first place looked at
 * @param to the place before which newest moments lie
 * @param isSparing whether papers that were on a curated list or have upvotes are left out
 * @param most moments that are looked at, each of which reads four rows
 */
export async function oldestPapers(
  db: D1Database,
  from: number,
  to: number,
  isSparing: boolean,
  most: number,
): Promise<Oldest> {
  const { results } = await db
    .prepare(
      `SELECT moment.seq, moment.paper,
         NOT EXISTS (SELECT 1 FROM moment AS later
           WHERE later.paper = moment.paper AND later.seq > moment.seq)
         AND NOT (?3 AND (paper.day IS NOT NULL OR coalesce(paper.upvotes, 0) > 0)) AS isChosen
       FROM moment JOIN paper ON paper.key = moment.paper
       WHERE moment.seq >= cast(?1 AS integer) AND moment.seq < cast(?2 AS integer)
       ORDER BY moment.seq LIMIT cast(?4 AS integer)`,
    )
    .bind(from, to, isSparing ? 1 : 0, most)
    .all<{ seq: number; paper: number; isChosen: number }>();
  const chosen = results.filter(({ isChosen }) => isChosen === 1);
  return {
    keys: chosen.map(({ paper }) => paper),
    upTo: results.at(-1)?.seq ?? from - 1,
    isAll: results.length < most,
  };
}

/** The statements that {@link deletePapers} executes. */
export const DELETE_QUERIES = 11;

/**
 * Deletes papers with all that is known of them, in one transaction.
 * @param trimmedTo the place up to which the log was looked at
 * @throws when the lease is no longer `holder`'s; nothing is deleted then
 */
export async function deletePapers(
  db: D1Database,
  holder: string,
  keys: readonly number[],
  trimmedTo: number,
): Promise<void> {
  const bound = JSON.stringify(keys);
  const given = "(SELECT value FROM json_each(?1))";
  const moments = `(SELECT seq FROM moment WHERE paper IN ${given})`;
  const ids = `(SELECT id FROM paper WHERE key IN ${given})`;
  await db.batch([
    leaseGuard(db, holder),
    ...[
      ...INDEX_TABLES.map((table) => `DELETE FROM ${table} WHERE rowid IN ${moments}`),
      `DELETE FROM moment WHERE paper IN ${given}`,
      `DELETE FROM listing WHERE paper IN ${given}`,
      `DELETE FROM alias WHERE paper IN ${ids}`,
      `DELETE FROM unclassified WHERE id IN ${ids}`,
      `DELETE FROM paper WHERE key IN ${given}`,
    ].map((sql) => db.prepare(sql).bind(bound)),
    // Papers that stay below are no longer found as papers like others.
    db.prepare("DELETE FROM sketch WHERE key < cast(?1 AS integer)").bind(dayKey(trimmedTo)),
    db.prepare("UPDATE wire SET trimmed_to = max(trimmed_to, cast(?1 AS integer))").bind(trimmedTo),
  ]);
}
