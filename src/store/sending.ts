/** How many mails were handed to the provider on a day. */
interface Handed {
  all: number;
  /** Those of one kind. */
  ofKind: number;
}

/**
 * Counts the mails that were handed to the provider.
 * @param day `YYYY-MM-DD`, UTC
 * @param kind of deliveries
 */
export async function mailsOn(db: D1Database, day: string, kind = ""): Promise<Handed> {
  const row = await db
    .prepare(
      `SELECT coalesce(sum(mails), 0) AS "all", coalesce(sum(iif(kind = ?2, mails, 0)), 0) AS ofKind
       FROM sending WHERE day = ?1`,
    )
    .bind(day, kind)
    .first<Handed>();
  return row!;
}

/** The statement that counts a mail of a kind that was handed to the provider on a day. */
export function countMail(db: D1Database, day: string, kind: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO sending (day, kind, mails) VALUES (?1, ?2, 1)
       ON CONFLICT (day, kind) DO UPDATE SET mails = mails + 1`,
    )
    .bind(day, kind);
}
