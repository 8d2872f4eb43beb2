import { addDays, HOUR, MINUTE, newYork, startOfDay } from "../../text/time.ts";

// Days without a mailing: https://info.arxiv.org/help/availability.html#holiday
// A mailing is sent in the evening under the next day's date. The table does not say which of the two
// days it lists.
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

/** Whether feeds are made for a day. They come out in the evenings before Monday to Friday. */
export function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Whether papers are sure to be announced for a day: neither a weekend nor a holiday. */
export function expectsBatch(day: string): boolean {
  return isWeekday(day) && !DEFERRED.has(day) && !DEFERRED.has(addDays(day, -1));
}

/** When the feeds of a day are ready: ten past midnight in New York, in seconds since 1970. */
export function feedTime(day: string): number {
  const summer = startOfDay(day)! + 4 * HOUR + 10 * MINUTE;
  return newYork(summer).day === day ? summer : summer + HOUR;
}
