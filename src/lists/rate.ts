import { PLACES } from "../paper/log.ts";
import { oldestDay } from "../settings.ts";
import { readCounts } from "../store/counts.ts";
import { unlessKvFails } from "../store/kept.ts";
import { countNewest } from "../store/entries.ts";
import { besides } from "../store/matching.ts";
import { firstDay } from "../store/sources.ts";
import { DAY, dayOf, startOfDay } from "../text/time.ts";
import type { Context } from "./context.ts";
import { rangeOf } from "./entries.ts";
import type { SearchQuestion, TopicQuestion } from "./question.ts";
import { wholeQuery } from "./topic.ts";
import { entriesAWeek } from "./weekly.ts";

const MONTH = 28 * DAY;

/**
 * The entries that a list gets a week, over the last 28 days or the days that were fetched so far.
 * Reads 750 rows at most.
 * @returns undefined for what is not the first page of a list in the order of time, and for papers
 *   like others: finding them tells their rate
 */
export async function rateOf(
  context: Context,
  question: SearchQuestion | TopicQuestion,
  now: number,
): Promise<number | undefined> {
  const { params } = question;
  if (params.before !== undefined || params.sort !== "new") return undefined;
  const query = question.kind === "topic" ? wholeQuery(question) : question.typed;
  const { like, ...asked } = rangeOf(params, query, now);
  const range = besides(asked);
  if (like || !range) return undefined;
  const known = await knownFrom(context, now);
  const from = Math.max(now - MONTH, known, (range.from ?? 0) / PLACES);
  const counted = await countNewest(context.db, { ...range, from: from * PLACES });
  const { entries, oldest, cut } = counted;
  return entriesAWeek(entries, now - (cut && oldest !== undefined ? oldest / PLACES : from));
}

// While backfill is under way, the oldest day that it has reached.
async function knownFrom({ db, kv, backfillFrom }: Context, now: number): Promise<number> {
  const [liveFrom = dayOf(now), counts] = await Promise.all([
    firstDay(db),
    unlessKvFails(readCounts(kv)),
  ]);
  const wanted = oldestDay(backfillFrom, liveFrom);
  const fetched = Object.values(counts?.listed ?? {}).flatMap((days) => Object.keys(days));
  const [oldest = wanted] = fetched.toSorted();
  return startOfDay(oldest > wanted ? oldest : wanted) ?? 0;
}
