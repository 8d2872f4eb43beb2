import type { DayRange } from "../text/ranges.ts";

/** The progress of fetching a source. Days are `YYYY-MM-DD`, instants seconds UTC. */
export interface SourceState {
  name: string;
  /** The first day it was followed here; days before it are backfill. */
  liveFrom: string;
  /** Its series of days, by name. */
  series: Readonly<Record<string, SeriesState>>;
  /** The newest success and the newest change of a finished day. */
  succeededAt?: number;
  changedAt?: number;
  /** Items of finished days that could not be read. */
  rejected: number;
  /** Why the last of them could not be read. */
  rejection?: string;
  /** Rows that backfill wrote on a UTC day. */
  backfill: { day: string; rows: number };
}

/** The progress of fetching a series of days. */
export interface SeriesState {
  /**
   * The first day it was followed; earlier than now, as a series can be added to its source later.
   */
  liveFrom: string;
  /** Days that were asked for. A day in them is finished unless its page has a poll row. */
  asked: readonly DayRange[];
}

interface SourceRow {
  name: string;
  live_from: string;
  series: string;
  succeeded_at: number | null;
  changed_at: number | null;
  rejected: number;
  rejection: string | null;
  backfill_day: string;
  backfill_rows: number;
}

/** The statement that reads the state of every source; its rows are for {@link sourceStates}. */
export function selectSources(db: D1Database): D1PreparedStatement {
  return db.prepare("SELECT * FROM source");
}

/** The states of sources by name, from the rows of {@link selectSources}. */
export function sourceStates(rows: readonly unknown[]): Map<string, SourceState> {
  return new Map((rows as SourceRow[]).map((row) => [row.name, stateOf(row)]));
}

/** The statement that keeps the state of a source. */
export function saveSource(db: D1Database, state: SourceState): D1PreparedStatement {
  const { name, liveFrom, series, succeededAt, changedAt, rejected, rejection, backfill } = state;
  return db
    .prepare(
      `INSERT OR REPLACE INTO source (name, live_from, series, succeeded_at, changed_at, rejected,
         rejection, backfill_day, backfill_rows)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
    )
    .bind(
      name,
      liveFrom,
      JSON.stringify(series),
      succeededAt ?? null,
      changedAt ?? null,
      rejected,
      rejection ?? null,
      backfill.day,
      backfill.rows,
    );
}

/** The first day any source was followed on, `YYYY-MM-DD`; undefined before. */
export async function firstDay(db: D1Database): Promise<string | undefined> {
  const day = await db.prepare("SELECT min(live_from) AS day FROM source").first<string>("day");
  return day ?? undefined;
}

/** The rows that backfill of these sources has written on a UTC day. */
export function backfillRowsOn(states: Iterable<SourceState>, day: string): number {
  let sum = 0;
  for (const { backfill } of states) if (backfill.day === day) sum += backfill.rows;
  return sum;
}

function stateOf(row: SourceRow): SourceState {
  return {
    name: row.name,
    liveFrom: row.live_from,
    series: JSON.parse(row.series) as SourceState["series"],
    ...(row.succeeded_at !== null && { succeededAt: row.succeeded_at }),
    ...(row.changed_at !== null && { changedAt: row.changed_at }),
    rejected: row.rejected,
    ...(row.rejection !== null && { rejection: row.rejection }),
    backfill: { day: row.backfill_day, rows: row.backfill_rows },
  };
}
