import { giveLeaseBack, takeLease } from "../store/lease.ts";
import { backfillRowsOn } from "../store/sources.ts";
import { addDays, dayOf, MINUTE, rfc3339, startOfDay } from "../text/time.ts";
import { type Budget, BudgetSpent, budgetOf } from "./budget.ts";
import type { Ingest, Job, Outcome, Standing } from "./context.ts";
import { firstCountedDay } from "./counts.ts";
import { isFarAhead } from "./clock.ts";
import { type Due, whatIsDue } from "./due.ts";
import { isOpen } from "../upstream/hosts.ts";
import { hourlyDue, hourlyQueries, workHourly } from "./hourly.ts";
import { workOff } from "./lanes.ts";
import { type InTurn, pollPage } from "./poll.ts";
import { isReindexDue, REINDEX_QUERIES, reindex } from "./reindex.ts";
import { isNearlyFull, makeRoom } from "./ring.ts";
import { workOnSketches } from "./sketches.ts";
import { MOST_DEATHS, takePart } from "./take-part.ts";
import { standingOf } from "./standing.ts";

/** No page is started later in a run than this: something more urgent may be due by then. */
const STARTING_TIME = 5 * MINUTE;
/** Longer than a run can take: the last page has four minutes. A run that died is replaced then. */
const LEASE = 10 * MINUTE;
/** The lease is taken and given back, and older rows of the index are looked for. */
const LEASE_QUERIES = 3;
/** A Worker has six connections at a time. One is left for the database and KV. */
const HOSTS_AT_ONCE = 5;
/** A slow host has at most so many days of backfill waiting, so that those of others go on. */
const KEPT_PLACES = 3;
/** Pages that may be started for each that may be answered: a page without an answer is replaced. */
const STARTS_A_PLACE = 2;

/**
 * One run: takes in what is left of pages that were divided, and polls the most urgent pages within
 * its budget, several hosts side by side. Does nothing while another run is under way. A page that
 * fails is kept as a failure and stops nothing else. A run with a bound on papers does only one of
 * these things, or the hourly work, and polls one page after the other.
 * @returns how the pages went, in the order they ended; undefined if another run holds the lease
 */
export async function ingest(run: Ingest): Promise<Outcome[] | undefined> {
  const holder = crypto.randomUUID();
  const started = run.clock();
  if (!(await takeLease(run.db, holder, started + LEASE, started))) return undefined;
  const outcomes: Outcome[] = [];
  let hasMore = false;
  const isBounded = Number.isFinite(run.papers);
  try {
    const hourly = run.follows ? undefined : await hourlyDue(run, isBounded);
    // The hourly work takes as many queries as there is room for.
    const isReindexing = hourly === undefined && (await isReindexDue(run.db));
    const reserved = hourlyQueries(hourly) + (isReindexing ? REINDEX_QUERIES : 0);
    const budget = budgetOf(run.db, run.pages, LEASE_QUERIES + reserved);
    const limited = { ...run, db: budget.db };
    const standing = await standingOf(limited, holder, started);
    const isWary = standing.deaths > MOST_DEATHS;
    if (isWary) {
      const error = `${standing.deaths} runs in a row did not come to their end. The most urgent page and the hourly work wait.`;
      run.log({ event: "run", error });
    }
    await makeRoom(limited, standing, started);
    if (standing.hasParts) hasMore = await takeParts(limited, standing, budget, outcomes);
    if (hasMore) return outcomes;
    const pages = isBounded && hourly && !isWary ? 0 : run.pages;
    const due = await whatIsDue(limited, standing, pages * STARTS_A_PLACE, started);
    const polling = { ...limited, pages };
    hasMore = await pollAll(polling, standing, due, budget, outcomes, hourly === "all");
    hasMore ||= isWary || outcomes.some(({ parts }) => parts !== undefined);
    const { ahead = 0 } = standing;
    if (isFarAhead(ahead)) run.log({ event: "clock", ahead });
    if (isWary || (isBounded && hasNews(outcomes))) return outcomes;
    const firstCounted = firstCountedDay(started);
    const isCaughtUp = !due.backfill.some(({ page }) => page.day >= firstCounted);
    await workHourly(run, standing, hourly, isCaughtUp);
    if (isReindexing) hasMore = (await reindex(run, holder)) || hasMore;
    if (isBounded && (hourly || isReindexing)) return outcomes;
    const isSketching = await workOnSketches(limited, holder, isCaughtUp);
    hasMore ||= isBounded && isSketching;
    return outcomes;
  } catch (error) {
    // Some of it may have been written.
    run.committed();
    throw error;
  } finally {
    const polled = outcomes.filter(({ isPart }) => !isPart);
    const failed = polled.filter(({ error }) => error !== undefined).length;
    await giveLeaseBack(run.db, holder, { pages: polled.length, failed, hasMore });
  }
}

