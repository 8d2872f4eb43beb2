import { SourceError } from "../sources/source.ts";
import { type Changes, commitPage } from "../store/commit.ts";
import { isRecorded, type Poll, type PollRecord, savePollRecord } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import { sentence } from "../text/clean.ts";
import { afterAnswer, afterError } from "../upstream/hosts.ts";
import { backOff, LONGEST_BACK_OFF } from "../upstream/waits.ts";
import type { Ingest, Job, Outcome, Standing } from "./context.ts";
import { afterFailure, afterSuccess, isBackfill } from "./progress.ts";
import { commitSurely } from "./surely.ts";

/**
 * The record of a page that was answered.
 * @param wait the seconds that the host asks to be left alone for
 * @param rows that were written
 * @param isFinal whether the page is complete
 */
export function successOf(
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

/** The row of a page, as its last poll left it but for failures. */
export function rowOf({ page: { source, page, day, series }, last }: Job) {
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

/**
 * Writes what is kept of a poll, and what it changed, in one transaction. The run goes on from the
 * state that was written.
 * @param at the commit time
 * @throws {UnsureError} when the database cannot say whether it was written
 */
export async function keep(
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
