import type { Poll } from "../store/polls.ts";
import type { SourceState } from "../store/sources.ts";
import { countDays, type DayRange, gapsIn, includesDay, joinRanges } from "../text/ranges.ts";

/** A page of a source, as far as its state is shown. */
export interface StatusPage {
  source: string;
  page: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** The series of days it belongs to. */
  series?: string;
  /** Seconds between two polls; absent if one is enough. */
  every?: number;
  /** The earliest time to ask for it. */
  from?: number;
}

/** The days of a source that are no longer followed. */
export interface StatusDays {
  /** The oldest day that exists, `YYYY-MM-DD`. */
  first: string;
  /** The newest day that is no longer followed and can be asked for. */
  last: (now: number) => string;
  /** The pages of one day, one for each series. */
  pages: (day: string) => readonly StatusPage[];
}

/** How much of a source has been fetched, from the oldest day wanted on. */
export interface Backfill {
  /** Pages that were fetched, and how many there are. */
  done: number;
  pages: number;
  /** Days with pages still to fetch. */
  daysLeft: number;
  /** The oldest day that was fetched. */
  oldest?: string;
}

/**
 * How much of a source has been fetched. Its days are counted by their ranges, so that this takes
 * the same time however many there are.
 * @param live the pages that are followed and can be asked for
 * @param days the days that are no longer followed
 * @param polls the last polls, by page: of the live pages and of those that failed
 * @param from the oldest day wanted, `YYYY-MM-DD`
 */
export function backfillOf(
  live: readonly StatusPage[],
  days: StatusDays | undefined,
  state: SourceState | undefined,
  polls: ReadonlyMap<string, Poll>,
  from: string,
  now: number,
): Backfill {
  const followed = live.filter(({ day }) => day >= from);
  const fetched = followed.filter(({ page }) => polls.get(page)?.succeededAt !== undefined);
  const left = followed.filter((page) => !fetched.includes(page)).map(({ day }) => rangeOf(day));
  const reached = fetched.map(({ day }) => day);
  let pages = followed.length;
  let done = fetched.length;
  const span = days && spanOf(days, from, now);
  for (const { series = "" } of span ? days.pages(span[1]) : []) {
    const asked = state?.series[series]?.asked ?? [];
    const gaps = gapsIn(span!, asked);
    const failed = failedDays(polls, series).filter(
      (day) => includesDay([span!], day) && includesDay(asked, day),
    );
    pages += countDays([span!]);
    done += countDays([span!]) - countDays(gaps) - failed.length;
    left.push(...gaps, ...failed.map(rangeOf));
    const oldest = asked.find(([, last]) => last >= span![0]);
    if (oldest && oldest[0] <= span![1]) reached.push(oldest[0] < span![0] ? span![0] : oldest[0]);
  }
  const [oldest] = reached.toSorted();
  return {
    done,
    pages,
    daysLeft: countDays(joinRanges(left)),
    ...(oldest !== undefined && { oldest }),
  };
}

function spanOf({ first, last }: StatusDays, from: string, now: number): DayRange | undefined {
  const span: DayRange = [from > first ? from : first, last(now)];
  return span[0] <= span[1] ? span : undefined;
}

function failedDays(polls: ReadonlyMap<string, Poll>, name: string): string[] {
  return [...polls.values()]
    .filter(({ failures, series }) => failures > 0 && series === name)
    .map(({ day }) => day);
}

function rangeOf(day: string): DayRange {
  return [day, day];
}
