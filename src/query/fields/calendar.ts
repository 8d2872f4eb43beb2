import { addDays } from "../../text/time.ts";

/** A year, month or day without some of its parts. */
export interface CalendarUnit {
  /** `2026`, `2026-11` or `2026-11-20`. */
  unit: string;
  except: CalendarUnit[];
}

/** The oldest day that ranges reach: arXiv has no older paper. */
export const EARLIEST = "1986-01-01";

/** The most years, months and days that a range may consist of. */
export const MOST_UNITS = 64;

/**
 * The fewest years, months and days that make up a range of days. A month without two days is two
 * exceptions rather than 28 days.
 * @param from first day, at least {@link EARLIEST}: earlier ones are left out
 * @param to last day
 */
export function cover(from: string, to: string): CalendarUnit[] {
  const first = from < EARLIEST ? EARLIEST : from;
  const units: CalendarUnit[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    units.push(...partOf(String(year), first, to));
  }
  return units;
}

/** The number of years, months and days, exceptions included. */
export function sizeOf(units: readonly CalendarUnit[]): number {
  return units.reduce((sum, { except }) => sum + 1 + sizeOf(except), 0);
}

/** The first and the last day of a year, month or day. */
export function boundsOf(unit: string): { first: string; last: string } {
  if (unit.length === 4) return { first: `${unit}-01-01`, last: `${unit}-12-31` };
  if (unit.length === 10) return { first: unit, last: unit };
  const [year, month] = unit.split("-").map(Number);
  const length = new Date(Date.UTC(year!, month, 0)).getUTCDate();
  return { first: `${unit}-01`, last: `${unit}-${length}` };
}

function partOf(unit: string, from: string, to: string): CalendarUnit[] {
  const { first, last } = boundsOf(unit);
  if (to < first || last < from) return [];
  if (from <= first && last <= to) return [{ unit, except: [] }];
  const smaller = smallerUnits(unit);
  const [dayBefore, dayAfter] = [addDays(from, -1), addDays(to, 1)];
  const inside = smaller.flatMap((part) => partOf(part, from, to));
  const outside = smaller.flatMap((part) => [
    ...partOf(part, first, dayBefore),
    ...partOf(part, dayAfter, last),
  ]);
  return sizeOf(inside) <= 1 + sizeOf(outside) ? inside : [{ unit, except: outside }];
}

function smallerUnits(unit: string): string[] {
  const count = unit.length === 4 ? 12 : Number(boundsOf(unit).last.slice(-2));
  return Array.from({ length: count }, (_, n) => `${unit}-${String(n + 1).padStart(2, "0")}`);
}
