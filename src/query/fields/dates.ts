import { addDays, startOfDay } from "../../text/time.ts";
import { boundsOf, cover, MOST_PERIODS, sizeOf } from "./periods.ts";
import { reading, type Reading, type Unreadable, unreadable, type Value } from "./value.ts";

/** Days, both included; an end that is left open is absent. */
interface Days {
  from?: string;
  to?: string;
  /** A time of day was given and does not count. */
  timed?: boolean;
}

// YYYY, YYYY-MM, YYYY-MM-DD, and arXiv's YYYYMMDDHHMM and its beginnings.
const PERIOD =
  /^([1-9]\d{3})(?:-?(\d\d)(?:-?(\d\d)(?:T?([01]\d|2[0-3]):?([0-5]\d)?(?::?[0-5]\d)?Z?)?)?)?$/;
const FIRST_DAY = "1000-01-01";
const RANGE = /^(.*?)\.\.(.*)$/;
const INTERVAL = /^\[\s*(\S*)\s+TO\s+(\S*)\s*\]$/;
const EXPECTED =
  "a date: 2026, 2026-11, 2026-11-20, a range 2026-11-01..2026-11-15 or [20261101 TO 20261115]";

/** The day a paper was published. */
export function readPublished({ text }: Value): Reading | Unreadable {
  const days = daysOf(text);
  if (!days) return unreadable(EXPECTED);
  if (days.from && days.to && sizeOf(cover(days.from, days.to)) > MOST_PERIODS) {
    return unreadable("a shorter range, or one of whole years");
  }
  return publishedIn(days);
}

/** Published on a day or later: `after:2026-11-01` includes that day, as Gmail's does. */
export function readAfter({ text }: Value): Reading | Unreadable {
  const days = periodOf(text);
  return days?.from ? publishedIn({ from: days.from }) : unreadable("a date such as 2026-11-20");
}

/** Published earlier than a day: `before:2026-11-01` leaves that day out, as Gmail's does. */
export function readBefore({ text }: Value): Reading | Unreadable {
  const days = periodOf(text);
  return days?.from && days.from > FIRST_DAY
    ? publishedIn({ to: addDays(days.from, -1) })
    : unreadable("a date such as 2026-11-20");
}

/** The day something entered the feed. */
export function readEntered({ text }: Value): Reading | Unreadable {
  const days = daysOf(text);
  if (!days) return unreadable(EXPECTED);
  const { timed, ...range } = days;
  return reading({ type: "entered", ...range }, timed ? TIME_DROPPED : undefined);
}

const HOURS: Record<string, number> = { h: 1, d: 24, w: 168 };

/** How long ago at most something entered the feed. */
export function readNewer({ text }: Value): Reading | Unreadable {
  const [, count, unit] = /^(\d{1,4})([hdw])$/i.exec(text) ?? [];
  const hours = Number(count) * (HOURS[unit?.toLowerCase() ?? ""] ?? 0);
  return hours > 0
    ? reading({ type: "newer", hours })
    : unreadable("a number of hours, days or weeks: 48h, 7d, 2w");
}

const TIME_DROPPED = "Dates are compared by day: the time of day is left out.";

function publishedIn({ timed, ...days }: Days): Reading {
  return reading({ type: "published", ...days }, timed ? TIME_DROPPED : undefined);
}

function daysOf(text: string): Days | undefined {
  const [, first, last] = INTERVAL.exec(text) ?? RANGE.exec(text) ?? [];
  if (first === undefined || last === undefined) return periodOf(text);
  const from = isOpen(first) ? {} : periodOf(first);
  const to = isOpen(last) ? {} : periodOf(last, true);
  if (!from || !to || (!from.from && !to.to)) return undefined;
  if (from.from && to.to && from.from > to.to) return undefined;
  return {
    ...(from.from && { from: from.from }),
    ...(to.to && { to: to.to }),
    ...((from.timed || to.timed) && { timed: true }),
  };
}

function isOpen(end: string): boolean {
  return end === "" || end === "*";
}

function periodOf(text: string, isEnd = false): Days | undefined {
  const [, year, month, day, hour, minute] = PERIOD.exec(text) ?? [];
  const period = [year, month, day].filter((part) => part !== undefined).join("-");
  if (startOfDay(period.concat("-01-01").slice(0, 10)) === undefined) return undefined;
  const { first, last } = boundsOf(period);
  const whole = isEnd ? "2359" : "0000";
  const timed = hour !== undefined && `${hour}${minute ?? whole.slice(2)}` !== whole;
  return { from: first, to: last, ...(timed && { timed }) };
}
