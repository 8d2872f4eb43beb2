import type { Facts } from "../paper/facts.ts";
import { oldestDay } from "../settings.ts";
import { type Page, type Source, SourceError } from "../sources/source.ts";
import { wireState } from "../store/commit.ts";
import { giveLeaseBack, leaseGuard, takeLease } from "../store/lease.ts";
import { unclassifiedIds } from "../store/lookups.ts";
import { type Poll, pollState, savePoll, saveSource, type SourceState } from "../store/polls.ts";
import { DAY, MINUTE } from "../text/time.ts";
import { asker, type Manners } from "./http.ts";
import { firstCountedDay } from "./counts.ts";
import { hourlyDue, workHourly } from "./hourly.ts";
import { type Outcome, pollPage } from "./poll.ts";
import { backOff, isSlow, schedule } from "./plan.ts";

/** What a run works with. Everything that is not a function of its arguments comes in here. */
export interface Ingest {
  db: D1Database;
  kv: KVNamespace;
  fetcher: typeof fetch;
  sources: readonly Source[];
  /** What all sources say of themselves, those too that are switched off now. */
  facts: Facts;
  manners: Manners;
  /** Pages one run works off. */
  pages: number;
  /** Rows backfill may write in a UTC day. */
  backfillRows: number;
  /** The oldest day wanted; empty is a week before the source was first followed. */
  backfillFrom: string;
  /** The MATCH of each topic, by its name. */
  topics: (now: number) => Record<string, string>;
  /** The clock, in seconds since 1970. */
  clock: () => number;
  /** Waits so many seconds. */
  sleep: (seconds: number) => Promise<void>;
  random: () => number;
  log: (line: Record<string, unknown>) => void;
  /** Told after something was written that answers are made from. */
  committed: () => void;
}

// Longer than a run can take; a run that died is taken over after it.
const LEASE = 10 * MINUTE;

/**
 * One run: works off the most urgent pages within its budget, one at a time. Does nothing while
 * another run is under way. A page that fails is written down and stops neither the run nor others.
 * @returns how the pages went, in order; undefined when another run holds the lease
 */
export async function ingest(run: Ingest): Promise<Outcome[] | undefined> {
  const holder = crypto.randomUUID();
  const started = run.clock();
  if (!(await takeLease(run.db, holder, started + LEASE, started))) return undefined;
  try {
    const { polls, sources: states } = await pollState(run.db);
    const log = await wireState(run.db);
    const asked = await lookups(run, started);
    const { plan, isCaughtUp } = planned(run, polls, states, asked, started);
    const outcomes: Outcome[] = [];
    const paused = new Set<string>();
    // The hourly work takes about as many queries as a page, and D1 allows 50 a run.
    const due = await hourlyDue(run);
    const budget = Math.max(1, run.pages - (due === "all" ? 1 : 0));
    let leased = started;
    for (const { page, source, state } of plan) {
      if (outcomes.length >= budget) break;
      if (paused.has(source.name)) continue;
      const now = run.clock();
      if (now - leased > LEASE / 2) {
        if (!(await takeLease(run.db, holder, now + LEASE, now))) break;
        leased = now;
      }
      const last = polls.find((poll) => poll.source === page.source && poll.page === page.page);
      const outcome = await pollSafely(run, holder, log, { page, source, state, last });
      run.log({ event: "poll", ...outcome });
      outcomes.push(outcome);
      if (!outcome.unchanged && outcome.error === undefined) run.committed();
      if (outcome.paused || outcome.down) paused.add(source.name);
    }
    if (due) await workHourly(run, holder, due, isCaughtUp);
    return outcomes;
  } finally {
    await giveLeaseBack(run.db, holder);
  }
}

interface Job {
  page: Page;
  source: Source;
  state: SourceState;
  last: Poll | undefined;
}

function planned(
  run: Ingest,
  polls: Poll[],
  states: Map<string, SourceState>,
  asked: readonly Page[],
  now: number,
): { plan: Omit<Job, "last">[]; isCaughtUp: boolean } {
  const pages = run.sources.flatMap((source) => {
    const state = states.get(source.name) ?? newSource(source.name, source.today(now));
    const from = oldestDay(run.backfillFrom, state.liveFrom);
    const all = [
      ...asked.filter((page) => page.source === source.name),
      ...source.pages(from, now),
    ];
    return all.map((page) => ({ ...page, job: { page, source, state } }));
  });
  const { live, backfill } = schedule(now, pages, polls);
  const slow = new Set(pages.filter(isSlow).map(({ source, page }) => `${source} ${page}`));
  const rows = polls
    .filter(({ source, page }) => slow.has(`${source} ${page}`))
    .filter(({ checkedAt }) => checkedAt >= now - (now % DAY))
    .reduce((sum, poll) => sum + poll.rows, 0);
  const due = [...live, ...(rows < run.backfillRows ? backfill : [])].map(({ job }) => job);
  return {
    plan: due.filter(({ state }) => state.retryAt <= now),
    // Backfill of a source that is left alone for a while is still to come.
    isCaughtUp: !backfill.some(({ day }) => day >= firstCountedDay(now)),
  };
}

async function lookups({ db, sources }: Ingest, now: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { lookup } of sources) {
    const ids = lookup ? await unclassifiedIds(db, lookup.limit, now) : [];
    if (lookup && ids.length > 0) pages.push(lookup.page(ids, now));
  }
  return pages;
}

function newSource(name: string, liveFrom: string): SourceState {
  return { name, liveFrom, failures: 0, retryAt: 0, unsaved: true };
}

async function pollSafely(
  run: Ingest,
  holder: string,
  log: { liveAt: number },
  job: Job,
): Promise<Outcome> {
  let wait: number | undefined;
  const { spacing = 0 } = job.source;
  const ask = asker(
    run.fetcher,
    run.manners,
    job.last ?? {},
    (seconds) => (wait = seconds),
    // Before the first request too: the run before may just have ended with one.
    () => (spacing > 0 ? run.sleep(spacing) : Promise.resolve()),
  );
  try {
    const outcome = await pollPage(run, holder, log, job, ask);
    if (wait === undefined) return outcome;
    const state = { ...job.state, retryAt: run.clock() + wait };
    await run.db.batch([saveSource(run.db, state)]);
    return { ...outcome, paused: true };
  } catch (error) {
    return writeDownFailure(run, holder, job, error);
  }
}

async function writeDownFailure(
  run: Ingest,
  holder: string,
  job: Job,
  error: unknown,
): Promise<Outcome> {
  const { page, state, last } = job;
  const now = run.clock();
  const known = error instanceof SourceError;
  const down = known && error.down;
  const message = known ? error.message : `It failed here: ${String(error)}`;
  const failures = (last?.failures ?? 0) + 1;
  const retryAfter = known ? error.retryAfter : undefined;
  const dueAt = now + backOff(failures, run.random(), retryAfter);
  const poll: Poll = {
    ...(last ?? { source: page.source, page: page.page, items: 0, rejected: 0, rows: 0 }),
    dueAt,
    checkedAt: now,
    failures,
    error: message,
  };
  const statements = [leaseGuard(run.db, holder), savePoll(run.db, poll)];
  if (down) {
    const inARow = state.failures + 1;
    const retryAt = now + backOff(inARow, run.random(), retryAfter);
    statements.push(saveSource(run.db, { ...state, failures: inARow, retryAt }));
  }
  await run.db.batch(statements);
  return { source: page.source, page: page.page, papers: 0, rejected: 0, error: message, down };
}
