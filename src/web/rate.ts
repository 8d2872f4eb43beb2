import { DAY } from "../text/time.ts";

const MONTH = 28 * DAY;

/**
 * How many entries a list gets a week, from the newest of them: over the last 28 days, or over the
 * time they span or papers have been followed for, where that is shorter.
 * @param times when each entered, newest first, in seconds
 * @param more whether there are older ones
 * @param followed since when papers are known of at all, in seconds
 * @returns undefined where nothing can be told: nothing has entered at all
 */
export function entriesAWeek(
  times: readonly number[],
  more: boolean,
  now: number,
  followed = 0,
): number | undefined {
  const oldest = times.at(-1);
  if (oldest === undefined) return undefined;
  const month = Math.max(now - MONTH, followed);
  const from = more ? Math.max(oldest, month) : month;
  const recent = times.filter((at) => at >= from).length;
  return (recent * 7 * DAY) / Math.max(now - from, DAY);
}

/** A rate for people: `about 6 papers a week`. */
export function rateInWords(aWeek: number): string {
  if (aWeek === 0) return "Nothing in the last four weeks.";
  if (aWeek < 0.75) return "About one paper a month.";
  const count = aWeek < 20 ? Math.round(aWeek) : Number(aWeek.toPrecision(1));
  return `About ${count} paper${count === 1 ? "" : "s"} a week.`;
}
