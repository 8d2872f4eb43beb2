/** Something to send, of any kind. Instants are seconds UTC. */
export interface Delivery {
  id: number;
  kind: string;
  /** Unique among all deliveries. */
  key: string;
  /** The id of what it is for. */
  target: number;
  /** The id of the issue it is of, for kinds that have issues. */
  issue?: number;
  /** How often it has been attempted, this time included. */
  attempts: number;
  /** When it was attempted for the first time. */
  triedAt: number;
}

/** How the last attempt of a delivery ended. */
export type Ended = "sent" | "empty" | "dropped" | "refused" | "given up";

// Longer than an attempt takes; one that died is repeated after it.
const CLAIM = 300;
// Longer than a queue takes; one that lost a message is given it again after it.
const QUEUED = 900;

/**
 * Adds a delivery.
 * @param dueAt when it is to be attempted
 * @returns its id; undefined if there is one with its key
 */
export async function addDelivery(
  db: D1Database,
  { kind, key, target, dueAt }: { kind: string; key: string; target: number; dueAt: number },
  now: number,
): Promise<number | undefined> {
  const id = await db
    .prepare(
      `INSERT INTO delivery (kind, key, target, made_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (key) DO NOTHING RETURNING id`,
    )
    .bind(kind, key, target, now, dueAt)
    .first<number>("id");
  return id ?? undefined;
}

/** Whether a delivery of a kind is waiting for a target. */
export async function isWaiting(db: D1Database, kind: string, target: number): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 FROM delivery WHERE target = ?1 AND kind = ?2 AND state = 'waiting'")
    .bind(target, kind)
    .first();
  return row !== null;
}

/** A delivery that is to be attempted. */
export type Waiting = Pick<Delivery, "id" | "issue">;

/** Deliveries of a kind that are to be attempted now, oldest first; those of an issue together. */
export async function waitingDeliveries(
  db: D1Database,
  kind: string,
  limit: number,
  now: number,
): Promise<Waiting[]> {
  const rows = await db
    .prepare(
      `SELECT id, issue FROM delivery
       WHERE state = 'waiting' AND kind = ?1 AND due_at <= ?2 AND queued_until <= ?2
         AND claimed_until <= ?2
       ORDER BY due_at, issue, id LIMIT cast(?3 AS integer)`,
    )
    .bind(kind, now, limit)
    .all<{ id: number; issue: number | null }>();
  return rows.results.map(({ id, issue }) => ({ id, ...(issue !== null && { issue }) }));
}

/** The kinds of deliveries, by their ids. */
export async function kindsOf(
  db: D1Database,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db
    .prepare("SELECT id, kind FROM delivery WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .all<{ id: number; kind: string }>();
  return new Map(rows.results.map(({ id, kind }) => [id, kind]));
}

/** Notes that deliveries were handed to a queue, so that the next run does not do so again. */
export async function markQueued(
  db: D1Database,
  ids: readonly number[],
  now: number,
): Promise<void> {
  await db
    .prepare("UPDATE delivery SET queued_until = ?2 WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids), now + QUEUED)
    .run();
}

/** Whether a delivery is to be attempted now that no queue has been given. */
export async function hasWaiting(db: Pick<D1Database, "prepare">, now: number): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM delivery WHERE state = 'waiting' AND due_at <= ?1 AND queued_until <= ?1
         AND claimed_until <= ?1 LIMIT 1`,
    )
    .bind(now)
    .first();
  return row !== null;
}

/** Forgets who is at work on deliveries: after a crash nobody is. */
export async function forgetClaims(db: Pick<D1Database, "prepare">): Promise<void> {
  await db
    .prepare("UPDATE delivery SET claimed_until = 0, queued_until = 0 WHERE state = 'waiting'")
    .run();
}

/**
 * Claims a delivery for one attempt, so that nobody else makes one.
 * @returns undefined unless it is waiting, due and free
 */
export async function claimDelivery(
  db: D1Database,
  id: number,
  now: number,
): Promise<Delivery | undefined> {
  const row = await db
    .prepare(
      `UPDATE delivery SET claimed_until = ?2 + ${CLAIM}, attempts = attempts + 1,
         tried_at = coalesce(tried_at, ?2)
       WHERE id = ?1 AND state = 'waiting' AND due_at <= ?2 AND claimed_until <= ?2
       RETURNING id, kind, key, target, issue, attempts, tried_at AS triedAt`,
    )
    .bind(id, now)
    .first<Omit<Delivery, "issue"> & { issue: number | null }>();
  if (!row) return undefined;
  const { issue, ...delivery } = row;
  return { ...delivery, ...(issue !== null && { issue }) };
}

/** Whether a delivery is still in the hands of an attempt: nothing that became of it was noted. */
export async function isClaimed(
  db: D1Database,
  { id, attempts }: Pick<Delivery, "id" | "attempts">,
): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM delivery
       WHERE id = ?1 AND attempts = ?2 AND state = 'waiting' AND claimed_until > 0`,
    )
    .bind(id, attempts)
    .first();
  return row !== null;
}

/**
 * The statement that ends a delivery. It does nothing to one that somebody else has claimed since.
 */
export function endDelivery(
  db: D1Database,
  { id, attempts }: Pick<Delivery, "id" | "attempts">,
  state: Ended,
  error: string | undefined,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE delivery SET state = ?3, error = ?4, ended_at = ?5, claimed_until = 0
       WHERE id = ?1 AND attempts = ?2 AND state = 'waiting'`,
    )
    .bind(id, attempts, state, error ?? null, now);
}

/** The statement that notes that what was sent turned out to be refused. */
export function refuseSent(
  db: D1Database,
  key: string,
  error: string,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE delivery SET state = 'refused', error = ?2, ended_at = ?3
       WHERE key = ?1 AND state = 'sent'`,
    )
    .bind(key, error, now);
}

/** The statement that puts a delivery off. It does nothing to one that was claimed since. */
export function postponeDelivery(
  db: D1Database,
  { id, attempts }: Pick<Delivery, "id" | "attempts">,
  dueAt: number,
  error: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE delivery SET due_at = ?3, error = ?4, claimed_until = 0, queued_until = 0
       WHERE id = ?1 AND attempts = ?2 AND state = 'waiting'`,
    )
    .bind(id, attempts, dueAt, error);
}

/** Gives a delivery back that was claimed and not attempted. */
export async function releaseDelivery(
  db: D1Database,
  { id, attempts }: Pick<Delivery, "id" | "attempts">,
): Promise<void> {
  await db
    .prepare(
      `UPDATE delivery SET claimed_until = 0, queued_until = 0, attempts = attempts - 1,
         tried_at = iif(attempts = 1, NULL, tried_at)
       WHERE id = ?1 AND attempts = ?2 AND state = 'waiting'`,
    )
    .bind(id, attempts)
    .run();
}

// Looked at in each run, oldest first.
const CLEANED = 200;

/** The statements that drop deliveries, issues and counts that are no longer needed. */
export function dropOldDeliveries(
  db: D1Database,
  { deliveries, issues, day }: { deliveries: number; issues: number; day: string },
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `DELETE FROM delivery WHERE id IN (SELECT id FROM
           (SELECT id, ended_at FROM delivery ORDER BY id LIMIT ${CLEANED}) WHERE ended_at < ?1)`,
      )
      .bind(deliveries),
    db.prepare("DELETE FROM issue WHERE due < ?1").bind(issues),
    db.prepare("DELETE FROM sending WHERE day < ?1").bind(day),
  ];
}
