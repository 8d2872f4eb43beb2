/** The kind of deliveries that ask for a confirmation. Their target is a subscriber. */
export const CONFIRMATION = "confirmation";

/** Someone who gets digests by mail. Instants are seconds UTC. */
export interface Subscriber {
  id: number;
  /** As mail is sent to it. */
  address: string;
  /** The nonce of the token that manages the digests. */
  nonce: string;
  /** The SHA-256 of that token, in hex. */
  token: string;
  /** Absent until the address is confirmed. */
  confirmedAt?: number;
}

const COLUMNS = "id, address, nonce, token, confirmed_at";

/**
 * The subscriber of an address, who is new if there was none. An address that is still to be
 * confirmed is kept for as long again.
 * @param key equal for all spellings of the address
 * @param fresh the token of a new subscriber
 */
export async function findOrAddSubscriber(
  db: D1Database,
  { address, key }: { address: string; key: string },
  fresh: Pick<Subscriber, "nonce" | "token">,
  now: number,
): Promise<Subscriber> {
  const row = await db
    .prepare(
      `INSERT INTO subscriber (address, address_key, nonce, token, asked_at)
       VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (address_key) DO UPDATE SET asked_at = excluded.asked_at
       RETURNING ${COLUMNS}`,
    )
    .bind(address, key, fresh.nonce, fresh.token, now)
    .first();
  return subscriberOf(row!);
}

/** The subscriber whose token has a hash. */
export async function subscriberWithToken(
  db: D1Database,
  token: string,
): Promise<Subscriber | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM subscriber WHERE token = ?1`)
    .bind(token)
    .first();
  return row ? subscriberOf(row) : undefined;
}

/** The subscriber of an id. */
export async function subscriberWithId(
  db: D1Database,
  id: number,
): Promise<Subscriber | undefined> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM subscriber WHERE id = ?1`).bind(id).first();
  return row ? subscriberOf(row) : undefined;
}

/** The papers a subscriber has been told of, by id. */
export async function toldPapers(db: D1Database, subscriber: number): Promise<string[]> {
  const rows = await db
    .prepare("SELECT paper FROM told WHERE subscriber = ?1 ORDER BY paper")
    .bind(subscriber)
    .all<{ paper: string }>();
  return rows.results.map(({ paper }) => paper);
}

/** The statement that erases a subscriber, and with the row all that belongs to it. */
export function eraseSubscriber(db: D1Database, id: number): D1PreparedStatement {
  return db.prepare("DELETE FROM subscriber WHERE id = ?1").bind(id);
}

/** The statement that erases the subscriber of an address, if there is one. */
export function eraseAddress(db: D1Database, key: string): D1PreparedStatement {
  return db.prepare("DELETE FROM subscriber WHERE address_key = ?1").bind(key);
}

/** The statements that erase what was asked for before an instant and never confirmed. */
export function eraseUnconfirmed(db: D1Database, before: number): D1PreparedStatement[] {
  return ["subscriber", "subscription"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE confirmed_at IS NULL AND asked_at < ?1`).bind(before),
  );
}

function subscriberOf(row: Record<string, unknown>): Subscriber {
  const confirmedAt = row["confirmed_at"];
  return {
    id: row["id"] as number,
    address: row["address"] as string,
    nonce: row["nonce"] as string,
    token: row["token"] as string,
    ...(typeof confirmedAt === "number" && { confirmedAt }),
  };
}
