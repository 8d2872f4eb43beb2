import { oldestDay } from "../settings.ts";
import type { Schedule } from "../paper/facts.ts";
import type { DayCounts } from "../store/counts.ts";
import type { HostState } from "../store/hosts.ts";
import type { Poll } from "../store/polls.ts";
import { backfillRowsOn, type SourceState } from "../store/sources.ts";
import type { StatusRows } from "../store/status.ts";
import { includesDay } from "../text/ranges.ts";
import { DAY, dayOf, duration, HOUR } from "../text/time.ts";
import { type Backfill, backfillOf, type StatusDays, type StatusPage } from "./backfill.ts";
import { arrivalsBy, usuallyBy } from "./listed.ts";

/** A source, as far as its state is shown. */
export interface StatusSource {
  name: string;
  title: string;
  /** Its address, for people. */
  home: string;
  /** The names it lists under, if they differ from its own. */
  lists?: readonly string[];
  /** When it lists papers; absent where nothing can be expected. */
  schedule?: Schedule;
  /** The host that a page is asked of. */
  host(page: StatusPage): { name: string };
  /** The pages followed at an instant, newest first. */
  live(now: number): readonly StatusPage[];
  /** The days that are no longer followed; absent if its pages are not days. */
  backfill?: StatusDays;
  /** The page that looks papers up. */
  lookup?: { page(ids: readonly string[], now: number): StatusPage };
}

/** How well a source keeps its schedule. Instants are seconds UTC. */
export interface SourceHealth {
  status: "ok" | "quiet" | "late" | "waiting";
  /** Why it is not ok, in a sentence. */
  why?: string;
  succeededAt?: number;
  changedAt?: number;
  /** Seconds by which its newest pages are overdue. */
  lag: number;
  /** The usual number of papers on a day, from and to. */
  usually?: readonly [number, number];
  /** Pages whose last poll failed, the most recent first. */
  failures: { page: string; error: string; inARow: number; nextTry: number }[];
  /** Hosts of the source that are left alone. */
  pauses: Pause[];
  backfill: Backfill & {
    /** When backfill goes on, if it has used up the rows of a day. */
    waitsUntil?: number;
  };
  /** Items that could not be read. */
  rejected: number;
  /** Why the last of them could not be read. */
  rejection?: string;
}

/** Why a host is left alone, and until when. */
interface Pause {
  host: string;
  reason: string;
  /** How often in a row it failed; 0 if it asked to be left alone. */
  inARow: number;
  until: number;
}

/** Everything that the health of sources is judged by. */
export interface Known extends StatusRows {
  /** The oldest day wanted; empty is a week before the source was first followed. */
  backfillFrom: string;
  /** The rows that backfill may write in a UTC day. */
  backfillRows: number;
  /** Papers that lists had on each day of the last weeks, as they were last counted. */
  listed?: DayCounts;
}

/** How long a new installation may take for its first poll. */
const FIRST_POLL = HOUR;
/** The pace of pages that are asked for once. */
const ONCE = HOUR;

/** The pages of a source whose polls {@link healthOf} looks at. Their number does not grow. */
export function judgedPages(source: StatusSource, now: number): StatusPage[] {
  const lookup = source.lookup ? [source.lookup.page([], now)] : [];
  return [...source.live(now), ...newestBackfill(source, now), ...lookup];
}

// A look-up that has been due for a day has nothing left to ask for: its papers were found elsewhere.
function isOver({ page, dueAt }: Poll, { lookup }: StatusSource, now: number): boolean {
  return page === lookup?.page([], now).page && dueAt < now - DAY;
}

/**
 * How a source is at an instant. It is late if at least half of its newest pages have not succeeded
 * for three times their pace, or, for pages asked for once, for two hours since they were there.
 * Days without a page, such as arXiv's weekends, make nothing late, and an announcement that is put
 * off is an empty page that succeeds. A source that answers in time and lists nothing, or hardly
 * anything, is quiet and then late: see {@link arrivalsBy}.
 */
export function healthOf(now: number, source: StatusSource, known: Known): SourceHealth {
  const state = known.states.get(source.name);
  const polls = known.polls.filter((poll) => poll.source === source.name);
  const byPage = new Map(polls.map((poll) => [poll.page, poll]));
  const from = oldestDay(known.backfillFrom, state?.liveFrom ?? dayOf(now));
  const succeededAt = newest([state?.succeededAt, ...polls.map((poll) => poll.succeededAt)]);
  const changedAt = newest([state?.changedAt, ...polls.map((poll) => poll.changedAt)]);
  const judged = judgedPages(source, now);
  const names = new Set(judged.map(({ page }) => page));
  const failed = polls
    .filter(({ failures }) => failures > 0)
    .filter((poll) => names.has(poll.page) || isWanted(poll, source, from, now))
    .filter((poll) => !isOver(poll, source, now))
    .toSorted(byCheck);
  const failures = failed.map((poll) => failureOf(poll, source, known.hosts));
  const live = source.live(now).filter((page) => (page.from ?? 0) <= now);
  const backfill = backfillOf(live, source.backfill, state, byPage, from, now);
  const unread = polls.filter(({ rejected }) => rejected > 0).toSorted(byCheck);
  const last = unread.find(({ error, failures: inARow }) => error && inARow === 0);
  const rejection = last?.error ?? state?.rejection;
  const usually = usuallyBy(source, known.listed, now);
  const punctual = punctuality(now, source, known, byPage, succeededAt, failures[0]?.error);
  const arrived =
    punctual.status === "waiting"
      ? undefined
      : arrivalsBy(source, known, state, polls, usually, now);
  const reasons = [punctual.why, arrived?.why].filter((why) => why !== undefined);
  return {
    ...punctual,
    ...(punctual.status === "ok" && arrived && { status: arrived.status }),
    ...(reasons.length > 0 && { why: reasons.join(" ") }),
    ...(usually && { usually }),
    ...(succeededAt !== undefined && { succeededAt }),
    ...(changedAt !== undefined && { changedAt }),
    failures,
    pauses: pausesOf(source, judged, known.hosts, now),
    backfill: {
      ...backfill,
      ...(backfill.daysLeft > 0 && isUsedUp(known, now) && { waitsUntil: startOfTomorrow(now) }),
    },
    rejected: unread.reduce((sum, { rejected }) => sum + rejected, state?.rejected ?? 0),
    ...(rejection !== undefined && { rejection }),
  };
}

