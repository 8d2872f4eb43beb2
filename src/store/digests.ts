import type { IssuePaper } from "./issues.ts";
import { type Subscription, SUBSCRIPTION_COLUMNS, subscriptionOf } from "./subscriptions.ts";

/** The kind of deliveries that are digests. Their target is a subscription. */
export const DIGEST = "digest";

/** A digest that is due. Instants are seconds UTC. */
export interface PlannedDigest {
  subscription: Subscription;
  /** The last time that the schedule named, up to now. */
  due: number;
  /** The next time that it names. */
  next: number;
}

// Looked at by a run, the longest due first: if so many still wait for their last digest, there is
// enough to send.
const SCANNED = 1000;

/**
 * Subscriptions whose digest is due, the longest due first. One whose last digest is still to be
 * sent is left out until that one ends, so that it gets one digest of it all.
 */
export async function dueSubscriptions(
  db: D1Database,
  limit: number,
  now: number,
): Promise<Subscription[]> {
  const rows = await db
    .prepare(
      `SELECT ${SUBSCRIPTION_COLUMNS.join(", ")} FROM
         (SELECT * FROM subscription WHERE next_at <= ?1 ORDER BY next_at LIMIT ${SCANNED})
         AS subscription
       WHERE NOT EXISTS (SELECT 1 FROM delivery
         WHERE target = subscription.id AND kind = '${DIGEST}' AND state = 'waiting')
       ORDER BY next_at LIMIT cast(?2 AS integer)`,
    )
    .bind(now, limit)
    .all();
  return rows.results.map(subscriptionOf);
}

/** Writes the deliveries of digests that are due, and when each subscription is due again. */
export async function planDigests(
  db: D1Database,
  digests: readonly PlannedDigest[],
  now: number,
): Promise<void> {
  const rows = digests.map(({ subscription: { id, list, coveredTo, nextAt }, due, next }) => {
    return [id, list, coveredTo, due, next, nextAt];
  });
  const planned = JSON.stringify(rows);
  await db.batch([
    db
      .prepare(
        `INSERT INTO issue (list, since, due)
         SELECT DISTINCT value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1) WHERE true
         ON CONFLICT (list, since, due) DO NOTHING`,
      )
      .bind(planned),
    db
      .prepare(
        `INSERT INTO delivery (kind, key, target, issue, made_at, due_at)
         SELECT '${DIGEST}', '${DIGEST}-' || (value ->> 0) || '-' || (value ->> 3), value ->> 0,
           (SELECT id FROM issue WHERE list = value ->> 1 AND since = value ->> 2
             AND due = value ->> 3), ?2, ?2
         FROM json_each(?1) WHERE true ON CONFLICT (key) DO NOTHING`,
      )
      .bind(planned, now),
    db
      .prepare(
        `UPDATE subscription SET next_at = planned.value ->> 4 FROM json_each(?1) AS planned
         WHERE subscription.id = planned.value ->> 0 AND next_at = planned.value ->> 5`,
      )
      .bind(planned),
  ]);
}

/** A digest that is to be sent. */
export interface Digest {
  subscription: Subscription;
  /** The address, and what the token is derived from that manages the digests. */
  subscriber: { address: string; nonce: string; token: string };
  list: { title: string; description: string };
  /** The papers it tells of, the most upvoted first. */
  papers: Pick<IssuePaper, "title" | "html" | "text">[];
  /** How many papers are new to the subscriber, and whether there are more than were counted. */
  fresh: number;
  isMore: boolean;
  /** The second after the last one that its issue covers. */
  readTo: number;
}

/** Why a digest is not to be sent: its list cannot be read, or there is nothing to send it for. */
export interface Undeliverable {
  error: string;
}

/**
 * The digest of a delivery. What it tells of is fixed when it is asked for first: the papers of its
 * issue that the subscriber has not been told of. From then on they count as told.
 * @param id of the delivery
 * @returns undefined if the subscription has ended or is paused
 */
