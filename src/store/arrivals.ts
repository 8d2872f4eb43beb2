import { PLACES } from "../paper/log.ts";
import { spansBetween } from "../paper/spans.ts";
import { INDEX_TABLES, matchFor, narrowed, type Range } from "./matching.ts";

/** A list that is watched for what enters it. */
export interface Watched {
  id: number;
  /** Its canonical path and parameters. */
  list: string;
}

/** Somebody who is to be told what entered a list. */
export interface Behind {
  follower: number;
  watched: Watched;
  /** The first second that it has not been told of, UTC. */
  since: number;
}

/** The moments of a list within a time, both in seconds UTC. */
export interface Window extends Pick<Watched, "id"> {
  range: Range;
  since: number;
  /** The second after the last one. */
  until: number;
}

/** The papers that entered a list within a time. */
export interface Arrival extends Omit<Window, "range"> {
  /** The moments by their seq, the newest first. */
  moments: number[];
}

/** How far new moments have been matched, and how far the log goes. */
export interface Progress {
  /** The second up to which they have been. */
  readTo: number;
  /** The second up to which they are being matched. */
  until: number;
  /** The id of the last list that they have been matched against up to there; 0 before the first. */
  done: number;
  /** The newest live moment. */
  liveAt: number;
  isWatched: boolean;
}

// As many as a feed has entries at most.
const MOST_MOMENTS = 500;
// D1 takes 2 MB a bound value.
const WINDOWS_A_QUERY = 500;

/** How far the watched lists have been read. Reads three rows. */
export async function progressOfPushing(db: D1Database): Promise<Progress> {
  const row = await db
    .prepare(
      `SELECT read_to AS readTo, until, done, live_at AS liveAt, EXISTS (SELECT 1 FROM watched) AS isWatched
       FROM pushed, wire`,
    )
    .first<Omit<Progress, "isWatched"> & { isWatched: number }>();
  if (!row) throw new Error("The table pushed is empty: apply the migrations.");
  return { ...row, isWatched: row.isWatched === 1 };
}

/** Lists that somebody follows, by their ids. Reads a row each. */
export async function watchedLists(
  db: D1Database,
  { after, limit }: { after: number; limit: number },
): Promise<Watched[]> {
  const rows = await db
    .prepare("SELECT id, list FROM watched WHERE id > ?1 ORDER BY id LIMIT cast(?2 AS integer)")
    .bind(after, limit)
    .all<Watched>();
  return rows.results;
}

/**
 * The statements that have a list watched from now on; it may be watched already. While none was,
 * nothing was read, so reading starts at the newest moment.
 */
export function watch(db: D1Database, list: string): D1PreparedStatement[] {
  return [
    db.prepare(
      `UPDATE pushed SET read_to = (SELECT live_at + 1 FROM wire), done = 0
       WHERE NOT EXISTS (SELECT 1 FROM watched)`,
    ),
    db.prepare("INSERT INTO watched (list) VALUES (?1) ON CONFLICT (list) DO NOTHING").bind(list),
  ];
}

/** The statement that stops watching lists that nobody follows any longer. */
export function unwatch(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `DELETE FROM watched
     WHERE NOT EXISTS (SELECT 1 FROM follower WHERE follower.watched = watched.id)`,
  );
}

/**
 * Finds the papers that entered lists, each within its time. Reads a row a moment that is found,
 * else none.
 * @param most the most moments of a list, the newest
 */
export async function arrivalsIn(
  db: D1Database,
  windows: readonly Window[],
  most = MOST_MOMENTS,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (let n = 0; n < windows.length; n += WINDOWS_A_QUERY) {
    const some = windows.slice(n, n + WINDOWS_A_QUERY);
    const rows = await db
      .prepare(
        `SELECT asked.key AS n, (SELECT json_group_array(seq) FROM
           (SELECT seq FROM (${WITHIN}) ORDER BY seq DESC LIMIT cast(?2 AS integer))) AS moments
         FROM json_each(?1) AS asked`,
      )
      .bind(JSON.stringify(some.map(boundsOf)), most)
      .all<{ n: number; moments: string }>();
    for (const row of rows.results) {
      const moments = JSON.parse(row.moments) as number[];
      const { id, since, until } = some[row.n]!;
      if (moments.length > 0) arrivals.push({ id, since, until, moments });
    }
  }
  return arrivals;
}

// The MATCH texts and the bounds of row ids are members of the row that is asked about.
const WITHIN = INDEX_TABLES.map(
  (table) =>
    `SELECT rowid AS seq FROM ${table} WHERE ${table} MATCH (asked.value ->> ${matchFor(table)})
       AND rowid >= cast(asked.value ->> 2 AS integer)
       AND rowid < cast(asked.value ->> 3 AS integer)`,
).join(" UNION ALL ");

// Without the tags of the days, FTS5 would look for the beginning of a time in all that matches.
function boundsOf({ range, since, until }: Window): unknown[] {
  const { match, older = match } = range;
  const { match: near } = narrowed(range, spansBetween(since, until));
  return [
    near,
    older,
    Math.max(range.from ?? 0, since * PLACES),
    Math.min(range.to ?? Number.MAX_SAFE_INTEGER, until * PLACES),
  ];
}

