import type { Page, Source } from "../sources/source.ts";
import type { Poll } from "../store/polls.ts";
import type { SeriesState, SourceState } from "../store/sources.ts";
import { addDay, cutAfter } from "../text/ranges.ts";
import { DAY, dayOf } from "../text/time.ts";

/** The state of a source that was never polled: it is followed from today on. */
export function newState(source: Source, now: number): SourceState {
  const liveFrom = source.today(now);
  const pages = source.backfill?.pages(liveFrom) ?? [];
  const series = Object.fromEntries(pages.map((page) => [page.series, { liveFrom, asked: [] }]));
  return { name: source.name, liveFrom, series, rejected: 0, backfill: { day: "", rows: 0 } };
}

/**
 * A state without days that are not over yet: those were asked for while the clock was wrong.
 * @returns the state itself if it has none
 */
export function withoutFuture(state: SourceState, { backfill }: Source, now: number): SourceState {
  if (!backfill) return state;
  const last = backfill.last(now);
  const all = Object.entries(state.series);
  if (all.every(([, { asked }]) => (asked.at(-1)?.[1] ?? "") <= last)) return state;
  const series = all.map(([name, { liveFrom, asked }]) => {
    return [name, { liveFrom, asked: cutAfter(asked, last) }] as const;
  });
  return { ...state, series: Object.fromEntries(series) };
}

/**
 * The state of a series of days. An unknown series was added to its source today, so that its
 * older days are backfill.
 */
export function seriesOf({ series }: SourceState, name: string, today: string): SeriesState {
  return series[name] ?? { liveFrom: today, asked: [] };
}

/**
 * The first day of a page's series, or else of its source, that counts as news and not as backfill.
 */
export function liveFromOf(state: SourceState, { series }: Page, today: string): string {
  return series === undefined ? state.liveFrom : seriesOf(state, series, today).liveFrom;
}

/** Whether a page is a day of backfill, which is asked for once. */
export function isBackfill({ series, every }: Page): boolean {
  return series !== undefined && every === undefined;
}

/** A state after a page was polled successfully and wrote so many rows. */
export function afterSuccess(
  state: SourceState,
  source: Source,
  page: Page,
  poll: Poll,
  { rows, isFinished }: { rows: number; isFinished: boolean },
): SourceState {
  const counted = withRowsOf(state, page, rows, poll.checkedAt);
  return isFinished ? withFinished(counted, source, page, poll) : counted;
}

/** A state after a part of a page was taken in. */
export function afterPart(
  state: SourceState,
  page: Page,
  { rows, rejected }: { rows: number; rejected: readonly string[] },
  now: number,
): SourceState {
  const counted = withRowsOf(state, page, rows, now);
  // Other pages have a row for what could not be read.
  if (!isBackfill(page) || rejected[0] === undefined) return counted;
  return { ...counted, rejected: counted.rejected + rejected.length, rejection: rejected[0] };
}

// Only rows of backfill, and of pages that are asked for once a day, count.
function withRowsOf(state: SourceState, page: Page, rows: number, now: number): SourceState {
  const isSlow = isBackfill(page) || (page.every ?? 0) >= DAY;
  return isSlow && rows > 0 ? withRows(state, rows, dayOf(now)) : state;
}

/**
 * A state after a page failed. A failed day counts as asked for: from now on its row makes it due.
 */
export function afterFailure(
  state: SourceState,
  source: Source,
  page: Page,
  now: number,
): SourceState {
  return isBackfill(page) ? withAsked(state, page, source.today(now)) : state;
}

function withRows(state: SourceState, rows: number, day: string): SourceState {
  const before = state.backfill.day === day ? state.backfill.rows : 0;
  return { ...state, backfill: { day, rows: before + rows } };
}

function withFinished(state: SourceState, source: Source, page: Page, poll: Poll): SourceState {
  const { checkedAt: succeededAt, changedAt = 0, rejected, error } = poll;
  const newestChange = Math.max(state.changedAt ?? 0, changedAt);
  return {
    ...withAsked(state, page, source.today(succeededAt)),
    succeededAt,
    ...(newestChange > 0 && { changedAt: newestChange }),
    rejected: state.rejected + rejected,
    ...(rejected > 0 && error !== undefined && { rejection: error }),
  };
}

function withAsked(
  state: SourceState,
  { day, series: name = "" }: Page,
  today: string,
): SourceState {
  const { liveFrom, asked } = seriesOf(state, name, today);
  const series = { ...state.series, [name]: { liveFrom, asked: addDay(asked, day) } };
  return { ...state, series };
}
