import { addDays, DAY } from "./time.ts";

/** The days from the first to the last, both included, each as `YYYY-MM-DD`. */
export type DayRange = readonly [first: string, last: string];

/**
 * Sorts ranges, oldest first, and joins those that overlap or touch. The other functions of this
 * file take and return ranges in that form.
 */
export function joinRanges(ranges: readonly DayRange[]): DayRange[] {
  const joined: DayRange[] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const newest = joined.at(-1);
    if (!newest || first > addDays(newest[1], 1)) joined.push([first, last]);
    else if (last > newest[1]) joined[joined.length - 1] = [newest[0], last];
  }
  return joined;
}

/** Adds a day to ranges. */
export function addDay(ranges: readonly DayRange[], day: string): DayRange[] {
  return joinRanges([...ranges, [day, day]]);
}

/** Whether a day is in one of the ranges. */
export function includesDay(ranges: readonly DayRange[], day: string): boolean {
  return ranges.some(([first, last]) => first <= day && day <= last);
}

/** The days of a span that are in none of the ranges. */
export function gapsIn([first, last]: DayRange, ranges: readonly DayRange[]): DayRange[] {
  const gaps: DayRange[] = [];
  let next = first;
  for (const range of ranges) {
    if (range[0] > last) break;
    if (range[0] > next) gaps.push([next, addDays(range[0], -1)]);
    if (range[1] >= next) next = addDays(range[1], 1);
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

/** The ranges without the days after `last`. */
export function cutAfter(ranges: readonly DayRange[], last: string): DayRange[] {
  return ranges.flatMap(([from, to]): DayRange[] =>
    from > last ? [] : [[from, to > last ? last : to]],
  );
}

/** How many days the ranges hold. */
export function countDays(ranges: readonly DayRange[]): number {
  return ranges.reduce((sum, [first, last]) => sum + 1 + (at(last) - at(first)) / DAY, 0);
}

/** The newest days of the ranges, newest first, at most `most` of them. */
export function newestDays(ranges: readonly DayRange[], most: number): string[] {
  const days: string[] = [];
  for (const [first, last] of ranges.toReversed()) {
    for (let day = last; day >= first && days.length < most; day = addDays(day, -1)) days.push(day);
  }
  return days;
}

function at(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}
