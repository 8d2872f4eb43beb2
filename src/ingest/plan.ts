import type { Page, Source } from "../sources/source.ts";
import type { Poll } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import { type DayRange, gapsIn, newestDays } from "../text/ranges.ts";
import { DAY } from "../text/time.ts";
import { seriesOf } from "./progress.ts";

/** The pages of a source that may be due. */
export interface Candidates {
  /** The pages it follows. */
  live: Page[];
  /** Days that were not asked for since they ceased to be live, newest first. */
  backfill: Page[];
}

/**
 * The pages of a source that may be due: those it follows, and the newest days that are missing.
 * @param from the oldest day wanted, `YYYY-MM-DD`
 * @param most how many pages of backfill to return
 */
export function candidatesOf(
  source: Source,
  state: SourceState,
  from: string,
  most: number,
  now: number,
): Candidates {
  const today = source.today(now);
  // A day to come would leave nothing to follow.
  const oldest = from < today ? from : today;
  const live = source.live(now).filter(({ day }) => day >= oldest);
  return { live, backfill: missingPages(source, state, oldest, today, most, now) };
}

function missingPages(
  { backfill }: Source,
  state: SourceState,
  from: string,
  today: string,
  most: number,
  now: number,
): Page[] {
  if (!backfill) return [];
  const span: DayRange = [from > backfill.first ? from : backfill.first, backfill.last(now)];
  if (span[0] > span[1]) return [];
  const missing = new Map<string, Set<string>>();
  for (const { series } of backfill.pages(span[1])) {
    const gaps = gapsIn(span, seriesOf(state, series, today).asked);
    for (const day of newestDays(gaps, most)) {
      missing.set(day, (missing.get(day) ?? new Set()).add(series));
    }
  }
  const newestFirst = [...missing.keys()].toSorted().toReversed();
  const pages = newestFirst.flatMap((day) =>
    backfill.pages(day).filter(({ series }) => missing.get(day)!.has(series)),
  );
  return pages.slice(0, most);
}

/** The parts of a page's last poll that a plan uses. */
export type LastPoll = Pick<Poll, "source" | "page" | "dueAt" | "checkedAt" | "failures">;

/** Pages to poll now, each list with the most urgent first. All of `live` goes before `backfill`. */
export interface Plan {
  live: Page[];
  backfill: Page[];
}

/** A page that failed so often in a row waits until no other backfill is left. */
const KEEPS_FAILING = 4;

/**
 * Plans what to poll now: followed pages in the order of how late they are against their own pace,
 * then backfill, newest first.
 * @param candidates the pages that may be due, those of each source newest first
 * @param polls the last poll of each page that has one
 */
export function schedule(
  candidates: Candidates,
  polls: ReadonlyMap<string, LastPoll>,
  now: number,
): Plan {
  const followed: { page: Page; lateness: number }[] = [];
  const backfill: { page: Page; keepsFailing: boolean }[] = [];
  for (const page of candidates.live) {
    const poll = polls.get(pageKey(page));
    if (!isDue(page, poll, now)) continue;
    const { every = 1 } = page;
    // A page that is followed daily can wait for its first poll.
    if (!poll && every >= DAY) backfill.push({ page, keepsFailing: false });
    else followed.push({ page, lateness: poll ? (now - poll.checkedAt) / every : Infinity });
  }
  for (const page of candidates.backfill) {
    const poll = polls.get(pageKey(page));
    if (!isDue(page, poll, now)) continue;
    backfill.push({ page, keepsFailing: (poll?.failures ?? 0) >= KEEPS_FAILING });
  }
  // Sorting is stable: equally late pages stay newest first.
  followed.sort((a, b) => (a.lateness === b.lateness ? 0 : b.lateness - a.lateness));
  backfill.sort((a, b) => {
    if (a.keepsFailing !== b.keepsFailing) return a.keepsFailing ? 1 : -1;
    return a.page.day === b.page.day ? 0 : a.page.day < b.page.day ? 1 : -1;
  });
  return {
    live: followed.map(({ page }) => page),
    backfill: backfill.map(({ page }) => page),
  };
}

/** Names a page among those of all sources. */
export function pageKey({ source, page }: Pick<Page, "source" | "page">): string {
  return `${source} ${page}`;
}

// A poll of the future was written while the clock was wrong, and says nothing.
function isDue({ from = 0 }: Page, poll: LastPoll | undefined, now: number): boolean {
  return from <= now && (!poll || poll.dueAt <= now || poll.checkedAt > now);
}
