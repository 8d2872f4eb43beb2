import { addDays, inNewYork } from "../../text/time.ts";
import { isUsHoliday, isWeekday } from "../working-days.ts";

// Days without a mailing: https://info.arxiv.org/help/availability.html#holiday
// A mailing is sent in the evening under the next day's date. The table does not say which of the
// two days it lists.
const KNOWN_YEAR = "2026";
const DEFERRED = new Set([
  "2026-01-01",
  "2026-01-19",
  "2026-06-19",
  "2026-07-03",
  "2026-09-07",
  "2026-11-26",
  "2026-12-25",
  "2026-12-29",
  "2026-12-31",
]);

/**
 * Whether papers are sure to be announced for a day: neither a weekend nor a holiday. Of years whose
 * holidays are not known yet, federal holidays and the last week are taken for some.
 */
export function expectsBatch(day: string): boolean {
  return isWeekday(day) && !isDeferred(day) && !isDeferred(addDays(day, -1));
}

function isDeferred(day: string): boolean {
  if (day.startsWith(KNOWN_YEAR)) return DEFERRED.has(day);
  return isUsHoliday(day) || day.slice(5) >= "12-24";
}

/** When the feeds of a day are ready: ten past midnight in New York, in seconds since 1970. */
export function feedTime(day: string): number {
  return inNewYork(day, 10);
}
