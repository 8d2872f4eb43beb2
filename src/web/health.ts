import { oldestDay } from "../settings.ts";
import type { PollStatus, StatusRows } from "../store/status.ts";
import { addDays, DAY, dayOf, HOUR, MINUTE } from "../text/time.ts";

/** A source, as far as its state is shown. */
export interface StatusSource {
  name: string;
  title: string;
  /** Its address, for people. */
  home: string;
  /** The names it lists under, where they are not its own. */
  lists?: readonly string[];
  /** The pages it has from a day on, `YYYY-MM-DD`, newest first. */
  pages(from: string, now: number): readonly StatusPage[];
}

/** A page of a source, as far as its state is shown. */
interface StatusPage {
  page: string;
  day: string;
  /** Seconds between two polls of it; absent where one is enough. */
  every?: number;
  /** When it can be asked for at the earliest. */
  from?: number;
}

/** How a source keeps its own schedule. Instants are seconds UTC. */
export interface SourceHealth {
  status: "ok" | "late" | "waiting";
  /** Why it is not ok, in a sentence. */
  why?: string;
  succeededAt?: number;
  changedAt?: number;
  /** Seconds by which the newest of it is overdue. */
  lag: number;
  /** Pages that failed when they were last asked for, the most recent first. */
  failures: { page: string; error: string; inARow: number; nextTry: number }[];
  backfill: Backfill;
  /** Items that could not be read, of all pages as they were last read. */
  rejected: number;
  /** Why the last of them could not be. */
  rejection?: string;
}

/** How far the pages of a source have been fetched. */
interface Backfill {
  done: number;
  pages: number;
  /** Days with pages still to fetch. */
  daysLeft: number;
  /** The oldest day that has been reached. */
  oldest?: string;
}

/** What a source is judged by. */
export interface Known extends StatusRows {
  /** The oldest day wanted; empty is a week before the source was first followed. */
  backfillFrom: string;
}

type State = { liveFrom: string; retryAt: number } | undefined;

/** How long a new installation may take for its first poll. */
const FIRST_POLL = HOUR;
/** The pace of pages that are asked for once. */
const ONCE = HOUR;

/**
 * How a source is at an instant. It is late when at least half of its newest pages have not
 * succeeded for three times their pace; a page that is asked for once, for two hours since it was
 * there. Days on which a source has no page, arXiv's weekends for instance, make nothing late, and
 * an announcement that is put off is an empty page that succeeds.
 */
export function healthOf(now: number, source: StatusSource, known: Known): SourceHealth {
  const state = known.states.get(source.name);
  const polls = known.polls.filter((poll) => poll.source === source.name);
  const pages = askable(source, oldestDay(known.backfillFrom, state?.liveFrom ?? dayOf(now)), now);
  const byPage = new Map(polls.map((poll) => [poll.page, poll]));
  const succeededAt = newest(polls.map((poll) => poll.succeededAt));
  const changedAt = newest(polls.map((poll) => poll.changedAt));
  const failures = failuresOf(polls, pages, state, now);
  const left = polls.filter(({ rejected }) => rejected > 0).toSorted(byCheck);
  const rejection = left.find(({ error, failures: inARow }) => error && inARow === 0)?.error;
  return {
    ...punctuality(now, source, known, byPage, succeededAt, failures[0]),
    ...(succeededAt !== undefined && { succeededAt }),
    ...(changedAt !== undefined && { changedAt }),
    failures,
    backfill: backfillOf(pages, byPage),
    rejected: left.reduce((sum, poll) => sum + poll.rejected, 0),
    ...(rejection !== undefined && { rejection }),
  };
}

/** The pages that say whether a source is late: those of its newest day that can be asked for. */
export function newestPages(source: StatusSource, now: number): StatusPage[] {
  const pages = recentPages(source, now);
  return pages.filter(({ day }) => day === pages[0]?.day);
}

/** The pages of the last week that can be asked for. */
export function recentPages(source: StatusSource, now: number): StatusPage[] {
  return askable(source, addDays(dayOf(now), -7), now);
}

