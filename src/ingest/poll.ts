import { bounded } from "../paper/bounds.ts";
import { identifier, idsOf } from "../paper/identity.ts";
import type { Listing } from "../paper/paper.ts";
import { PLACES } from "../paper/log.ts";
import { type Reading, type Section, SourceError } from "../sources/source.ts";
import {
  type Changes,
  commitPage,
  knownListings,
  lowestTaken,
  rowsWritten,
} from "../store/commit.ts";
import { knownPapers } from "../store/papers.ts";
import { isRecorded, type Poll, type PollRecord, savePollRecord } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import { sentence } from "../text/clean.ts";
import { rfc3339 } from "../text/time.ts";
import { type PaperUpdate, takeIn } from "./apply.ts";
import { BudgetSpent } from "./budget.ts";
import { datedNow, leastAhead } from "./clock.ts";
import type { Ingest, Job, Outcome, Standing } from "./context.ts";
import { changesOf, newSeconds } from "./diff.ts";
import { type Fetched, fetchPage } from "./fetch.ts";
import { afterAnswer, afterError } from "../upstream/hosts.ts";
import { asker } from "../upstream/http.ts";
import { backOff, LONGEST_BACK_OFF } from "../upstream/waits.ts";
import { partsOf, sectionsOf } from "./divide.ts";
import { writePart } from "./parts.ts";
import { afterFailure, afterSuccess, isBackfill, liveFromOf } from "./progress.ts";
import { commitSurely, UnsureError } from "./surely.ts";
import { nextDue } from "./waits.ts";

/** What tells that a page has not changed. */
export const MARKS = ["etag", "lastModified", "bodyHash"] as const;

/** Runs tasks one after the other. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

/**
 * Polls one page and commits what it changes, together with what is kept of the poll. The papers of a
 * page that has more than a run may take in are kept in parts. A page that fails is kept as a
 * failure.
 * @param run its `db` counts queries
 * @param request called before each request to the upstream
 * @param inTurn for the commits, while pages of several hosts are fetched
 * @throws {BudgetSpent} then nothing is kept, and the page stays due
 * @throws if the database fails or the lease is no longer ours
 */
export async function pollPage(
  run: Ingest,
  standing: Standing,
  job: Job,
  request: () => void,
  inTurn: InTurn,
): Promise<Outcome> {
  const { spacing = 0 } = job.host;
  let wait = 0;
  const ask = asker(
    run.fetcher,
    run.manners,
    job.last ?? {},
    (seconds) => (wait = seconds),
    async () => {
      request();
      // Before the first request too: the last run may just have ended with one.
      if (spacing > 0) await run.sleep(spacing);
    },
  );
  try {
    const fetched = await fetchPage(job, ask, run.clock);
    return await inTurn(() => keepAnswer(run, standing, job, fetched, wait));
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof UnsureError) throw error;
    return await inTurn(() => keepFailure(run, standing, job, error, wait));
  } finally {
    const left = standing.hosts.get(job.host.name);
    if (wait > 0 && left) {
      const { name, reason, retryAt } = left;
      run.log({ event: "wait", what: name, why: reason, until: rfc3339(retryAt) });
    }
  }
}