export async function digestOf(
  db: D1Database,
  id: number,
): Promise<Digest | Undeliverable | undefined> {
  const [, , read] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `UPDATE delivery SET content = (
           SELECT json_object('most', most, 'papers',
             json_group_array(json_object('n', paper.key, 'id', paper.value ->> 'id')))
           FROM subscription JOIN issue ON issue.id = delivery.issue, json_each(issue.papers) AS paper
           WHERE subscription.id = delivery.target
             AND NOT EXISTS (SELECT 1 FROM told WHERE told.subscriber = subscription.subscriber
               AND told.paper = paper.value ->> 'id')
             AND (paper.value ->> 'others' = '[]' OR NOT EXISTS (SELECT 1 FROM told
               WHERE told.subscriber = subscription.subscriber
                 AND told.paper IN (SELECT value FROM json_each(paper.value, '$.others')))))
         WHERE id = ?1 AND content IS NULL
           AND EXISTS (SELECT 1 FROM issue WHERE id = delivery.issue AND papers IS NOT NULL)`,
      )
      .bind(id),
    db
      .prepare(
        `INSERT OR IGNORE INTO told (subscriber, paper)
         SELECT subscription.subscriber, paper.value ->> 'id'
         FROM delivery JOIN subscription ON subscription.id = delivery.target,
           json_each(delivery.content, '$.papers') AS paper
         WHERE delivery.id = ?1 AND ${IS_SHOWN}`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT ${SUBSCRIPTION_COLUMNS.join(", ")}, subscriber.address,
           subscriber.nonce AS manager_nonce, subscriber.token AS manager_token,
           issue.title AS list_title, issue.description, issue.read_to, issue.is_more, issue.error,
           issue.total - json_array_length(issue.papers)
             + json_array_length(delivery.content, '$.papers') AS fresh,
           (SELECT json_group_array(issue.papers -> (paper.value ->> 'n'))
            FROM json_each(delivery.content, '$.papers') AS paper WHERE ${IS_SHOWN}) AS papers
         FROM delivery JOIN subscription ON subscription.id = delivery.target
           JOIN subscriber ON subscriber.id = subscription.subscriber
           LEFT JOIN issue ON issue.id = delivery.issue
         WHERE delivery.id = ?1 AND subscription.next_at IS NOT NULL`,
      )
      .bind(id),
  ]);
  const row = read!.results[0];
  if (!row) return undefined;
  if (row["read_to"] === null) {
    return { error: (row["error"] as string | null) ?? "Its papers are no longer kept." };
  }
  return {
    subscription: subscriptionOf(row),
    subscriber: {
      address: row["address"] as string,
      nonce: row["manager_nonce"] as string,
      token: row["manager_token"] as string,
    },
    list: { title: row["list_title"] as string, description: row["description"] as string },
    papers: JSON.parse(row["papers"] as string) as IssuePaper[],
    fresh: row["fresh"] as number,
    isMore: row["is_more"] === 1,
    readTo: row["read_to"] as number,
  };
}

// The first so many of the papers that are new to the subscriber.
const IS_SHOWN = "paper.key < delivery.content ->> 'most'";

/** The statement that notes up to where the papers of a subscription have been sent. */
export function coverTo(db: D1Database, subscription: number, to: number): D1PreparedStatement {
  return db
    .prepare("UPDATE subscription SET covered_to = max(covered_to, ?2) WHERE id = ?1")
    .bind(subscription, to);
}

/** The statement that frees the papers of a delivery that was not sent for the next digest. */
export function untell(db: D1Database, delivery: number): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM told WHERE (subscriber, paper) IN (
         SELECT subscription.subscriber, paper.value ->> 'id'
         FROM delivery JOIN subscription ON subscription.id = delivery.target,
           json_each(delivery.content, '$.papers') AS paper
         WHERE delivery.id = ?1 AND ${IS_SHOWN})`,
    )
    .bind(delivery);
}
