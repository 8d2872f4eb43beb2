import { addDays, HOUR, MINUTE, newYork, startOfDay } from "../../text/time.ts";

// Mailings that are put off: https://info.arxiv.org/help/availability.html#holiday
// A mailing is sent in the evening and bears the next day's date, and the table does not say which
// of the two it means.
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

/** Whether feeds are made for a day: announcements come out on the eves of Monday to Friday. */
export function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Whether papers are sure to be announced for a day: no weekend, no holiday. */
export function expectsBatch(day: string): boolean {
  return isWeekday(day) && !DEFERRED.has(day) && !DEFERRED.has(addDays(day, -1));
}

/** Ten past midnight in New York, when the feeds of a day are there, in seconds since 1970. */
export function feedTime(day: string): number {
  const summer = startOfDay(day)! + 4 * HOUR + 10 * MINUTE;
  return newYork(summer).day === day ? summer : summer + HOUR;
}
