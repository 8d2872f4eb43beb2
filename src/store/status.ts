import type { Poll } from "./polls.ts";

/** How the last asking for a page of a source went, as far as the status tells it. */
export type PollStatus = Pick<
  Poll,
  | "source"
  | "page"
  | "dueAt"
  | "checkedAt"
  | "succeededAt"
  | "changedAt"
  | "rejected"
  | "failures"
  | "error"
>;

/** What is known of sources. */
export interface StatusRows {
  polls: PollStatus[];
  /** Those followed already, by name. */
  states: Map<string, { liveFrom: string; retryAt: number }>;
  /** When the tables were made here, in seconds UTC. */
  installedAt: number;
}

const POLL = `poll.source, poll.page, due_at AS dueAt, checked_at AS checkedAt,
  succeeded_at AS succeededAt, changed_at AS changedAt, rejected, failures, error`;

/**
 * What is known of sources.
 * @param pages the pages whose polls are wanted; those of all where it is absent
 */
export async function statusRows(
  db: D1Database,
  pages?: readonly { source: string; page: string }[],
): Promise<StatusRows> {
  const asked = JSON.stringify(pages?.map(({ source, page }) => [source, page]) ?? []);
  const polls = pages
    ? db
        .prepare(
          `SELECT ${POLL} FROM json_each(?1) AS asked
           JOIN poll ON poll.source = asked.value ->> 0 AND poll.page = asked.value ->> 1`,
        )
        .bind(asked)
    : db.prepare(`SELECT ${POLL} FROM poll`);
  const [found, states, installed] = await db.batch<Record<string, unknown>>([
    polls,
    db.prepare("SELECT name, live_from AS liveFrom, retry_at AS retryAt FROM source"),
    db.prepare("SELECT unixepoch(min(applied_at)) AS at FROM d1_migrations"),
  ]);
  return {
    polls: found!.results.map((row) => withoutNulls(row) as unknown as PollStatus),
    states: new Map(
      (states!.results as { name: string; liveFrom: string; retryAt: number }[]).map(
        ({ name, ...state }) => [name, state],
      ),
    ),
    installedAt: (installed!.results[0]?.["at"] as number | null | undefined) ?? 0,
  };
}

/** What keeps the newest of a source's pages from being fetched. */
export interface Trouble {
  error: string;
  /** When one of them was last fetched well, in seconds UTC. */
  since?: number;
}

// The newest pages that may have been fetched before the one that fails.
const RECENT = 8;

/**
 * Whether the last poll of a source's page failed, of sources that name their pages by day.
 * Reads {@link RECENT} rows at most.
 * @param day the newest page to look at, `YYYY-MM-DD`
 */
export async function troubleOf(
  db: D1Database,
  source: string,
  day: string,
): Promise<Trouble | undefined> {
  const rows = await db
    .prepare(
      `SELECT failures, error, succeeded_at AS succeededAt FROM poll
       WHERE source = ?1 AND page <= ?2 ORDER BY page DESC LIMIT ${RECENT}`,
    )
    .bind(source, day)
    .all<{ failures: number; error: string | null; succeededAt: number | null }>();
  const [newest] = rows.results;
  if (!newest || newest.failures === 0) return undefined;
  const since = Math.max(...rows.results.map(({ succeededAt }) => succeededAt ?? 0));
  return { error: newest.error ?? "It failed.", ...(since > 0 && { since }) };
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
