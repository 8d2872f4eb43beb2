import { DAY } from "../text/time.ts";

const MONTH = 28 * DAY;

/**
 * How many entries a list gets a week, from the newest of them: over the last 28 days, or over the
 * time they span where they do not go back so far.
 * @param times when each entered, newest first, in seconds
 * @param more whether there are older ones
 * @returns undefined where nothing can be told: nothing has entered at all
 */
export function entriesAWeek(
  times: readonly number[],
  more: boolean,
  now: number,
): number | undefined {
  const oldest = times.at(-1);
  if (oldest === undefined) return undefined;
  if (!more || oldest <= now - MONTH) {
    return times.filter((at) => at > now - MONTH).length / 4;
  }
  const span = Math.max(now - oldest, DAY);
  return (times.length * 7 * DAY) / span;
}

/** A rate for people: `about 6 papers a week`. */
export function rateInWords(aWeek: number): string {
  if (aWeek === 0) return "Nothing in the last four weeks.";
  if (aWeek < 0.75) return "About one paper a month.";
  const count = aWeek < 20 ? Math.round(aWeek) : Number(aWeek.toPrecision(1));
  return `About ${count} paper${count === 1 ? "" : "s"} a week.`;
}
