import { type Ask, type Page, type Source, SourceError } from "../sources/source.ts";
import { type Changes, commit, knownListings, lowestTaken, rowsWritten } from "../store/commit.ts";
import { leaseGuard } from "../store/lease.ts";
import { markAsked } from "../store/lookups.ts";
import { knownPapers } from "../store/papers.ts";
import { type Poll, savePoll, saveSource, type SourceState } from "../store/polls.ts";
import type { Ingest } from "./run.ts";
import { twinId } from "../paper/identity.ts";
import { PLACES } from "../paper/log.ts";
import { changesOf, newSeconds } from "./diff.ts";
import { nextDue } from "./plan.ts";
import { type PaperUpdate, takeIn } from "./apply.ts";

/** How the poll of one page went. */
export interface Outcome {
  source: string;
  page: string;
  /** Papers that the page lists. */
  papers: number;
  /** Items of it that could not be read. */
  rejected: number;
  /** New moments written. */
  moments?: number;
  /** Nothing had changed since the last poll. */
  unchanged?: true;
  error?: string;
  /** The source as a whole is not to be asked further in this run. */
  down?: boolean;
  paused?: true;
}

/**
 * Polls one page and commits what it changes, with the poll's own row, in one transaction.
 * @param log where it stands; moved on when a live moment is written
 * @throws {SourceError} when the page cannot be had or read
 */
export async function pollPage(
  { db, facts, clock }: Pick<Ingest, "db" | "facts" | "clock">,
  holder: string,
  log: { liveAt: number },
  job: { page: Page; source: Source; state: SourceState; last: Poll | undefined },
  ask: Ask,
): Promise<Outcome> {
  const { page, source, state, last } = job;
  const validators: Pick<Poll, "etag" | "lastModified"> = {};
  let requests = 0;
  const bodies = await source.fetch(async (url, options) => {
    const answer = await ask(url, options);
    if (++requests === 1 && answer.status === 200) {
      const etag = answer.headers.get("ETag");
      const lastModified = answer.headers.get("Last-Modified");
      if (etag) validators.etag = etag;
      if (lastModified) validators.lastModified = lastModified;
    }
    return answer;
  }, page);
  const now = clock();
  const outcome = { source: page.source, page: page.page };
  const bodyHash = bodies ? await hashOf(bodies) : last?.bodyHash;
  const poll: Poll = {
    ...outcome,
    dueAt: nextDue(now, page),
    checkedAt: now,
    succeededAt: now,
    // A validator of the first of several bodies says nothing of the others.
    ...(bodies ? requests === 1 && validators : keptValidators(last)),
    ...(last?.changedAt !== undefined && { changedAt: last.changedAt }),
    ...(bodyHash !== undefined && { bodyHash }),
    items: last?.items ?? 0,
    rejected: last?.rejected ?? 0,
    rows: 0,
    failures: 0,
  };
  const recovered = { ...state, failures: 0, retryAt: 0 };
  const rest = state.failures > 0 || state.unsaved ? [saveSource(db, recovered)] : [];
  if (page.ids) rest.push(markAsked(db, page.ids, now));
  if (!bodies || (last?.succeededAt !== undefined && bodyHash === last.bodyHash)) {
    await db.batch([leaseGuard(db, holder), savePoll(db, poll), ...rest]);
    return { ...outcome, papers: poll.items, rejected: poll.rejected, unchanged: true };
  }

  const { listings, rejected, again } = source.read(bodies, page);
  if (again !== undefined) {
    // It is not yet what it will be: the same answer must not pass for nothing new.
    poll.dueAt = now + again;
    for (const validator of ["etag", "lastModified", "bodyHash"] as const) delete poll[validator];
  }
  if (listings.length === 0 && rejected.length > 0) {
    throw new SourceError(`None of ${rejected.length} papers could be read: ${rejected[0]}`);
  }
  if (listings.length === 0 && (last?.items ?? 0) > 0 && !page.ids) {
    throw new SourceError(`It lists nothing where it listed ${last!.items} papers before.`);
  }
  const known = await knownPapers(
    db,
    listings.flatMap(({ paper }) => [paper.id, twinId(paper) ?? []].flat()),
  );
  const position = {
    known,
    listed: await knownListings(
      db,
      listings.map(({ source: name, day, paper }) => {
        return { source: name, day, id: known.aliases.get(paper.id) ?? paper.id };
      }),
    ),
    facts,
    liveFrom: state.liveFrom,
    liveAt: log.liveAt,
  };
  const { updates, listed, liveAt } = takeIn(position, listings, now);
  const changes: Changes = { ...(await placed(db, updates)), listings: listed };
  if (changes.moments.some(({ at }) => at === liveAt)) changes.liveAt = liveAt;
  const rows = rowsWritten(changes);
  const saved = { ...poll, items: listings.length, rejected: rejected.length, rows };
  if (rejected[0]) saved.error = `${rejected.length} left out. ${rejected[0]}`;
  if (rows > 0) saved.changedAt = now;
  await commit(db, holder, changes, [savePoll(db, saved), ...rest], now);
  log.liveAt = changes.liveAt ?? log.liveAt;
  const moments = changes.moments.filter(({ isNew }) => isNew).length;
  return { ...outcome, papers: listings.length, rejected: rejected.length, moments };
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

function keptValidators(last: Poll | undefined): Pick<Poll, "etag" | "lastModified"> {
  return {
    ...(last?.etag !== undefined && { etag: last.etag }),
    ...(last?.lastModified !== undefined && { lastModified: last.lastModified }),
  };
}

async function hashOf(bodies: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(bodies.join("\n"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
