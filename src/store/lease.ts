/** The lease that one ingest run at a time holds. Its row stays and says how the last run went. */
const NAME = "ingest";

/** How a run went. */
export interface RunReport {
  /** Pages that were polled, and how many of them failed. */
  pages: number;
  failed: number;
  /** Whether the run stopped at its budget while more pages were due. */
  hasMore: boolean;
}

/**
 * Takes the lease, if it is free or stale. One that would last twice as long was taken by a clock
 * that was wrong.
 * @param holder a name nobody else uses
 * @param until when the lease becomes stale unless it is given back before, in seconds UTC
 * @returns whether the lease is now `holder`'s
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
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
         pages = 0, has_more = 0, failed = iif(lease.holder IN ('', ?2), 0, lease.failed + 1)
       WHERE lease.expires_at NOT BETWEEN ?4 + 1 AND ?3 + (?3 - ?4) OR lease.holder = ?2`,
    )
    .bind(NAME, holder, until, now)
    .run();
  return taken.meta.changes > 0;
}

/**
 * An SQL expression, while a run holds the lease: how many runs before it, in a row, took the lease
 * and did not give it back.
 */
export const DEATHS = `(SELECT failed FROM lease WHERE name = '${NAME}')`;

/** Gives the lease back; does nothing if another run has taken it over. */
export async function giveLeaseBack(
  db: D1Database,
  holder: string,
  { pages, failed, hasMore }: RunReport,
): Promise<void> {
  await db
    .prepare(
      `UPDATE lease SET holder = '', expires_at = 0, pages = ?3, failed = ?4, has_more = ?5
       WHERE name = ?1 AND holder = ?2`,
    )
    .bind(NAME, holder, pages, failed, hasMore ? 1 : 0)
    .run();
}

/** The statement that has a row while a run holds the lease. */
export function selectLeaseHeld(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare("SELECT 1 FROM lease WHERE name = ?1 AND holder <> '' AND expires_at > ?2")
    .bind(NAME, now);
}

/** How the last run went, if it has ended. */
export async function lastRun(db: Pick<D1Database, "prepare">): Promise<RunReport | undefined> {
  const row = await db
    .prepare("SELECT pages, failed, has_more AS hasMore FROM lease WHERE name = ? AND holder = ''")
    .bind(NAME)
    .first<{ pages: number; failed: number; hasMore: number }>();
  return row ? { ...row, hasMore: row.hasMore === 1 } : undefined;
}

/**
 * A statement that fails the batch it begins unless the lease is still `holder`'s. It writes
 * nothing.
 */
export function leaseGuard(db: D1Database, holder: string): D1PreparedStatement {
  return db.prepare(`SELECT ${zeroIfHeld("?1")}`).bind(holder);
}

/**
 * Checks the lease before something is written that is not in the database.
 * @throws when the lease is no longer `holder`'s
 */
export async function checkLease(db: D1Database, holder: string): Promise<void> {
  await leaseGuard(db, holder).all();
}

/**
 * An SQL expression that is 0 while the lease is a holder's, and else fails, which rolls the whole
 * batch back.
 * @param holder the parameter that names it: `?1`
 */
export function zeroIfHeld(holder: string): string {
  // json() raises an error on text that is not JSON.
  return `json(iif(EXISTS (SELECT 1 FROM lease WHERE name = '${NAME}' AND holder = ${holder}), '0',
    'the lease was taken over'))`;
}
