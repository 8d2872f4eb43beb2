import { addDays } from "../text/time.ts";
import type { Page, Source } from "./source.ts";

/** A source with a page for each day. */
interface Daily {
  source: string;
  /** The oldest day that exists, `YYYY-MM-DD`. */
  first: string;
  /** The source's own day at an instant. */
  today: (now: number) => string;
  /** Seconds between two polls of a day, by its age in days; older days are fetched once. */
  paces: readonly number[];
}

const SERIES = "days";

/** The pages of a source that has one for each day, named by it. */
export function daily(lists: Daily): Required<Pick<Source, "today" | "live" | "backfill">> {
  const { source, first, today, paces } = lists;
  const pageOf = (day: string) => ({ source, page: day, day, series: SERIES });
  return {
    today,
    live(now): Page[] {
      const newest = today(now);
      return paces.map((every, age) => ({ ...pageOf(addDays(newest, -age)), every }));
    },
    backfill: {
      first,
      last: (now) => addDays(today(now), -paces.length),
      pages: (day) => [pageOf(day)],
    },
  };
}
