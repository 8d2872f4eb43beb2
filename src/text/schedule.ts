import { tzOffset } from "@date-fns/tz/tzOffset";
import { addDays, dayOf } from "./time.ts";

/** How often something comes: every day, Monday to Friday, once a week, on the 1st of the month. */
export const CADENCES = ["daily", "weekdays", "weekly", "monthly"] as const;

/** The days of the week, Monday first (ISO 8601). */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** When something comes, by the clock of a time zone. */
export interface Schedule {
  cadence: (typeof CADENCES)[number];
  /** The day of a weekly one: 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  /** An IANA time zone: `Europe/Berlin`. */
  zone: string;
}

// A month has 31 days at most, and a time zone can skip one.
const LONGEST_WAIT = 33;
const DAY_MS = 86_400_000;

/**
 * The next time of a schedule. A day has one time: an hour that the clocks skip is the hour after
 * it, and of an hour that comes twice the first one counts.
 * @param after seconds UTC; the answer is later
 */
export function nextAt(schedule: Schedule, after: number): number {
  const today = localDay(after, schedule.zone);
  for (let n = -1; n <= LONGEST_WAIT; n++) {
    const at = timeOn(schedule, addDays(today, n));
    if (at !== undefined && at > after) return at;
  }
  throw new Error(`${inWords(schedule)} never comes`);
}

/**
 * The last time of a schedule.
 * @param upTo seconds UTC; the answer is not later
 */
export function lastAt(schedule: Schedule, upTo: number): number {
  const today = localDay(upTo, schedule.zone);
  for (let n = 1; n >= -LONGEST_WAIT; n--) {
    const at = timeOn(schedule, addDays(today, n));
    if (at !== undefined && at <= upTo) return at;
  }
  throw new Error(`${inWords(schedule)} never came`);
}

/** A schedule for people: `on weekdays at 08:00 (Europe/Berlin)`. */
export function inWords({ cadence, weekday, hour, zone }: Schedule): string {
  const days = {
    daily: "every day",
    weekdays: "on weekdays",
    weekly: `every ${WEEKDAYS[weekday - 1]}`,
    monthly: "on the 1st of every month",
  };
  return `${days[cadence]} at ${hourInWords(hour)} (${zone})`;
}

/** An hour as clocks show it: `08:00`. */
export function hourInWords(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** An instant by the clock of a zone: `Friday 27 November 2026, 08:00`. */
export function localTime(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const parts = Object.fromEntries(
    format.formatToParts(at * 1000).map(({ type, value }) => [type, value]),
  );
  const { weekday, day, month, year, hour, minute } = parts;
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`;
}

/**
 * A time zone as the IANA database spells it.
 * @param name in any letter case, or an older name
 * @returns undefined for a zone that does not exist
 */
export function zoneNamed(name: string): string | undefined {
  // Offsets such as +01:00 are zones to Intl, but keep no summer time.
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function timeOn({ cadence, weekday, hour, zone }: Schedule, day: string): number | undefined {
  const nth = new Date(day).getUTCDay() || 7;
  const comes = {
    daily: true,
    weekdays: nth <= 5,
    weekly: nth === weekday,
    monthly: day.endsWith("-01"),
  };
  return comes[cadence] ? instantOf(day, hour, zone) : undefined;
}

// The offsets a day before and a day after are those on both sides of a change of the clocks.
function instantOf(day: string, hour: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const [before, after] = [-DAY_MS, DAY_MS].map((span) => wall - offsetAt(wall + span, zone));
  const shown = [before!, after!].filter((at) => at + offsetAt(at, zone) === wall);
  return (shown.length > 0 ? Math.min(...shown) : before!) / 1000;
}

function localDay(at: number, zone: string): string {
  return dayOf(at + offsetAt(at * 1000, zone) / 1000);
}

function offsetAt(ms: number, zone: string): number {
  return tzOffset(zone, new Date(ms)) * 60_000;
}
