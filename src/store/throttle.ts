/** A limit: so often at most within so many seconds. */
export interface Limit {
  most: number;
  seconds: number;
}

// Others that ask at the same moment make the first attempts fail.
const ATTEMPTS = 5;

/**
 * Takes a turn at something that is limited.
 * @param key names it, and nobody: a hash where it is about a person
 * @param wait whether a turn may be later than now
 * @returns when the turn is, in seconds UTC: now, or later where a limit is reached; undefined where
 *   it would have to wait and may not. A turn that is given counts from its time on.
 */
export async function takeTurn(
  db: D1Database,
  key: string,
  limits: readonly Limit[],
  { wait }: { wait: boolean },
  now: number,
): Promise<number | undefined> {
  const longest = Math.max(...limits.map(({ seconds }) => seconds));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const kept = await db
      .prepare("SELECT times FROM throttle WHERE key = ?1")
      .bind(key)
      .first<string>("times");
    const times = kept === null ? [] : (JSON.parse(kept) as number[]);
    const at = turnAfter(times, limits, now);
    if (at > now && !wait) return undefined;
    const recent = [...times, at].filter((time) => time > at - longest);
    if (await writeTimes(db, key, kept, recent)) return at;
  }
  return undefined;
}

/** The statement that drops turns whose time was before an instant. */
export function dropTurns(db: D1Database, before: number): D1PreparedStatement {
  return db.prepare("DELETE FROM throttle WHERE newest < ?1").bind(before);
}

function turnAfter(times: readonly number[], limits: readonly Limit[], now: number): number {
  const turns = limits.map(({ most, seconds }) => {
    const last = times.at(-most);
    return last === undefined ? now : last + seconds;
  });
  return Math.max(now, ...turns);
}

// Nothing is written if somebody else has taken a turn since.
async function writeTimes(
  db: D1Database,
  key: string,
  before: string | null,
  times: readonly number[],
): Promise<boolean> {
  const written = await db
    .prepare(
      `INSERT INTO throttle (key, times, newest) SELECT ?1, ?3, ?4
       WHERE ?2 IS (SELECT times FROM throttle WHERE key = ?1)
       ON CONFLICT (key) DO UPDATE SET times = excluded.times, newest = excluded.newest`,
    )
    .bind(key, before, JSON.stringify(times), times.at(-1)!)
    .run();
  return written.meta.changes > 0;
}
