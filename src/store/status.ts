import { PLACES } from "../paper/log.ts";
import { type HostState, hostStates, selectHosts } from "./hosts.ts";
import type { PageName } from "./page-parts.ts";
import { type Poll, pollsIn, selectAllFailed, selectPolls } from "./polls.ts";
import { selectSources, type SourceState, sourceStates } from "./sources.ts";

/** The rows that the health of sources is judged by. */
export interface StatusRows {
  /** The last polls of pages that were asked for, and of pages that failed. */
  polls: Poll[];
  /** The state of each source that was polled, by name. */
  states: Map<string, SourceState>;
  /** The hosts that are left alone, by name. */
  hosts: Map<string, HostState>;
  /** When the tables were made here, in seconds UTC. */
  installedAt: number;
  /** Bytes that the database takes, free pages left out. */
  size: number;
  /** The oldest moment of the log, in seconds UTC; undefined when it is empty. */
  oldestAt: number | undefined;
  /** Papers that lists have, by list and day, as far as they were counted. */
  papers: Map<string, Map<string, number>>;
  /** The newest day with papers of each list that has some, by its name. */
  newest: Map<string, string>;
}

/** Days of a list whose papers are counted. */
export interface CountedDays {
  list: string;
  /** `YYYY-MM-DD`. */
  days: readonly string[];
}

const MOST_FAILED = 100;

/**
 * Reads what the health of sources is judged by: a row for each page named, for each source and
 * host, for at most {@link MOST_FAILED} failed pages a source, and for each paper that is counted.
 * @param sources the names of the sources
 * @param lists the days whose papers are counted
 * @param enough papers of a day, after which counting stops
 */
export async function statusRows(
  db: D1Database,
  sources: readonly string[],
  pages: readonly PageName[],
  lists: readonly CountedDays[],
  enough: number,
): Promise<StatusRows> {
  const [named, failed, states, hosts, installed, counted, newest] = await db.batch<
    Record<string, unknown>
  >([
    selectPolls(db, pages),
    selectAllFailed(db, sources, MOST_FAILED),
    selectSources(db),
    selectHosts(db),
    db.prepare(
      `SELECT unixepoch(min(applied_at)) AS at, (SELECT min(seq) FROM moment) AS oldest
       FROM d1_migrations`,
    ),
    selectPapers(db, lists, enough),
    selectNewest(db, lists),
  ]);
  const oldest = (installed!.results[0]?.["oldest"] as number | null | undefined) ?? undefined;
  const polls = [...pollsIn(named!.results), ...pollsIn(failed!.results)];
  return {
    polls: [...new Map(polls.map((poll) => [`${poll.source} ${poll.page}`, poll])).values()],
    states: sourceStates(states!.results),
    hosts: hostStates(hosts!.results),
    installedAt: (installed!.results[0]?.["at"] as number | null | undefined) ?? 0,
    size: installed!.meta.size_after,
    oldestAt: oldest === undefined ? undefined : Math.floor(oldest / PLACES),
    papers: papersIn(counted!.results as unknown as DayRow[]),
    newest: new Map(
      (newest!.results as unknown as NewestRow[]).flatMap(({ list, day }) => {
        return day === null ? [] : [[list, day] as const];
      }),
    ),
  };
}

interface DayRow {
  list: string;
  day: string;
  papers: number;
}

interface NewestRow {
  list: string;
  day: string | null;
}

// Reads as many rows as it counts papers.
function selectPapers(
  db: D1Database,
  lists: readonly CountedDays[],
  enough: number,
): D1PreparedStatement {
  const days = lists.flatMap(({ list, days: some }) => some.map((day) => [list, day]));
  return db
    .prepare(
      `SELECT value ->> 0 AS list, value ->> 1 AS day,
         (SELECT count(*) FROM (
            SELECT 1 FROM listing WHERE source = value ->> 0 AND day = value ->> 1
            LIMIT cast(?2 AS integer))) AS papers
       FROM json_each(?1)`,
    )
    .bind(JSON.stringify(days), enough);
}

// Reads a row a list.
function selectNewest(db: D1Database, lists: readonly CountedDays[]): D1PreparedStatement {
  return db
    .prepare(
      `SELECT value AS list, (SELECT max(day) FROM listing WHERE source = value) AS day
       FROM json_each(?1)`,
    )
    .bind(JSON.stringify(lists.map(({ list }) => list)));
}

function papersIn(rows: readonly DayRow[]): Map<string, Map<string, number>> {
  const lists = new Map<string, Map<string, number>>();
  for (const { list, day, papers } of rows) {
    const days = lists.get(list) ?? new Map<string, number>();
    lists.set(list, days.set(day, papers));
  }
  return lists;
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
