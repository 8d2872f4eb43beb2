import { PLACES } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import { countNewest } from "../store/entries.ts";
import { DAY, dayOf, startOfDay } from "../text/time.ts";
import type { Context } from "./context.ts";
import { rangeOf } from "./entries.ts";
import type { FrontQuestion, SearchQuestion, TopicQuestion } from "./question.ts";
import { wholeQuery } from "./topic.ts";

/** A UTC day on which papers entered a list. */
export interface EnteredDay {
  /** `YYYY-MM-DD`. */
  day: string;
  /** Those on the page, newest first. */
  entries: PaperMoment[];
  /** How many entered in all. */
  count: number;
  /** Whether there may be more than were counted. */
  isCut: boolean;
}

type ByDays = SearchQuestion | TopicQuestion | FrontQuestion;

/**
 * The entries of a page by the days they entered on, newest first. A day that goes on before or
 * after the page is counted in the index: at most two, each in 750 rows at most.
 * @param page entries in the order of time, and whether older ones follow
 * @returns undefined for a list in another order
 */
export async function enteredDays(
  { db }: Pick<Context, "db">,
  question: ByDays,
  page: { entries: readonly PaperMoment[]; olderThan?: number },
  now: number,
): Promise<EnteredDay[] | undefined> {
  const { before, ...params } = question.params;
  if (params.sort !== "new") return undefined;
  const groups = [...Map.groupBy(page.entries, ({ at }) => dayOf(at))];
  const {
    from = 0,
    to = Number.MAX_SAFE_INTEGER,
    like,
    ...range
  } = rangeOf(params, queryOf(question), now);
  return Promise.all(
    groups.map(async ([day, entries], n) => {
      const isFirst = n === 0 && before !== undefined;
      const isLast = n === groups.length - 1 && page.olderThan !== undefined;
      if (!isFirst && !isLast) return { day, entries, count: entries.length, isCut: false };
      // The index does not tell which papers are like others.
      if (like) return { day, entries, count: entries.length, isCut: true };
      const start = startOfDay(day)!;
      const counted = await countNewest(db, {
        ...range,
        from: Math.max(from, start * PLACES),
        to: Math.min(to, (start + DAY) * PLACES),
      });
      // An entry shown is counted, whatever was deleted meanwhile.
      return { day, entries, count: Math.max(counted.entries, entries.length), isCut: counted.cut };
    }),
  );
}

function queryOf(question: ByDays) {
  if (question.kind === "topic") return wholeQuery(question);
  return question.kind === "search" ? question.typed : undefined;
}
