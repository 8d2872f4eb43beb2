/** How the last asking for a page of a source went. Instants are seconds UTC. */
export interface Poll {
  source: string;
  page: string;
  /** When it is to be asked for again at the earliest. */
  dueAt: number;
  checkedAt: number;
  succeededAt?: number;
  changedAt?: number;
  /** Validators, verbatim as received. */
  etag?: string;
  lastModified?: string;
  bodyHash?: string;
  items: number;
  rejected: number;
  /** Rows the last commit of this page wrote, about. */
  rows: number;
  /** How often in a row it has failed. */
  failures: number;
  error?: string;
}

/** How a source as a whole is. */
export interface SourceState {
  name: string;
  /** The first day it was followed here; days before are backfill. */
  liveFrom: string;
  failures: number;
  /** No page of it is to be asked for before. */
  retryAt: number;
  /** It has no row yet. */
  unsaved?: true;
}

/** Everything a run is planned by. */
export async function pollState(
  db: D1Database,
): Promise<{ polls: Poll[]; sources: Map<string, SourceState> }> {
  const [polls, sources] = await db.batch<Record<string, unknown>>([
    db.prepare("SELECT * FROM poll"),
    db.prepare("SELECT * FROM source"),
  ]);
  return {
    polls: polls!.results.map(pollOf),
    sources: new Map(
      sources!.results.map((row) => [
        row["name"] as string,
        {
          name: row["name"] as string,
          liveFrom: row["live_from"] as string,
          failures: row["failures"] as number,
          retryAt: row["retry_at"] as number,
        },
      ]),
    ),
  };
}

/** The first day any source was followed on, `YYYY-MM-DD`; undefined before. */
export async function firstDay(db: D1Database): Promise<string | undefined> {
  const day = await db.prepare("SELECT min(live_from) AS day FROM source").first<string>("day");
  return day ?? undefined;
}

/** The statement that keeps a poll row. */
export function savePoll(db: D1Database, poll: Poll): D1PreparedStatement {
  return db
    .prepare(
      `INSERT OR REPLACE INTO poll (source, page, due_at, checked_at, succeeded_at, changed_at, etag,
         last_modified, body_hash, items, rejected, rows, failures, error)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`,
    )
    .bind(
      poll.source,
      poll.page,
      poll.dueAt,
      poll.checkedAt,
      poll.succeededAt ?? null,
      poll.changedAt ?? null,
      poll.etag ?? null,
      poll.lastModified ?? null,
      poll.bodyHash ?? null,
      poll.items,
      poll.rejected,
      poll.rows,
      poll.failures,
      poll.error ?? null,
    );
}

/** The statement that keeps the state of a source. */
export function saveSource(db: D1Database, source: SourceState): D1PreparedStatement {
  return db
    .prepare(
      `INSERT OR REPLACE INTO source (name, live_from, failures, retry_at)
       VALUES (?1, ?2, ?3, ?4)`,
    )
    .bind(source.name, source.liveFrom, source.failures, source.retryAt);
}

function pollOf(row: Record<string, unknown>): Poll {
  const poll: Record<string, unknown> = {
    source: row["source"],
    page: row["page"],
    dueAt: row["due_at"],
    checkedAt: row["checked_at"],
    items: row["items"],
    rejected: row["rejected"],
    rows: row["rows"],
    failures: row["failures"],
  };
  const optional = {
    succeededAt: row["succeeded_at"],
    changedAt: row["changed_at"],
    etag: row["etag"],
    lastModified: row["last_modified"],
    bodyHash: row["body_hash"],
    error: row["error"],
  };
  for (const [name, value] of Object.entries(optional)) if (value !== null) poll[name] = value;
  return poll as unknown as Poll;
}
