import { unwatch, watch } from "./arrivals.ts";

/** The kind of deliveries that ask a subscriber whether it meant it. Their target is a request. */
export const VERIFICATION = "verification";

/** The kind of deliveries that push what entered a feed. Their target is a follower. */
export const DISTRIBUTION = "websub";

/** A request of a WebSub subscriber. Instants and times are in seconds. */
export interface HubRequest {
  mode: "subscribe" | "unsubscribe";
  /** The canonical path and parameters of the feed, and of its list. */
  topic: string;
  list: string;
  /** The address of the feed as the subscriber wrote it. */
  given: string;
  callback: string;
  /** The host of the callback. */
  host: string;
  secret?: string;
  /** How long it is to last. */
  lease: number;
}

/** A subscription that was confirmed. */
export interface HubSubscription extends Pick<
  HubRequest,
  "topic" | "given" | "callback" | "secret"
> {
  leaseUntil: number;
  /** Since when its deliveries have failed, absent while they get through. */
  failingSince?: number;
}

/** How many subscriptions there are. */
export interface HubCounts {
  all: number;
  ofHost: number;
  /** Whether the one that is asked for is among them. */
  isKnown: boolean;
}

/** Counts the subscriptions of everybody and of a host, each up to a limit. */
export async function countHub(
  db: D1Database,
  { topic, callback, host }: Pick<HubRequest, "topic" | "callback" | "host">,
  limits: { all: number; ofHost: number },
): Promise<HubCounts> {
  const row = await db
    .prepare(
      `SELECT
         (SELECT count(*) FROM
           (SELECT 1 FROM hub_subscription LIMIT cast(?4 AS integer))) AS "all",
         (SELECT count(*) FROM
           (SELECT 1 FROM hub_subscription WHERE host = ?3 LIMIT cast(?5 AS integer))) AS ofHost,
         EXISTS (SELECT 1 FROM hub_subscription WHERE topic = ?1 AND callback = ?2) AS isKnown`,
    )
    .bind(topic, callback, host, limits.all, limits.ofHost)
    .first<{ all: number; ofHost: number; isKnown: number }>();
  return { ...row!, isKnown: row!.isKnown === 1 };
}

/** How many requests wait to be confirmed, counted up to a limit. */
export async function openRequests(db: D1Database, limit: number): Promise<number> {
  const count = await db
    .prepare("SELECT count(*) AS n FROM (SELECT 1 FROM hub_request LIMIT cast(?1 AS integer))")
    .bind(limit)
    .first<number>("n");
  return count ?? 0;
}

/**
 * Writes down what a subscriber asks for, and that it is to be asked whether it meant it. An earlier
 * request for the same feed and callback is replaced.
 * @returns the delivery that asks
 */