function punctuality(
  now: number,
  source: StatusSource,
  { installedAt }: Known,
  polls: ReadonlyMap<string, PollStatus>,
  succeededAt: number | undefined,
  failure: SourceHealth["failures"][number] | undefined,
): Pick<SourceHealth, "status" | "why" | "lag"> {
  const pages = newestPages(source, now);
  if (pages.length === 0) return { status: "ok", lag: 0 };
  if (polls.size === 0) {
    const since = now - installedAt;
    const status = since > FIRST_POLL ? "late" : "waiting";
    return { status, why: "It has not been polled yet.", lag: 0 };
  }
  const lags = pages.map((page) => {
    const expected = expectedAt(page, polls.get(page.page)) ?? succeededAt ?? installedAt;
    // What was announced before there was anything here to fetch it is not late for that.
    return { page, lag: Math.max(0, now - Math.max(expected, installedAt)) };
  });
  const late = lags.filter(({ page, lag }) => {
    const pace = page.every ?? ONCE;
    return lag > 2 * pace && (page.from !== undefined || wasThere(source, page, now - 3 * pace));
  });
  const lag = Math.max(...lags.map((each) => each.lag));
  if (late.length * 2 < pages.length) return { status: "ok", lag };
  const which = pages.length > 1 ? `${late.length} of its ${pages.length} newest pages` : "It";
  const what = `${which} should have been fetched ${duration(lag)} ago.`;
  return { status: "late", why: failure ? `${what} ${failure.error}` : what, lag };
}

/** When a page is to have succeeded next; undefined where nothing says it. */
function expectedAt({ every, from }: StatusPage, poll: PollStatus | undefined): number | undefined {
  if (poll?.succeededAt === undefined) return from;
  if (every !== undefined) return poll.succeededAt + every;
  return poll.failures > 0 ? poll.succeededAt + ONCE : poll.dueAt;
}

function wasThere(source: StatusSource, { page }: StatusPage, then: number): boolean {
  return newestPages(source, then).some((other) => other.page === page);
}

function askable(source: StatusSource, from: string, now: number): StatusPage[] {
  return source.pages(from, now).filter((page) => (page.from ?? 0) <= now);
}

// A page that is no more, and failed long ago, fails nobody.
function failuresOf(
  polls: readonly PollStatus[],
  pages: readonly StatusPage[],
  state: State,
  now: number,
): SourceHealth["failures"] {
  const present = new Set(pages.map(({ page }) => page));
  return polls
    .filter(({ page, checkedAt }) => present.has(page) || checkedAt > now - DAY)
    .filter(({ failures }) => failures > 0)
    .toSorted(byCheck)
    .map(({ page, error = "It failed.", failures, dueAt }) => {
      return { page, error, inARow: failures, nextTry: Math.max(dueAt, state?.retryAt ?? 0) };
    });
}

function backfillOf(
  pages: readonly StatusPage[],
  polls: ReadonlyMap<string, PollStatus>,
): Backfill {
  const isDone = ({ page }: StatusPage) => polls.get(page)?.succeededAt !== undefined;
  const done = pages.filter(isDone);
  const left = pages.filter((page) => !isDone(page));
  const oldest = done.map(({ day }) => day).toSorted()[0];
  return {
    done: done.length,
    pages: pages.length,
    daysLeft: new Set(left.map(({ day }) => day)).size,
    ...(oldest !== undefined && { oldest }),
  };
}

/** A span of seconds in the words of people: `40 minutes`, `3 hours`, `2 days`. */
export function duration(seconds: number): string {
  const units = [
    ["day", DAY],
    ["hour", HOUR],
    ["minute", MINUTE],
  ] as const;
  const [name, size] = units.find(([, length]) => seconds >= 2 * length) ?? ["minute", MINUTE];
  const count = Math.round(seconds / size);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

function byCheck(a: PollStatus, b: PollStatus): number {
  return b.checkedAt - a.checkedAt;
}

function newest(instants: readonly (number | undefined)[]): number | undefined {
  return instants.reduce((a, b) => (a === undefined || (b ?? 0) > a ? b : a), undefined);
}
