// arXiv does not know a paper before it is announced: it is asked for again after a week.
const AGAIN = 7 * 86_400;

/** Papers of arXiv without categories that are to be looked up now, those never looked up first. */
export async function unclassifiedIds(
  db: D1Database,
  limit: number,
  now: number,
): Promise<string[]> {
  const rows = await db
    .prepare(
      `SELECT id FROM unclassified WHERE asked_at < ?1
       ORDER BY asked_at, id DESC LIMIT cast(?2 AS integer)`,
    )
    .bind(now - AGAIN, limit)
    .all<{ id: string }>();
  return rows.results.map(({ id }) => id);
}

/** The statement that notes that papers were looked up. */
export function markAsked(
  db: D1Database,
  ids: readonly string[],
  now: number,
): D1PreparedStatement {
  return db
    .prepare(`UPDATE unclassified SET asked_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids), now);
}
