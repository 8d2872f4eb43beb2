const LONG = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = format({ day: "numeric", month: "short", year: "numeric" });
const MONTH = format({ month: "long", year: "numeric" });

/** A day, `YYYY-MM-DD`, as a heading: Monday 23 November 2026. */
export function longDay(day: string): string {
  return LONG.format(Date.parse(day)).replace(",", "");
}

/** A day, `YYYY-MM-DD`, in a line: 23 Nov 2026. */
export function shortDay(day: string): string {
  return SHORT.format(Date.parse(day));
}

/** An instant, in seconds, in a line: 23 Nov 2026, 12:00 UTC. */
export function shortTime(at: number): string {
  return `${SHORT.format(at * 1000)}, ${new Date(at * 1000).toISOString().slice(11, 16)} UTC`;
}

/** A month, `YYYY-MM`: November 2026. */
export function longMonth(month: string): string {
  return MONTH.format(Date.parse(`${month}-01`));
}

/** A week, `YYYY-Www`: Week 47 of 2026. */
export function longWeek(week: string): string {
  return `Week ${Number(week.slice(6))} of ${week.slice(0, 4)}`;
}

/** Whether a day, `YYYY-MM-DD`, is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function format(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
}
