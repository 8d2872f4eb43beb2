import { startOfDay } from "../../text/time.ts";
import { boundsOf, cover, MOST_UNITS, sizeOf } from "./calendar.ts";

/** A range of days, both included, `YYYY-MM-DD`; an open end is absent. */
export interface Days {
  from?: string;
  to?: string;
}

/** Days as they were typed. */
export interface TypedDays extends Days {
  /** A time of day was given, which does not count. */
  isTimed?: boolean;
}

// YYYY, YYYY-MM, YYYY-MM-DD, and the beginnings of arXiv's YYYYMMDDHHMM.
const UNIT =
  /^([1-9]\d{3})(?:-?(\d\d)(?:-?(\d\d)(?:T?([01]\d|2[0-3]):?([0-5]\d)?(?::?[0-5]\d)?Z?)?)?)?$/;
const RANGE = /^(.*?)\.\.(.*)$/;
const INTERVAL = /^\[\s*(\S*)\s+TO\s+(\S*)\s*\]$/;

/** Reads a year, month or day, or a range of them: `2026-11..` or `[20261101 TO 20261115]`. */
export function readDays(text: string): TypedDays | undefined {
  const [, first, last] = INTERVAL.exec(text) ?? RANGE.exec(text) ?? [];
  if (first === undefined || last === undefined) return readUnit(text);
  const from: TypedDays | undefined = isOpen(first) ? {} : readUnit(first);
  const to: TypedDays | undefined = isOpen(last) ? {} : readUnit(last, true);
  if (!from || !to || (!from.from && !to.to)) return undefined;
  if (from.from && to.to && from.from > to.to) return undefined;
  return {
    ...(from.from && { from: from.from }),
    ...(to.to && { to: to.to }),
    ...((from.isTimed || to.isTimed) && { isTimed: true }),
  };
}

/**
 * Reads a year, month or day.
 * @param isEnd whether it ends a range: 23:59 is then the whole day, where 00:00 is otherwise
 */
export function readUnit(text: string, isEnd = false): (Required<Days> & TypedDays) | undefined {
  const [, year, month, day, hour, minute] = UNIT.exec(text) ?? [];
  const unit = [year, month, day].filter((part) => part !== undefined).join("-");
  if (startOfDay(unit.concat("-01-01").slice(0, 10)) === undefined) return undefined;
  const { first, last } = boundsOf(unit);
  const wholeDay = isEnd ? "2359" : "0000";
  const isTimed = hour !== undefined && `${hour}${minute ?? wholeDay.slice(2)}` !== wholeDay;
  return { from: first, to: last, ...(isTimed && { isTimed }) };
}

/** Days as they are typed: the year or month they make up, a day, or a range. */
export function serializeDays(days: Days): string {
  return unitOf(days) ?? `${days.from ?? ""}..${days.to ?? ""}`;
}

/** How days with a time of day were read; undefined for those without. */
export function withoutTime({ isTimed = false, ...days }: TypedDays) {
  const notice = "Dates are compared by day, so the time of day was ignored.";
  return isTimed ? { value: serializeDays(days), notice } : undefined;
}

/** Days in the words of a title. */
export function describeDays(days: Days): string {
  const unit = unitOf(days);
  if (unit !== undefined) return unit;
  const { from, to } = days;
  if (from && to) return `${from} to ${to}`;
  return from ? `since ${from}` : `until ${to}`;
}

/**
 * The days that several ranges have in common.
 * @returns undefined if there are none, or too many years, months and days for one range
 */
export function commonDays(ranges: readonly Days[]): Days | undefined {
  const from = ranges
    .flatMap((range) => range.from ?? [])
    .toSorted()
    .at(-1);
  const to = ranges.flatMap((range) => range.to ?? []).toSorted()[0];
  if (from && to && (from > to || isTooFine({ from, to }))) return undefined;
  return { ...(from && { from }), ...(to && { to }) };
}

/** Whether a range consists of too many years, months and days. */
export function isTooFine({ from, to }: Days): boolean {
  return from !== undefined && to !== undefined && sizeOf(cover(from, to)) > MOST_UNITS;
}

function isOpen(end: string): boolean {
  return end === "" || end === "*";
}

function unitOf({ from, to }: Days): string | undefined {
  if (!from || !to) return undefined;
  return [4, 7, 10]
    .map((length) => from.slice(0, length))
    .find((unit) => {
      const { first, last } = boundsOf(unit);
      return first === from && last === to;
    });
}