export async function addHubRequest(
  db: D1Database,
  { mode, topic, list, given, callback, host, secret, lease }: HubRequest,
  now: number,
): Promise<number> {
  const [, , added] = await db.batch<{ id: number }>([
    db.prepare("DELETE FROM hub_request WHERE topic = ?1 AND callback = ?2").bind(topic, callback),
    db
      .prepare(
        `INSERT INTO hub_request
           (mode, topic, list, given, callback, host, secret, lease, asked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
      )
      .bind(mode, topic, list, given, callback, host, secret ?? null, lease, now),
    db
      .prepare(
        `INSERT INTO delivery (kind, key, target, made_at, due_at)
         SELECT '${VERIFICATION}', '${VERIFICATION}-' || id, id, ?3, ?3 FROM hub_request
         WHERE topic = ?1 AND callback = ?2 RETURNING id`,
      )
      .bind(topic, callback, now),
  ]);
  return added!.results[0]!.id;
}

/** The request of an id; undefined if it was replaced since. */
export async function hubRequest(db: D1Database, id: number): Promise<HubRequest | undefined> {
  const row = await db
    .prepare(
      `SELECT mode, topic, list, given, callback, host, secret, lease FROM hub_request
       WHERE id = ?1`,
    )
    .bind(id)
    .first<Omit<HubRequest, "secret"> & { secret: string | null }>();
  if (!row) return undefined;
  const { secret, ...request } = row;
  return { ...request, ...(secret !== null && { secret }) };
}

/** The statement that forgets a request. */
export function dropHubRequest(db: D1Database, id: number): D1PreparedStatement {
  return db.prepare("DELETE FROM hub_request WHERE id = ?1").bind(id);
}

/** The statements that do what was asked for, once it is confirmed, and forget the request. */
export function confirmHubRequest(
  db: D1Database,
  id: number,
  { mode, topic, list, callback }: HubRequest,
  now: number,
): D1PreparedStatement[] {
  const request = "FROM hub_request WHERE id = ?1";
  const known = "SELECT 1 FROM hub_subscription WHERE topic = ?2 AND callback = ?3";
  const subscribing = () => [
    ...watch(db, list),
    // Of a subscription that is renewed, nothing is missed and nothing is told again.
    db
      .prepare(
        `INSERT INTO follower (watched, kind)
         SELECT watched.id, '${DISTRIBUTION}' FROM watched
         WHERE list = ?4 AND NOT EXISTS (${known}) AND EXISTS (SELECT 1 ${request})`,
      )
      .bind(id, topic, callback, list),
    db
      .prepare(
        `INSERT INTO hub_subscription (follower, topic, given, callback, host, secret, lease_until)
         SELECT coalesce((SELECT follower FROM hub_subscription
             WHERE topic = hub_request.topic AND callback = hub_request.callback),
           last_insert_rowid()), topic, given, callback, host, secret, lease + ?2 ${request}
         ON CONFLICT (topic, callback) DO UPDATE SET given = excluded.given,
           secret = excluded.secret, lease_until = excluded.lease_until`,
      )
      .bind(id, now),
  ];
  return [
    ...(mode === "subscribe"
      ? subscribing()
      : [
          db
            .prepare(
              `DELETE FROM follower WHERE id IN
                 (SELECT follower FROM hub_subscription WHERE topic = ?1 AND callback = ?2)`,
            )
            .bind(topic, callback),
          unwatch(db),
        ]),
    dropHubRequest(db, id),
  ];
}

/** A push to a subscriber. */
export interface Distribution {
  subscription: HubSubscription;
  /** The id of what entered, and the moments by their seq. */
  arrival: number;
  moments: number[];
}

/** The push of a delivery; undefined if the subscription has ended. */
export async function distributionOf(
  db: D1Database,
  { target, issue }: { target: number; issue?: number },
): Promise<Distribution | undefined> {
  const row = await db
    .prepare(
      `SELECT topic, given, callback, secret, lease_until AS leaseUntil, failing_since AS failingSince,
         arrival.id AS arrival, moments
       FROM hub_subscription JOIN follower ON follower.id = hub_subscription.follower
         JOIN arrival ON arrival.id = ?2
       WHERE follower.id = ?1`,
    )
    .bind(target, issue ?? null)
    .first();
  if (!row) return undefined;
  const { secret, failingSince } = row;
  return {
    subscription: {
      topic: row["topic"] as string,
      given: row["given"] as string,
      callback: row["callback"] as string,
      leaseUntil: row["leaseUntil"] as number,
      ...(typeof secret === "string" && { secret }),
      ...(typeof failingSince === "number" && { failingSince }),
    },
    arrival: row["arrival"] as number,
    moments: JSON.parse(row["moments"] as string) as number[],
  };
}

/** The statements that end subscriptions whose lease has ended, and forget old requests. */
export function cleanHub(
  db: D1Database,
  { now, askedBefore }: { now: number; askedBefore: number },
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `DELETE FROM follower WHERE id IN
           (SELECT follower FROM hub_subscription WHERE lease_until <= ?1)`,
      )
      .bind(now),
    db.prepare("DELETE FROM hub_request WHERE asked_at < ?1").bind(askedBefore),
    unwatch(db),
  ];
}
