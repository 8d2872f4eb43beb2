import { bounded } from "../paper/bounds.ts";
import type { Listing } from "../paper/paper.ts";
import { type Reading, type Section, SourceError } from "../sources/source.ts";
import { rowsWritten } from "../store/commit.ts";
import type { Poll } from "../store/polls.ts";
import { sentence } from "../text/clean.ts";
import { rfc3339 } from "../text/time.ts";
import { asker } from "../upstream/http.ts";
import { BudgetSpent } from "./budget.ts";
import { changesBy } from "./changes.ts";
import { datedNow, leastAhead } from "./clock.ts";
import type { Ingest, Job, Outcome, Standing } from "./context.ts";
import { partsOf, sectionsOf } from "./divide.ts";
import { type Fetched, fetchPage } from "./fetch.ts";
import { keep, keepFailure, rowOf, successOf } from "./keep.ts";
import { writePart } from "./parts.ts";
import { UnsureError } from "./surely.ts";
import { nextDue } from "./waits.ts";

/** The marks of an answer, by which the next poll sees that the page has not changed. */
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
