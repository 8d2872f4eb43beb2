import { addDays, DAY, dayOf } from "../text/time.ts";
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

/** How many papers a source has listed lately. */
export interface Lately {
  day: number;
  week: number;
}

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

/** The papers listed in the last day and the last week, by the name they are listed under. */
export async function listedLately(
  db: D1Database,
  names: readonly string[],
  now: number,
): Promise<Map<string, Lately>> {
  const rows = await db
    .prepare(
      `SELECT source, count(DISTINCT iif(at > ?3, paper, NULL)) AS day,
         count(DISTINCT paper) AS week
       FROM listing WHERE source IN (SELECT value FROM json_each(?1)) AND day >= ?2 AND at > ?4
       GROUP BY source`,
    )
    .bind(JSON.stringify(names), addDays(dayOf(now), -8), now - DAY, now - 7 * DAY)
    .all<Lately & { source: string }>();
  return new Map(rows.results.map(({ source, day, week }) => [source, { day, week }]));
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