/**
 * Notes that moments have been matched against some lists, and who is to be told. Does nothing if
 * somebody else has done so since.
 * @param before as it was when they were read
 * @param next as it is now
 * @param lists the ids of those that something entered
 */
export async function noteMatched(
  db: D1Database,
  before: Pick<Progress, "readTo" | "done">,
  next: Pick<Progress, "readTo" | "until" | "done">,
  lists: readonly number[],
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE follower SET behind_since = ?2
         WHERE watched IN (SELECT value FROM json_each(?1)) AND behind_since IS NULL
           AND EXISTS (SELECT 1 FROM pushed WHERE read_to = ?2 AND done = ?3)`,
      )
      .bind(JSON.stringify(lists), before.readTo, before.done),
    db
      .prepare(
        `UPDATE pushed SET read_to = ?3, until = ?4, done = ?5 WHERE read_to = ?1 AND done = ?2`,
      )
      .bind(before.readTo, before.done, next.readTo, next.until, next.done),
  ]);
}

/** Followers of a kind who are to be told and have no delivery under way, the longest first. */
export async function followersBehind(
  db: D1Database,
  kind: string,
  limit: number,
): Promise<Behind[]> {
  const rows = await db
    .prepare(
      `SELECT follower.id AS follower, watched.id, watched.list, follower.behind_since AS since
       FROM follower JOIN watched ON watched.id = follower.watched
       WHERE follower.behind_since IS NOT NULL AND follower.waiting = 0 AND follower.kind = ?1
       ORDER BY follower.behind_since, follower.watched LIMIT cast(?2 AS integer)`,
    )
    .bind(kind, limit)
    .all<{ follower: number; id: number; list: string; since: number }>();
  return rows.results.map(({ follower, since, id, list }) => {
    return { follower, since, watched: { id, list } };
  });
}

/**
 * Writes the deliveries that tell followers of what arrived. Whoever was told by another run since
 * is left out. Those of lists that nothing entered are no longer behind.
 * @param kind of the deliveries
 * @param until the second after the last one that was read
 */
export async function planArrivals(
  db: D1Database,
  kind: string,
  behind: readonly Behind[],
  arrivals: readonly Arrival[],
  until: number,
  now: number,
): Promise<void> {
  const planned = JSON.stringify(
    behind.map(({ follower, watched, since }) => [follower, watched.id, since]),
  );
  // Only those that are still as they were read.
  const open = `json_each(?1) AS planned JOIN follower ON follower.id = planned.value ->> 0
    AND follower.behind_since = planned.value ->> 2 AND follower.waiting = 0`;
  await db.batch([
    db
      .prepare(
        `INSERT INTO arrival (watched, since, until, moments)
         SELECT value ->> 0, value ->> 1, value ->> 2, value -> 3 FROM json_each(?1) WHERE true
         ON CONFLICT (watched, since, until) DO NOTHING`,
      )
      .bind(JSON.stringify(arrivals.map(({ id, since, moments }) => [id, since, until, moments]))),
    db
      .prepare(
        `INSERT INTO delivery (kind, key, target, issue, made_at, due_at)
         SELECT ?2, ?2 || '-' || follower.id || '-' || arrival.since || '-' || arrival.until,
           follower.id, arrival.id, ?4, ?4
         FROM ${open}
         JOIN arrival ON arrival.watched = planned.value ->> 1
           AND arrival.since = planned.value ->> 2 AND arrival.until = ?3
         WHERE true ON CONFLICT (key) DO NOTHING`,
      )
      .bind(planned, kind, until, now),
    db
      .prepare(
        `UPDATE follower SET behind_since = NULL,
           waiting = EXISTS (SELECT 1 FROM arrival WHERE arrival.watched = follower.watched
             AND arrival.since = follower.behind_since AND arrival.until = ?2)
         WHERE id IN (SELECT follower.id FROM ${open})`,
      )
      .bind(planned, until),
  ]);
}

/** The statement that notes how a delivery to a follower ended: it is ready for another one. */
export function settle(
  db: D1Database,
  follower: number,
  isFailing: boolean,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE follower SET waiting = 0,
         failing_since = iif(?2, coalesce(failing_since, ?3), NULL) WHERE id = ?1`,
    )
    .bind(follower, isFailing ? 1 : 0, now);
}

/** The statement that notes that deliveries to a follower fail. */
export function noteFailing(db: D1Database, follower: number, now: number): D1PreparedStatement {
  return db
    .prepare("UPDATE follower SET failing_since = ?2 WHERE id = ?1 AND failing_since IS NULL")
    .bind(follower, now);
}

/** The statement that ends a follower, and what belongs to it. */
export function endFollower(db: D1Database, follower: number): D1PreparedStatement {
  return db.prepare("DELETE FROM follower WHERE id = ?1").bind(follower);
}

/** The statement that drops what arrived so long ago that no delivery waits for it. */
export function dropArrivals(db: D1Database, before: number): D1PreparedStatement {
  return db
    .prepare("DELETE FROM arrival WHERE id IN (SELECT id FROM arrival WHERE until < ?1 LIMIT 500)")
    .bind(before);
}
