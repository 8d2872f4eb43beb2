import { lazy } from "./lazy.ts";

// Instants are whole seconds since 1970 UTC; days are `YYYY-MM-DD` strings.

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Noon, in minutes since midnight. */
export const NOON = 12 * 60;

/**
 * An instant as RFC 3339, in UTC: `2026-11-20T12:00:00Z`, or `2026-11-20T12:00:00.987Z` if it has a
 * fraction of a second.
 */
export function rfc3339(at: number): string {
  return new Date(Math.round(at * 1000)).toISOString().replace(".000Z", "Z");
}

/** An instant as RSS and HTTP write it: `Fri, 20 Nov 2026 12:00:00 GMT` (RFC 9110 IMF-fixdate). */
export function httpDate(at: number): string {
  return new Date(at * 1000).toUTCString();
}

/** A span of seconds in words: `40 minutes`, `3 hours`, `2 days`. */
export function duration(seconds: number): string {
  const units = [
    ["day", DAY],
    ["hour", HOUR],
    ["minute", MINUTE],
  ] as const;
  const [name, size] = units.find(([, length]) => seconds >= 2 * length) ?? ["minute", MINUTE];
  const count = Math.round(seconds / size);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

/** The UTC day an instant falls on. */
export function dayOf(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 10);
}

/**
 * The instant a UTC day starts.
 * @returns undefined unless the text is an existing day written `YYYY-MM-DD`
 */
export function startOfDay(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`) / 1000;
  return Number.isNaN(at) || dayOf(at) !== day ? undefined : at;
}

/** The day `count` days after `day` (before, when negative). `day` must exist. */
export function addDays(day: string, count: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) / 1000 + count * DAY);
}

/**
 * The days of an ISO 8601 week, Monday first.
 * @returns undefined unless the text is an existing week written `YYYY-Www`
 */
export function daysOfWeek(week: string): string[] | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return undefined;
  // ISO 8601: week 1 is the one with 4 January in it.
  const monday = mondayOf(`${year}-01-04`);
  const first = addDays(monday, (Number(number) - 1) * 7);
  return weekOf(first) === week ? span(first, 7) : undefined;
}

/** The ISO 8601 week a day is in, as `2026-W47`. */
export function weekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const nth = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (DAY * 1000);
  return `${year}-W${String(Math.floor(nth / 7) + 1).padStart(2, "0")}`;
}

/**
 * The days of a month.
 * @returns undefined unless the text is an existing month written `YYYY-MM`
 */
export function daysOfMonth(month: string): string[] | undefined {
  const first = `${month}-01`;
  if (startOfDay(first) === undefined) return undefined;
  const next = addDays(first, 31).slice(0, 7);
  return span(first, (Date.parse(`${next}-01`) - Date.parse(first)) / (DAY * 1000));
}

const NEW_YORK = lazy(
  () =>
    new Intl.DateTimeFormat("en-US", {
      timeZone: "America/New_York",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    }),
);

/** New York's day at an instant, and the minutes since its midnight. */
export function newYork(at: number): { day: string; minutes: number } {
  const parts: Record<string, string> = {};
  for (const { type, value } of NEW_YORK().formatToParts(at * 1000)) parts[type] = value;
  return {
    day: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    minutes: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

/**
 * The instant at which a clock in New York shows a time.
 * @param minutes since midnight, at an hour that every day has once: not from one to three
 */
export function inNewYork(day: string, minutes: number): number {
  const summer = Date.parse(`${day}T00:00:00Z`) / 1000 + 4 * HOUR + minutes * MINUTE;
  const shown = newYork(summer);
  return shown.day === day && shown.minutes === minutes ? summer : summer + HOUR;
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function span(first: string, days: number): string[] {
  return Array.from({ length: days }, (_, n) => addDays(first, n));
}

/** The month an instant falls on, in UTC, counted from January 1970. */
export function monthOf(at: number): number {
  const date = new Date(at * 1000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The instant a month starts that is counted from January 1970. */
export function startOfMonth(month: number): number {
  return Date.UTC(1970, month) / 1000;
}