async function keepAnswer(
  run: Ingest,
  standing: Standing,
  job: Job,
  { bodies, marks, ahead }: Fetched,
  wait: number,
): Promise<Outcome> {
  const { page, source, last } = job;
  const now = run.clock();
  const poll: Poll = {
    ...rowOf(job),
    dueAt: nextDue(now, page),
    checkedAt: now,
    succeededAt: now,
    ...(last?.changedAt !== undefined && { changedAt: last.changedAt }),
    ...marks,
  };
  const outcome = { source: page.source, page: page.page, day: page.day };
  if (!bodies) {
    // The items that could not be read are still there.
    if (last?.failures === 0 && last.error !== undefined) poll.error = last.error;
    await keep(run, standing, successOf(standing, job, poll, wait));
    return { ...outcome, papers: poll.items, rejected: poll.rejected, unchanged: true };
  }

  const sections = sectionsOf(run, standing, job, bodies, now);
  if (sections) {
    standing.ahead = leastAhead(standing.ahead, ahead);
    poll.items = sections.reduce((sum, { items }) => sum + items, 0);
    return keepParts(run, standing, job, poll, sections, { ahead, wait });
  }
  const { listings: read, rejected, again } = source.read(bodies, page);
  const listings = read.map((listing) => ({ ...listing, paper: bounded(listing.paper) }));
  refuseEmpty(job, { listings, rejected });
  poll.items = listings.length;
  poll.rejected = rejected.length;
  if (rejected.length > 0) poll.error = whyLeftOut(rejected);
  if (again !== undefined) {
    // The page is not complete yet: even the same answer has to be read again.
    poll.dueAt = now + again;
    for (const mark of MARKS) delete poll[mark];
  }
  standing.ahead = leastAhead(standing.ahead, ahead);
  const isFinal = again === undefined;
  const parts = await partsOf(run, standing, job, listings, now);
  if (parts.length > 1) {
    const some = parts.map((part) => ({ listings: part }));
    return keepParts(run, standing, job, poll, some, { ahead, wait, isFinal });
  }
  const at = datedNow(now, ahead ?? standing.ahead);
  const changes =
    listings.length > 0 ? await changesBy(run, standing, job, listings, now, at) : null;
  const rows = changes ? rowsWritten(changes) : 0;
  if (rows > 0) poll.changedAt = now;
  await keep(run, standing, successOf(standing, job, poll, wait, rows, isFinal), changes, at);
  const moments = changes?.moments.filter(({ isNew }) => isNew).length ?? 0;
  return { ...outcome, papers: listings.length, rejected: rejected.length, moments };
}

// A row when a part is kept, and one when it was taken in.
const ROWS_A_PART = 2;

// The page counts as polled: what it lists is in the database, and is taken in by the next runs.
async function keepParts(
  run: Ingest,
  standing: Standing,
  job: Job,
  poll: Poll,
  parts: readonly (Section | { listings: Listing[] })[],
  answer: { ahead: number | undefined; wait: number; isFinal?: boolean },
): Promise<Outcome> {
  const { page } = job;
  const { ahead = standing.ahead, wait, isFinal } = answer;
  poll.changedAt = poll.checkedAt;
  const rows = parts.length * ROWS_A_PART;
  const record = successOf(standing, job, poll, wait, rows, isFinal);
  const kept = parts.map((part) => writePart({ ...part, page, ahead }));
  await keep(run, standing, { ...record, parts: kept });
  const { source, day, items: papers, rejected } = poll;
  return { source, page: page.page, day, papers, rejected, parts: parts.length };
}

/** Why items could not be read, in a sentence. */
export function whyLeftOut(rejected: readonly string[]): string {
  return sentence(`${rejected.length} left out. ${rejected[0]}`);
}

function refuseEmpty({ page, last }: Job, { listings, rejected }: Reading): void {
  if (listings.length > 0) return;
  if (rejected.length > 0) {
    throw new SourceError(`None of ${rejected.length} papers could be read: ${rejected[0]}`);
  }
  if (last && last.items > 0 && !page.ids) {
    throw new SourceError(`It lists nothing where it listed ${last.items} papers before.`);
  }
}

/**
 * The changes that listings of a page make.
 * @param now the seconds since 1970
 * @param dated the time to date new moments with
 */
export async function changesBy(
  { db, facts }: Ingest,
  standing: Standing,
  { page, source }: Pick<Job, "page" | "source">,
  listings: readonly Listing[],
  now: number,
  dated: number,
): Promise<Changes> {
  const known = await knownPapers(db, listings.flatMap(idsOf));
  const identify = identifier(known, listings);
  const listed = await knownListings(
    db,
    listings.map((listing) => {
      return { source: listing.source, day: listing.day, id: identify(listing).id };
    }),
  );
  const state = standing.sources.get(source.name)!;
  const liveFrom = liveFromOf(state, page, source.today(now));
  const position = { known, listed, facts, liveFrom, liveAt: standing.liveAt };
  const taken = takeIn(position, listings, dated);
  const { hasOlder } = standing;
  const changed = await placed(db, taken.updates);
  const changes: Changes = { ...changed, listings: taken.listed, hasOlder };
  if (changes.moments.some(({ at }) => at === taken.liveAt)) changes.liveAt = taken.liveAt;
  return changes;
}

