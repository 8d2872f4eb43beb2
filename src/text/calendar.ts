import { daysOfWeek } from "./time.ts";
import { lazy } from "./lazy.ts";

const LONG = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = format({ day: "numeric", month: "short", year: "numeric" });
const BRIEF = format({ day: "numeric", month: "short" });
const LONG_RANGE = format({ day: "numeric", month: "long", year: "numeric" });
const MONTH = format({ month: "long", year: "numeric" });

/** A day, `YYYY-MM-DD`, as a heading: Monday 23 November 2026. */
export function longDay(day: string): string {
  return LONG().format(Date.parse(day)).replace(",", "");
}

/** A day, `YYYY-MM-DD`, in a line: 23 Nov 2026. */
export function shortDay(day: string): string {
  return SHORT().format(Date.parse(day));
}

/** An instant, in seconds, in a line: 23 Nov 2026, 12:00 UTC. */
export function shortTime(at: number): string {
  return `${SHORT().format(at * 1000)}, ${new Date(at * 1000).toISOString().slice(11, 16)} UTC`;
}

/** A month, `YYYY-MM`: November 2026. */
export function longMonth(month: string): string {
  return MONTH().format(Date.parse(`${month}-01`));
}

/** A day, `YYYY-MM-DD`, in a line, without its year where that is known: 23 Nov. */
export function dayIn(year: string, day: string): string {
  return day.startsWith(year) ? BRIEF().format(Date.parse(day)) : shortDay(day);
}

/** A week, `YYYY-Www`: 16–22 November 2026, or 28 December 2026 – 3 January 2027. */
export function longWeek(week: string): string {
  const [first, last] = endsOf(week);
  return joined(LONG_RANGE().formatRange(first, last));
}

/** A week, `YYYY-Www`, in a line: 16–22 Nov 2026. */
export function shortWeek(week: string): string {
  const [first, last] = endsOf(week);
  return joined(SHORT().formatRange(first, last));
}

/** Whether a day, `YYYY-MM-DD`, is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

// Monday and Sunday.
function endsOf(week: string): [number, number] {
  const days = daysOfWeek(week)!;
  return [Date.parse(days[0]!), Date.parse(days.at(-1)!)];
}

// Days of one month are joined as numbers are: 16–22. ICU sets spaces of many widths around a dash.
function joined(range: string): string {
  const spaced = range.replaceAll(/\s/g, " ");
  return spaced.replace(/^(\d+) – (\d+ [^ ]+ \d+)$/, "$1–$2");
}

function format(parts: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return lazy(() => new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }));
}
