import { forgetHost, type HostState, saveHost } from "./hosts.ts";
import { leaseGuard } from "./lease.ts";
import { markAsked } from "./lookups.ts";
import { dropParts, type KeptPart, type PageName, saveParts } from "./page-parts.ts";
import { saveSource, type SourceState } from "./sources.ts";

/** The last poll of a page. Instants are seconds UTC. */
export interface Poll {
  source: string;
  page: string;
  /** The source's own day, `YYYY-MM-DD`. */
  day: string;
  /** The series of days the page belongs to. */
  series?: string;
  /** When to ask for it again at the earliest. */
  dueAt: number;
  checkedAt: number;
  succeededAt?: number;
  changedAt?: number;
  /** Validators, verbatim as received. */
  etag?: string;
  lastModified?: string;
  bodyHash?: string;
  items: number;
  /** Items that could not be read. */
  rejected: number;
  /** How often in a row it has failed. */
  failures: number;
  error?: string;
}

/** The record of a poll; all of it is written, or none. */
export interface PollRecord {
  poll: Poll;
  /** Whether the day of the page is finished, so that the page needs no row. */
  isFinished?: boolean;
  /** The state of its source, if that changed. */
  source?: SourceState;
  /** The state of its host, if that changed. A host that is well again has only a name. */
  host?: HostState | { name: string };
  /** Papers that were looked up. */
  lookedUp?: readonly string[];
  /** The parts of the page that are still to be taken in, in place of those before. */
  parts?: readonly KeptPart[];
}

// The columns of json_each have other names.
const COLUMNS = `source, page, day, series, due_at AS dueAt, checked_at AS checkedAt,
  succeeded_at AS succeededAt, changed_at AS changedAt, etag, last_modified AS lastModified,
  body_hash AS bodyHash, items, rejected, failures, error`;

/** The last poll of a page, if it has a row. */
export async function pollOf(db: D1Database, page: PageName): Promise<Poll | undefined> {
  return pollsIn((await selectPolls(db, [page]).all()).results)[0];
}

/** The statement that reads the last polls of pages; those never polled have no row. */
export function selectPolls(db: D1Database, pages: readonly PageName[]): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?1) AS named CROSS JOIN poll
       ON poll.source = named.value ->> 0 AND poll.page = named.value ->> 1`,
    )
    .bind(namesOf(pages));
}

/**
 * The statement that reads polls of pages that failed and are due. The last to become due come
 * first: a page that just failed must not wait behind many that always do.
 * @param series the series of days wanted of each source, by its name
 * @param most how many polls to read of each source
 */
export function selectFailed(
  db: D1Database,
  series: Readonly<Record<string, readonly string[]>>,
  most: number,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?1) AS wanted CROSS JOIN poll
       ON poll.source = wanted.key AND poll.page IN (
         SELECT page FROM poll AS failed
         WHERE failed.source = wanted.key AND failed.failures > 0 AND failed.due_at <= ?2
           AND failed.series IN (SELECT value FROM json_each(wanted.value))
         ORDER BY failed.due_at DESC LIMIT cast(?3 AS integer))`,
    )
    .bind(JSON.stringify(series), now, most);
}