function successOf(
  standing: Standing,
  { page, source, host }: Job,
  poll: Poll,
  wait: number,
  rows = 0,
  isFinal = true,
): PollRecord {
  const isFinished = isFinal && isBackfill(page);
  const before = standing.sources.get(source.name)!;
  const after = afterSuccess(before, source, page, poll, { rows, isFinished });
  const left = afterAnswer(host.name, standing.hosts.get(host.name), wait, poll.checkedAt);
  return {
    poll,
    isFinished,
    ...(isNews(standing, before, after) && { source: after }),
    ...(left && { host: left }),
    ...(page.ids && { lookedUp: page.ids }),
  };
}

/**
 * Keeps that a page failed.
 * @param wait the seconds that the host asks to be left alone for
 * @param isPart whether a part of it failed: then the others are dropped, as it is asked for again
 */
export async function keepFailure(
  run: Ingest,
  standing: Standing,
  job: Job,
  error: unknown,
  wait: number,
  isPart = false,
): Promise<Outcome> {
  const { page, source, host } = job;
  const now = run.clock();
  const known = error instanceof SourceError ? error : undefined;
  const message = known?.message ?? sentence(`Paperwire failed: ${String(error)}`);
  const isDown = known?.down ?? false;
  const retryAfter = Math.max(wait, known?.retryAfter ?? 0);
  const failures = (job.last?.failures ?? 0) + 1;
  const longest = LONGEST_BACK_OFF[job.isLive ? "followed" : "backfill"];
  const dueAt = now + backOff(failures, run.random(), longest, retryAfter);
  const poll: Poll = {
    ...job.last,
    ...rowOf(job),
    dueAt,
    checkedAt: now,
    failures,
    error: message,
  };
  const before = standing.sources.get(source.name)!;
  const after = afterFailure(before, source, page, now);
  const failure = { isDown, message, wait: retryAfter };
  const left = afterError(host.name, standing.hosts.get(host.name), failure, run.random(), now);
  await keep(run, standing, {
    poll,
    ...(isNews(standing, before, after) && { source: after }),
    ...(left && { host: left }),
    ...(isPart && { parts: [] }),
  });
  const outcome = {
    source: page.source,
    page: page.page,
    day: page.day,
    papers: 0,
    rejected: 0,
    error: message,
  };
  return isDown ? { ...outcome, isDown } : outcome;
}

function rowOf({ page: { source, page, day, series }, last }: Job) {
  const { items = 0, rejected = 0 } = last ?? {};
  return {
    source,
    page,
    day,
    ...(series !== undefined && { series }),
    items,
    rejected,
    failures: 0,
  };
}

function isNews(standing: Standing, before: SourceState, after: SourceState): boolean {
  return after !== before || !standing.saved.has(after.name);
}

// The run goes on from the state that was written.
async function keep(
  run: Ingest,
  standing: Standing,
  record: PollRecord,
  changes: Changes | null = null,
  at = record.poll.checkedAt,
): Promise<void> {
  const { sources, saved, hosts } = standing;
  await write(run, standing, record, changes, at);
  const { source, host } = record;
  if (source) {
    sources.set(source.name, source);
    saved.add(source.name);
  }
  if (host && "retryAt" in host) hosts.set(host.name, host);
  else if (host) hosts.delete(host.name);
  standing.liveAt = changes?.liveAt ?? standing.liveAt;
}

async function write(
  { db }: Ingest,
  standing: Standing,
  record: PollRecord,
  changes: Changes | null,
  at: number,
): Promise<void> {
  const { holder, change: after } = standing;
  await commitSurely(
    db,
    standing,
    async () => {
      if (changes) return commitPage(db, holder, { ...changes, after }, record, at);
      await savePollRecord(db, holder, record);
      return false;
    },
    () => isRecorded(db, record),
  );
}

/** The changes that updates make, their new moments put in the log. */
export async function placed(
  db: D1Database,
  updates: readonly PaperUpdate[],
): Promise<Omit<Changes, "listings">> {
  const seconds = newSeconds(updates);
  const ranges = seconds.map((at) => ({ from: at * PLACES, to: (at + 1) * PLACES }));
  const lowest = ranges.length > 0 ? await lowestTaken(db, ranges) : [];
  const taken = new Map(
    seconds.flatMap((at, n) => (lowest[n] == null ? [] : [[at, lowest[n]] as const])),
  );
  return changesOf(updates, taken);
}