/**
 * Takes in parts of pages, and adds to `outcomes`: all that there are, or a single one where a run has
 * a bound on papers. Returns whether there may be more.
 */
async function takeParts(
  run: Ingest,
  standing: Standing,
  budget: Budget,
  outcomes: Outcome[],
): Promise<boolean> {
  try {
    for (;;) {
      if (!budget.allows(0)) return true;
      const outcome = await takePart(run, standing);
      if (!outcome) return false;
      run.log({ event: "part", ...outcome });
      outcomes.push(outcome);
      if (outcome.error === undefined) run.committed();
      if (Number.isFinite(run.papers)) return true;
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return true;
  }
}

/** Whether a page was read, and not only found to be unchanged or not to be had. */
function hasNews(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ unchanged, isDown }) => !unchanged && !isDown);
}

/**
 * Polls what is due, and adds to `outcomes`. Returns whether pages are left that could be polled.
 */
async function pollAll(
  run: Ingest,
  standing: Standing,
  due: Due,
  budget: Budget,
  outcomes: Outcome[],
  isHourly: boolean,
): Promise<boolean> {
  const started = run.clock();
  // The hourly work takes about as long as a page.
  const isBounded = Number.isFinite(run.papers);
  const answers = isBounded ? run.pages : Math.max(1, run.pages - (isHourly ? 1 : 0));
  const limits = {
    answers,
    starts: answers * STARTS_A_PLACE,
    hosts: isBounded ? 1 : HOSTS_AT_ONCE,
    kept: KEPT_PLACES,
    allows: (running: number) =>
      run.clock() - started <= STARTING_TIME &&
      budget.allows(running) &&
      !(isBounded && hasNews(outcomes)),
  };
  const isHostOpen = (host: string) => isOpen(standing.hosts.get(host), run.clock());
  const inTurn = queue();
  let isSpent = false;
  const poll = async (job: Job) => {
    try {
      const outcome = await pollPage(run, standing, job, budget.request, inTurn);
      run.log({ event: "poll", ...outcome });
      outcomes.push(outcome);
      if (!outcome.unchanged && outcome.error === undefined) run.committed();
      return { isAnswered: !outcome.isDown };
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      isSpent = true;
      return { isAnswered: false };
    }
  };
  const all = [...due.live, ...affordable(run, standing, due, started)];
  const jobs = all.slice(Math.max(0, standing.deaths - MOST_DEATHS));
  const { hasMore } = await workOff(jobs, limits, isHostOpen, poll);
  return hasMore || isSpent;
}

// The backfill that there is room for, in the database and by the rows written today: all of it, or
// nothing.
function affordable(run: Ingest, standing: Standing, { backfill }: Due, now: number): Job[] {
  if (backfill.length > 0 && isNearlyFull(run, standing)) {
    const why = "The database is nearly as large as DATABASE_MB allows.";
    run.log({ event: "wait", what: "backfill", why });
    return [];
  }
  const today = dayOf(now);
  if (backfillRowsOn(standing.sources.values(), today) < run.backfillRows) return backfill;
  if (backfill.length > 0) {
    const until = rfc3339(startOfDay(addDays(today, 1))!);
    run.log({ event: "wait", what: "backfill", why: "Today's budget of rows is used up.", until });
  }
  return [];
}

/** Makes a function that runs tasks one after the other, in the order it gets them. */
function queue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next;
    return next;
  };
}
