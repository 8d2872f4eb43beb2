import type { LoggedMoment } from "../paper/log.ts";
import type { Moment } from "../paper/moments.ts";
import type { Paper } from "../paper/paper.ts";
import { OLDER_INDEX } from "./matching.ts";
import { PAPER_COLUMNS, paperOf } from "./papers.ts";
import { readTags } from "./tag-text.ts";

/** A moment whose row of the index an older version wrote. */
export interface OlderMoment {
  paper: Paper;
  moment: LoggedMoment;
  /** The paper's moment before it, if there was one. */
  previous?: Pick<Moment, "tags">;
}

/** Whether there are rows of the index that an older version wrote. */
export async function hasOlderRows(db: D1Database): Promise<boolean> {
  return (await db.prepare(`SELECT seq FROM ${OLDER_INDEX} LIMIT 1`).first()) !== null;
}

/**
 * The newest moments whose rows of the index an older version wrote. Reads seven rows each.
 * @returns with `orphans`, the rows whose moment is no more
 */
export async function olderMoments(
  db: D1Database,
  most: number,
): Promise<{ moments: OlderMoment[]; orphans: number[] }> {
  const { results } = await db
    .prepare(
      `SELECT older.seq, moment.at, moment.live, moment.tags,
         (SELECT tags FROM moment AS earlier WHERE earlier.paper = moment.paper
            AND earlier.at < moment.at ORDER BY earlier.at DESC LIMIT 1) AS before,
         ${PAPER_COLUMNS.map((name) => `paper.${name}`).join(", ")}
       FROM (SELECT seq FROM ${OLDER_INDEX} ORDER BY seq DESC LIMIT cast(?1 AS integer)) AS older
         LEFT JOIN moment ON moment.seq = older.seq
         LEFT JOIN paper ON paper.key = moment.paper
       ORDER BY older.seq DESC`,
    )
    .bind(most)
    .all();
  const orphans = results.filter(({ id }) => id === null);
  return {
    moments: results.filter(({ id }) => id !== null).map(olderMomentOf),
    orphans: orphans.map(({ seq }) => seq as number),
  };
}

function olderMomentOf(row: Record<string, unknown>): OlderMoment {
  const before = row["before"] as string | null;
  return {
    paper: paperOf(row),
    moment: {
      seq: row["seq"] as number,
      at: row["at"] as number,
      rank: 0,
      live: row["live"] === 1,
      tags: readTags(row["tags"] as string),
    },
    ...(before !== null && { previous: { tags: readTags(before) } }),
  };
}
