import { DAY } from "../text/time.ts";

// FTS5 looks for the end of a range only where a row matches, so a MATCH without matches goes on to
// the end of the log. Asked for the spans of a range as well, it ends with them.

// Days, each a multiple of the ones before it.
const LENGTHS = [256, 16, 1];

/** The tags of the spans of days that an instant lies in. */
export function spansOf(at: number): string[] {
  const day = Math.floor(at / DAY);
  return LENGTHS.map((length) => tagOf(length, day));
}

/**
 * The tags of the fewest spans that cover the days from one instant to another, both included: about
 * forty for a year. At least the first day's.
 */
export function spansBetween(first: number, last: number): string[] {
  const tags: string[] = [];
  let day = Math.max(0, Math.floor(first / DAY));
  const end = Math.max(day, Math.floor(last / DAY)) + 1;
  while (day < end) {
    const length = LENGTHS.find((days) => day % days === 0 && day + days <= end)!;
    tags.push(tagOf(length, day));
    day += length;
  }
  return tags;
}

function tagOf(length: number, day: number): string {
  return `span${length}x${Math.floor(day / length)}`;
}