/** The statement that reads polls of pages that failed, due or not. */
export function selectAllFailed(
  db: D1Database,
  sources: readonly string[],
  most: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?1) AS wanted CROSS JOIN poll
       ON poll.source = wanted.value AND poll.page IN (
         SELECT page FROM poll AS failed
         WHERE failed.source = wanted.value AND failed.failures > 0
         ORDER BY failed.due_at DESC LIMIT cast(?2 AS integer))`,
    )
    .bind(JSON.stringify(sources), most);
}

/** The polls in the rows of the statements above. */
export function pollsIn(rows: readonly unknown[]): Poll[] {
  return (rows as Record<string, unknown>[]).map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== null);
    return Object.fromEntries(known) as unknown as Poll;
  });
}

/**
 * Keeps what a poll leaves behind, where it changed no paper.
 * @throws when the lease is no longer `holder`'s; nothing is written then
 */
export async function savePollRecord(
  db: D1Database,
  holder: string,
  record: PollRecord,
): Promise<void> {
  await db.batch([leaseGuard(db, holder), ...recordStatements(db, record)]);
}

/**
 * Whether a record is in the database. D1 can lose the answer to a batch that it has executed.
 * Reads one row.
 */
export async function isRecorded(
  db: D1Database,
  { poll, isFinished, source }: PollRecord,
): Promise<boolean> {
  const statement =
    isFinished && source
      ? db
          .prepare("SELECT 1 FROM source WHERE name = ?1 AND succeeded_at = ?2 AND series = ?3")
          .bind(source.name, source.succeededAt, JSON.stringify(source.series))
      : db
          .prepare(
            `SELECT 1 FROM poll
             WHERE source = ?1 AND page = ?2 AND checked_at = ?3 AND failures = ?4`,
          )
          .bind(poll.source, poll.page, poll.checkedAt, poll.failures);
  return (await statement.first()) !== null;
}

/** The statements that keep what a poll leaves behind. */
export function recordStatements(db: D1Database, record: PollRecord): D1PreparedStatement[] {
  const { poll, isFinished, source, host, lookedUp, parts } = record;
  const statements = [isFinished ? forgetPoll(db, poll) : savePoll(db, poll)];
  if (source) statements.push(saveSource(db, source));
  if (host) statements.push("retryAt" in host ? saveHost(db, host) : forgetHost(db, host.name));
  if (lookedUp) statements.push(markAsked(db, lookedUp, poll.checkedAt));
  if (parts) statements.push(dropParts(db, poll), ...saveParts(db, poll, parts));
  return statements;
}

/**
 * Deletes the polls of pages that no longer exist: old announcements, and feeds that are no longer
 * read. Pages of series stay. Makes failed pages due whose time was set by a clock that was wrong.
 * @param live the pages followed now
 * @param longest the longest time to the next poll that is possible, in seconds
 * @throws when the lease is no longer `holder`'s; nothing is written then
 */
export async function tidyPolls(
  db: D1Database,
  holder: string,
  live: readonly PageName[],
  longest: number,
  now: number,
): Promise<void> {
  await db.batch([
    leaseGuard(db, holder),
    db
      .prepare(
        `DELETE FROM poll WHERE series IS NULL
         AND (source, page) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`,
      )
      .bind(namesOf(live)),
    db
      .prepare("UPDATE poll SET due_at = ?1 WHERE failures > 0 AND due_at > ?1 + ?2")
      .bind(now, longest),
    db
      .prepare("DELETE FROM host WHERE retry_at NOT BETWEEN ?1 - ?2 * 30 AND ?1 + ?2")
      .bind(now, longest),
  ]);
}

function namesOf(pages: readonly PageName[]): string {
  return JSON.stringify(pages.map(({ source, page }) => [source, page]));
}

function savePoll(db: D1Database, poll: Poll): D1PreparedStatement {
  return db
    .prepare(
      `INSERT OR REPLACE INTO poll (source, page, day, series, due_at, checked_at, succeeded_at,
         changed_at, etag, last_modified, body_hash, items, rejected, failures, error)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)`,
    )
    .bind(
      poll.source,
      poll.page,
      poll.day,
      poll.series ?? null,
      poll.dueAt,
      poll.checkedAt,
      poll.succeededAt ?? null,
      poll.changedAt ?? null,
      poll.etag ?? null,
      poll.lastModified ?? null,
      poll.bodyHash ?? null,
      poll.items,
      poll.rejected,
      poll.failures,
      poll.error ?? null,
    );
}

/** The statement that notes that items of a page could not be read, where the page has a row. */
export function addRejected(
  db: D1Database,
  { source, page }: PageName,
  rejected: number,
  error: string,
): D1PreparedStatement {
  return db
    .prepare("UPDATE poll SET rejected = rejected + ?3, error = ?4 WHERE source = ?1 AND page = ?2")
    .bind(source, page, rejected, error);
}

function forgetPoll(db: D1Database, { source, page }: Poll): D1PreparedStatement {
  return db.prepare("DELETE FROM poll WHERE source = ? AND page = ?").bind(source, page);
}