/** The pages that say whether a source is late: those of its newest day that can be asked for. */
export function newestPages(source: StatusSource, now: number): StatusPage[] {
  const pages = [...source.live(now), ...newestBackfill(source, now)].filter(
    ({ from = 0 }) => from <= now,
  );
  const day = pages
    .map((page) => page.day)
    .toSorted()
    .at(-1);
  return pages.filter((page) => page.day === day);
}

function newestBackfill({ backfill }: StatusSource, now: number): readonly StatusPage[] {
  return backfill?.pages(backfill.last(now)) ?? [];
}

function punctuality(
  now: number,
  source: StatusSource,
  { states, installedAt }: Known,
  polls: ReadonlyMap<string, Poll>,
  succeededAt: number | undefined,
  error: string | undefined,
): Pick<SourceHealth, "status" | "why" | "lag"> {
  const state = states.get(source.name);
  const pages = newestPages(source, now);
  if (pages.length === 0) return { status: "ok", lag: 0 };
  if (polls.size === 0 && succeededAt === undefined) {
    const status = now - installedAt > FIRST_POLL ? "late" : "waiting";
    return { status, why: "It has not been polled yet.", lag: 0 };
  }
  const lags = pages.map((page) => {
    const poll = polls.get(page.page);
    if (isFinished(page, poll, state)) return { page, lag: 0 };
    const expected = expectedAt(page, poll) ?? succeededAt ?? installedAt;
    // Nothing here could fetch a page before the installation.
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
  return { status: "late", why: error === undefined ? what : `${what} ${error}`, lag };
}

function isFinished(
  { day, series, every }: StatusPage,
  poll: Poll | undefined,
  state: SourceState | undefined,
): boolean {
  if (series === undefined || every !== undefined || poll) return false;
  return includesDay(state?.series[series]?.asked ?? [], day);
}

/** When a page should succeed next; undefined if nothing says it. */
function expectedAt({ every, from }: StatusPage, poll: Poll | undefined): number | undefined {
  if (poll?.succeededAt === undefined) return from;
  if (every !== undefined) return poll.succeededAt + every;
  return poll.failures > 0 ? poll.succeededAt + ONCE : poll.dueAt;
}

function wasThere(source: StatusSource, { page }: StatusPage, then: number): boolean {
  return newestPages(source, then).some((other) => other.page === page);
}

// A failure of a page that no longer exists counts only while it is recent.
function isWanted(poll: Poll, { backfill }: StatusSource, from: string, now: number): boolean {
  if (poll.checkedAt > now - DAY) return true;
  return (
    poll.day >= from && (backfill?.pages(poll.day) ?? []).some(({ page }) => page === poll.page)
  );
}

function isUsedUp({ states, backfillRows }: Known, now: number): boolean {
  return backfillRowsOn(states.values(), dayOf(now)) >= backfillRows;
}

function startOfTomorrow(now: number): number {
  return now - (now % DAY) + DAY;
}

function failureOf(
  poll: Poll,
  source: StatusSource,
  hosts: ReadonlyMap<string, HostState>,
): SourceHealth["failures"][number] {
  const { page, error = "It failed.", failures: inARow, dueAt } = poll;
  const host = hosts.get(source.host(poll).name);
  return { page, error, inARow, nextTry: Math.max(dueAt, host?.retryAt ?? 0) };
}

function pausesOf(
  source: StatusSource,
  pages: readonly StatusPage[],
  hosts: ReadonlyMap<string, HostState>,
  now: number,
): Pause[] {
  const names = new Set(pages.map((page) => source.host(page).name));
  return [...names].flatMap((name) => {
    const host = hosts.get(name);
    if (!host || host.retryAt <= now) return [];
    const { reason, failures: inARow, retryAt: until } = host;
    return [{ host: name, reason, inARow, until }];
  });
}

function byCheck(a: Poll, b: Poll): number {
  return b.checkedAt - a.checkedAt;
}

function newest(instants: readonly (number | undefined)[]): number | undefined {
  return instants.reduce((a, b) => (a === undefined || (b ?? 0) > a ? b : a), undefined);
}
