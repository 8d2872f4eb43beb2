/** The lease that one ingest run at a time holds. */
const NAME = "ingest";

/**
 * Takes the lease, if it is free or stale.
 * @param holder a name nobody else uses
 * @param until when the lease goes stale, if it is not given back before
 * @returns whether it is now ours
 */
export async function takeLease(
  db: D1Database,
  holder: string,
  until: number,
  now: number,
): Promise<boolean> {
  const taken = await db
    .prepare(
      `INSERT INTO lease (name, holder, expires_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
       WHERE lease.expires_at <= ?4 OR lease.holder = ?2`,
    )
    .bind(NAME, holder, until, now)
    .run();
  return taken.meta.changes > 0;
}

/** Gives the lease back; does nothing when it has been taken over. */
export async function giveLeaseBack(db: D1Database, holder: string): Promise<void> {
  await db.prepare("DELETE FROM lease WHERE name = ?1 AND holder = ?2").bind(NAME, holder).run();
}

/**
 * A statement that fails the batch it begins unless the lease is still ours, and writes nothing.
 */
export function leaseGuard(db: D1Database, holder: string): D1PreparedStatement {
  // json() raises an error on text that is not JSON, which rolls the whole batch back.
  return db
    .prepare(
      `SELECT json(iif(EXISTS (SELECT 1 FROM lease WHERE name = ?1 AND holder = ?2), 'null',
       'the lease was taken over'))`,
    )
    .bind(NAME, holder);
}
