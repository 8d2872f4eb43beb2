// arXiv does not know what was never announced; whether it does by now is asked once a week.
const AGAIN = 7 * 86_400;

/** Papers of arXiv whose categories nobody has said, and that are to be asked for now. */
export async function unclassifiedIds(
  db: D1Database,
  limit: number,
  now: number,
): Promise<string[]> {
  const rows = await db
    .prepare(
      `SELECT id FROM unclassified WHERE asked_at IS NULL OR asked_at < ?1
       ORDER BY id DESC LIMIT cast(?2 AS integer)`,
    )
    .bind(now - AGAIN, limit)
    .all<{ id: string }>();
  return rows.results.map(({ id }) => id);
}

/** The statement that notes that papers were asked for. */
export function markAsked(
  db: D1Database,
  ids: readonly string[],
  now: number,
): D1PreparedStatement {
  return db
    .prepare(`UPDATE unclassified SET asked_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids), now);
}
