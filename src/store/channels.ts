import { unwatch, watch } from "./arrivals.ts";

/** The kind of deliveries to channels of a chat. Their target is a follower. */
export const CHANNEL = "channel";

/** A channel of a chat that gets what enters a list. */
export interface Channel {
  follower: number;
  /** The canonical path and parameters of the list. */
  list: string;
  /** The list's title as it was followed. */
  title: string;
  /** The name of the chat it is of. */
  platform: string;
  /** The hook that messages are posted to, encrypted. */
  sealed: string;
  /** The seed of the token that manages it, and the SHA-256 of that token, in hex. */
  nonce: string;
  token: string;
  /** Since when its deliveries have failed, in seconds UTC; absent while they get through. */
  failingSince?: number;
}

/** A channel that is to be added. `hook` names its hook and tells nobody. */
export type NewChannel = Omit<Channel, "follower" | "failingSince"> & { hook: string };

const COLUMNS = `channel.follower, channel.list, title, platform, sealed, nonce, token,
  follower.failing_since AS failingSince`;
const FROM = "FROM channel JOIN follower ON follower.id = channel.follower";

/** How many channels there are, and how many lists a hook gets; each counted up to a limit. */
export async function countChannels(
  db: D1Database,
  hook: string,
  limit: number,
): Promise<{ all: number; ofHook: number }> {
  const row = await db
    .prepare(
      `SELECT (SELECT count(*) FROM (SELECT 1 FROM channel LIMIT cast(?2 AS integer))) AS "all",
         (SELECT count(*) FROM
           (SELECT 1 FROM channel WHERE hook = ?1 LIMIT cast(?2 AS integer))) AS ofHook`,
    )
    .bind(hook, limit)
    .first<{ all: number; ofHook: number }>();
  return row!;
}

/** Adds a channel. Does nothing if the hook gets the list already. */
export async function addChannel(
  db: D1Database,
  { list, title, platform, hook, sealed, nonce, token }: NewChannel,
  now: number,
): Promise<void> {
  const isKnown = "SELECT 1 FROM channel WHERE hook = ?1 AND list = ?2";
  await db.batch([
    ...watch(db, list),
    db
      .prepare(
        `INSERT INTO follower (watched, kind) SELECT id, '${CHANNEL}' FROM watched
         WHERE list = ?2 AND NOT EXISTS (${isKnown})`,
      )
      .bind(hook, list),
    db
      .prepare(
        `INSERT INTO channel
           (follower, list, title, platform, hook, sealed, nonce, token, added_at)
         SELECT last_insert_rowid(), ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (${isKnown})`,
      )
      .bind(hook, list, title, platform, sealed, nonce, token, now),
  ]);
}

/** The channel of a hook and a list. */
export async function channelOf(
  db: D1Database,
  { hook, list }: Pick<NewChannel, "hook" | "list">,
): Promise<Channel | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} ${FROM} WHERE hook = ?1 AND channel.list = ?2`)
    .bind(hook, list)
    .first();
  return row ? rowAsChannel(row) : undefined;
}

/** The channel whose token has a hash. */
export async function channelWithToken(
  db: D1Database,
  token: string,
): Promise<Channel | undefined> {
  const row = await db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE token = ?1`).bind(token).first();
  return row ? rowAsChannel(row) : undefined;
}

/** Ends a channel. */
export async function endChannel(db: D1Database, follower: number): Promise<void> {
  await db.batch([db.prepare("DELETE FROM follower WHERE id = ?1").bind(follower), unwatch(db)]);
}

/** The post of a delivery. */
export interface Posting {
  channel: Channel;
  /** The moments of papers that the channel has not been told of, oldest first, by their seq. */
  moments: number[];
  /** How many of its messages have been posted. */
  posted: number;
}

/**
 * The post of a delivery; undefined if the channel has ended. It is fixed when it is asked for
 * first: the papers that arrived and that the channel has not been told of. From then on they count
 * as told.
 * @param id of the delivery
 * @param revisions whether a new version of a paper is another one
 */
export async function postingOf(
  db: D1Database,
  id: number,
  revisions: boolean,
): Promise<Posting | undefined> {
  const name = revisions ? "paper.id || ' ' || coalesce(moment.version, '')" : "paper.id";
  const arrived = `FROM delivery, json_each(delivery.content, '$.moments') AS wanted
    JOIN moment ON moment.seq = wanted.value JOIN paper ON paper.key = moment.paper`;
  const [, , read] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `UPDATE delivery SET content = (
           SELECT json_object('posted', 0, 'moments', json_group_array(seq)) FROM
             (SELECT moment.seq AS seq FROM arrival, json_each(arrival.moments) AS wanted
                JOIN moment ON moment.seq = wanted.value JOIN paper ON paper.key = moment.paper
              WHERE arrival.id = delivery.issue AND NOT EXISTS (SELECT 1 FROM channel_told
                WHERE channel_told.follower = delivery.target AND (channel_told.paper = ${name}
                  OR channel_told.paper IN (SELECT id FROM alias WHERE alias.paper = paper.id)))
              ORDER BY moment.seq))
         WHERE id = ?1 AND content IS NULL`,
      )
      .bind(id),
    db
      .prepare(
        `INSERT OR IGNORE INTO channel_told (follower, paper)
         SELECT delivery.target, ${name} ${arrived}
         WHERE delivery.id = ?1 AND EXISTS (SELECT 1 FROM follower WHERE id = delivery.target)`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT ${COLUMNS}, delivery.content FROM delivery
           JOIN channel ON channel.follower = delivery.target
           JOIN follower ON follower.id = channel.follower
         WHERE delivery.id = ?1`,
      )
      .bind(id),
  ]);
  const row = read!.results[0];
  if (!row) return undefined;
  const { posted, moments } = JSON.parse(row["content"] as string) as Omit<Posting, "channel">;
  return { channel: rowAsChannel(row), moments, posted };
}

/** The list of the channel of a delivery. */
export async function listOfPosting(
  db: D1Database,
  { target }: { target: number },
): Promise<string | undefined> {
  const list = await db
    .prepare("SELECT list FROM channel WHERE follower = ?1")
    .bind(target)
    .first<string>("list");
  return list ?? undefined;
}

/** Notes that so many messages of a delivery have been posted. */
export async function notePosted(db: D1Database, id: number, posted: number): Promise<void> {
  await db
    .prepare("UPDATE delivery SET content = json_set(content, '$.posted', ?2) WHERE id = ?1")
    .bind(id, posted)
    .run();
}

function rowAsChannel(row: Record<string, unknown>): Channel {
  const { failingSince } = row;
  return {
    follower: row["follower"] as number,
    list: row["list"] as string,
    title: row["title"] as string,
    platform: row["platform"] as string,
    sealed: row["sealed"] as string,
    nonce: row["nonce"] as string,
    token: row["token"] as string,
    ...(typeof failingSince === "number" && { failingSince }),
  };
}
