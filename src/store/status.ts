import { type HostState, hostStates, selectHosts } from "./hosts.ts";
import { type PageName, type Poll, pollsIn, selectAllFailed, selectPolls } from "./polls.ts";
import { selectSources, type SourceState, sourceStates } from "./sources.ts";

/** What the health of sources is judged by. */
export interface StatusRows {
  /** The last polls of pages that were asked for, and of pages that failed. */
  polls: Poll[];
  /** The state of each source that was polled, by name. */
  states: Map<string, SourceState>;
  /** The hosts that are left alone, by name. */
  hosts: Map<string, HostState>;
  /** When the tables were made here, in seconds UTC. */
  installedAt: number;
}

const MOST_FAILED = 100;

/**
 * Reads what the health of sources is judged by: a row for each page named, for each source and
 * host, and for at most {@link MOST_FAILED} failed pages a source.
 * @param sources the names of the sources
 */
export async function statusRows(
  db: D1Database,
  sources: readonly string[],
  pages: readonly PageName[],
): Promise<StatusRows> {
  const [named, failed, states, hosts, installed] = await db.batch<Record<string, unknown>>([
    selectPolls(db, pages),
    selectAllFailed(db, sources, MOST_FAILED),
    selectSources(db),
    selectHosts(db),
    db.prepare("SELECT unixepoch(min(applied_at)) AS at FROM d1_migrations"),
  ]);
  const polls = [...pollsIn(named!.results), ...pollsIn(failed!.results)];
  return {
    polls: [...new Map(polls.map((poll) => [`${poll.source} ${poll.page}`, poll])).values()],
    states: sourceStates(states!.results),
    hosts: hostStates(hosts!.results),
    installedAt: (installed!.results[0]?.["at"] as number | null | undefined) ?? 0,
  };
}

/** How many papers there are. Reads an entry of an index for each of them. */
export async function countPapers(db: Pick<D1Database, "prepare">): Promise<number> {
  return (await db.prepare("SELECT count(*) AS count FROM paper").first<number>("count")) ?? 0;
}

/** Why the newest page of a source could not be fetched. */
export interface Trouble {
  error: string;
  /** When a recent page was last fetched successfully, in seconds UTC. */
  since?: number;
}

interface TroubleRow {
  page: string;
  failures: number;
  error: string | null;
  succeededAt: number | null;
  isPast: number;
}

// Pages before the one that failed, one of which may have been fetched.
const RECENT = 8;

/**
 * Why a day of a source could not be fetched; undefined if its last poll succeeded. For a day after
 * all that were polled, the newest of those counts. For sources that name their pages by day.
 * Reads about {@link RECENT} rows.
 * @param day `YYYY-MM-DD`
 */
export async function troubleOf(
  db: D1Database,
  source: string,
  day: string,
): Promise<Trouble | undefined> {
  const rows = await db
    .prepare(
      // A finished day has no row, but later days have.
      `SELECT page, failures, error, succeeded_at AS succeededAt,
         EXISTS (SELECT 1 FROM poll AS later WHERE later.source = ?1 AND later.page > ?2) AS isPast
       FROM poll WHERE source = ?1 AND page <= ?2 ORDER BY page DESC LIMIT ${RECENT}`,
    )
    .bind(source, day)
    .all<TroubleRow>();
  const [newest] = rows.results;
  if (!newest || newest.failures === 0) return undefined;
  if (newest.page !== day && newest.isPast === 1) return undefined;
  const since = Math.max(...rows.results.map(({ succeededAt }) => succeededAt ?? 0));
  return { error: newest.error ?? "It failed.", ...(since > 0 && { since }) };
}
