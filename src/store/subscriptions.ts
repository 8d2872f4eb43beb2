import type { Schedule } from "../text/schedule.ts";

/** A list that a subscriber gets as digests by mail. Instants are seconds UTC. */
export interface Subscription {
  id: number;
  /** The id of the subscriber. */
  subscriber: number;
  /** The canonical path and parameters of the list. */
  list: string;
  /** The list's title as it was subscribed to. */
  title: string;
  schedule: Schedule;
  /** The most papers of one digest. */
  most: number;
  /** The nonce of the token that ends it. */
  nonce: string;
  /** The SHA-256 of that token, in hex. */
  token: string;
  /** Absent until it is confirmed. */
  confirmedAt?: number;
  /** The end of the time whose papers have been sent. */
  coveredTo: number;
  /** When the next digest is due; absent until it is confirmed, and while it is paused. */
  nextAt?: number;
}

/** A subscription as someone asks for it. */
export type Asked = Pick<Subscription, "list" | "title" | "schedule" | "most">;

/** The columns of `subscription` that {@link subscriptionOf} reads. */
export const SUBSCRIPTION_COLUMNS = [
  "id",
  "subscriber",
  "list",
  "title",
  "cadence",
  "weekday",
  "hour",
  "zone",
  "most",
  "nonce",
  "token",
  "confirmed_at",
  "covered_to",
  "next_at",
].map((name) => `subscription.${name}`);

const COLUMNS = SUBSCRIPTION_COLUMNS.join(", ");

/** A row of {@link SUBSCRIPTION_COLUMNS} as a subscription. */
export function subscriptionOf(row: Record<string, unknown>): Subscription {
  const [confirmedAt, nextAt] = [row["confirmed_at"], row["next_at"]];
  return {
    id: row["id"] as number,
    subscriber: row["subscriber"] as number,
    list: row["list"] as string,
    title: row["title"] as string,
    schedule: {
      cadence: row["cadence"] as Schedule["cadence"],
      weekday: row["weekday"] as number,
      hour: row["hour"] as number,
      zone: row["zone"] as string,
    },
    most: row["most"] as number,
    nonce: row["nonce"] as string,
    token: row["token"] as string,
    ...(typeof confirmedAt === "number" && { confirmedAt }),
    coveredTo: row["covered_to"] as number,
    ...(typeof nextAt === "number" && { nextAt }),
  };
}

/**
 * Adds a subscription that is still to be confirmed. One of the same list is asked for anew; if it
 * is confirmed already, nothing changes. Beyond `limit` none is added.
 * @param subscriber the id of the subscriber
 * @param fresh its token, if it is new
 */
export async function askForSubscription(
  db: D1Database,
  subscriber: number,
  { list, title, schedule, most }: Asked,
  fresh: Pick<Subscription, "nonce" | "token">,
  limit: number,
  now: number,
): Promise<void> {
  const { cadence, weekday, hour, zone } = schedule;
  await db
    .prepare(
      `INSERT INTO subscription
         (subscriber, list, title, cadence, weekday, hour, zone, most, nonce, token, asked_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
       WHERE (SELECT count(*) FROM subscription WHERE subscriber = ?1 AND list <> ?2) < ?12
       ON CONFLICT (subscriber, list) DO UPDATE SET
         title = excluded.title, cadence = excluded.cadence, weekday = excluded.weekday,
         hour = excluded.hour, zone = excluded.zone, most = excluded.most,
         asked_at = excluded.asked_at
       WHERE confirmed_at IS NULL`,
    )
    .bind(
      subscriber,
      list,
      title,
      cadence,
      weekday,
      hour,
      zone,
      most,
      fresh.nonce,
      fresh.token,
      now,
      limit,
    )
    .run();
}

/** The subscriptions of a subscriber, in the order in which they were asked for. */
export async function subscriptionsOf(db: D1Database, subscriber: number): Promise<Subscription[]> {
  const rows = await db
    .prepare(`SELECT ${COLUMNS} FROM subscription WHERE subscriber = ?1 ORDER BY id`)
    .bind(subscriber)
    .all();
  return rows.results.map(subscriptionOf);
}

/** The subscription whose token has a hash. */
export async function subscriptionWithToken(
  db: D1Database,
  token: string,
): Promise<Subscription | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM subscription WHERE token = ?1`)
    .bind(token)
    .first();
  return row ? subscriptionOf(row) : undefined;
}

/**
 * Confirms a subscription and its subscriber. Does nothing to one that is confirmed already.
 * @param coveredTo papers that entered before come in no digest
 */
export async function confirmSubscription(
  db: D1Database,
  { id, subscriber }: Pick<Subscription, "id" | "subscriber">,
  { coveredTo, nextAt }: { coveredTo: number; nextAt: number },
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE subscription SET confirmed_at = ?3, covered_to = ?4, next_at = ?5
         WHERE id = ?1 AND subscriber = ?2 AND confirmed_at IS NULL`,
      )
      .bind(id, subscriber, now, coveredTo, nextAt),
    db
      .prepare("UPDATE subscriber SET confirmed_at = ?2 WHERE id = ?1 AND confirmed_at IS NULL")
      .bind(subscriber, now),
  ]);
}

/**
 * Changes when a confirmed subscription comes and how much it holds, pauses it or resumes it.
 * @param nextAt undefined pauses it
 * @param coveredTo the end of what was sent is moved up to it
 */
export async function changeSubscription(
  db: D1Database,
  { id, subscriber }: Pick<Subscription, "id" | "subscriber">,
  { schedule, most }: Pick<Subscription, "schedule" | "most">,
  { nextAt, coveredTo = 0 }: { nextAt: number | undefined; coveredTo?: number },
): Promise<void> {
  const { cadence, weekday, hour, zone } = schedule;
  await db
    .prepare(
      `UPDATE subscription SET cadence = ?3, weekday = ?4, hour = ?5, zone = ?6, most = ?7,
         next_at = ?8, covered_to = max(covered_to, ?9)
       WHERE id = ?1 AND subscriber = ?2 AND confirmed_at IS NOT NULL`,
    )
    .bind(id, subscriber, cadence, weekday, hour, zone, most, nextAt ?? null, coveredTo)
    .run();
}

/** Ends a subscription; with the last one its subscriber is erased. */
export async function endSubscription(
  db: D1Database,
  { id, subscriber }: Pick<Subscription, "id" | "subscriber">,
): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM subscription WHERE id = ?1 AND subscriber = ?2").bind(id, subscriber),
    db
      .prepare(
        `DELETE FROM subscriber WHERE id = ?1
         AND NOT EXISTS (SELECT 1 FROM subscription WHERE subscriber = ?1)`,
      )
      .bind(subscriber),
  ]);
}

/** When the next digest of anybody is due. */
export async function nextDue(db: D1Database): Promise<number | undefined> {
  const at = await db
    .prepare("SELECT min(next_at) AS at FROM subscription WHERE next_at IS NOT NULL")
    .first<number>("at");
  return at ?? undefined;
}
