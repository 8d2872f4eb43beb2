import { indexRow } from "../paper/log.ts";
import { indexing } from "../store/commit.ts";
import { leaseGuard } from "../store/lease.ts";
import { hasOlderRows, olderMoments } from "../store/older.ts";
import { PREPARATION } from "../text/words.ts";
import type { Ingest } from "./context.ts";

/** Rows that a run writes anew for each page that it may poll; no more than papers that it may take in. */
const ROWS_A_PAGE = 25;

/** The queries that it takes at most: the papers, and a batch. */
export const REINDEX_QUERIES = 7;

/** Whether there are rows of the index that an older version wrote. */
export const isReindexDue = hasOlderRows;

/**
 * Writes rows of the index that an older version wrote anew, the newest first. Until the last is
 * written, all are searched.
 * @returns whether there may be more of them
 */
export async function reindex(
  { db, pages, papers, log }: Pick<Ingest, "db" | "pages" | "papers" | "log">,
  holder: string,
): Promise<boolean> {
  const most = Math.min(papers, Math.ceil(ROWS_A_PAGE * pages));
  if (most === 0) return true;
  const { moments, orphans } = await olderMoments(db, most);
  const rows = moments.map(({ paper, moment, previous }) => indexRow(paper, moment, previous));
  const stale = [...moments.map(({ moment }) => moment.seq), ...orphans];
  await db.batch([leaseGuard(db, holder), ...indexing(db, rows, stale)]);
  log({ event: "reindex", version: PREPARATION, rows: rows.length });
  return stale.length === most;
}
