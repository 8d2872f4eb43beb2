import { addDays } from "../../text/time.ts";

/** A year, month or day, as `2026`, `2026-11` or `2026-11-20`, without some of its parts. */
export interface Period {
  period: string;
  except: Period[];
}

/** No paper here is older than arXiv's oldest. */
export const EARLIEST = "1986-01-01";

/** How many years, months and days a range may come to. */
export const MOST_PERIODS = 64;

/**
 * The fewest years, months and days that make up a range of days, which is clipped at
 * {@link EARLIEST}: a month but for two days rather than its 28 others.
 * @param from first day
 * @param to last day
 */
export function cover(from: string, to: string): Period[] {
  const first = from < EARLIEST ? EARLIEST : from;
  const periods: Period[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    periods.push(...partOf(String(year), first, to));
  }
  return periods;
}

/** How many years, months and days are named. */
export function sizeOf(periods: readonly Period[]): number {
  return periods.reduce((sum, { except }) => sum + 1 + sizeOf(except), 0);
}

/** The first and the last day of a year, month or day. */
export function boundsOf(period: string): { first: string; last: string } {
  if (period.length === 4) return { first: `${period}-01-01`, last: `${period}-12-31` };
  if (period.length === 10) return { first: period, last: period };
  const [year, month] = period.split("-").map(Number);
  const length = new Date(Date.UTC(year!, month, 0)).getUTCDate();
  return { first: `${period}-01`, last: `${period}-${length}` };
}

function partOf(period: string, from: string, to: string): Period[] {
  const { first, last } = boundsOf(period);
  if (to < first || last < from) return [];
  if (from <= first && last <= to) return [{ period, except: [] }];
  const parts = partsOf(period);
  const [before, behind] = [addDays(from, -1), addDays(to, 1)];
  const inside = parts.flatMap((part) => partOf(part, from, to));
  const outside = parts.flatMap((part) => [
    ...partOf(part, first, before),
    ...partOf(part, behind, last),
  ]);
  return sizeOf(inside) <= 1 + sizeOf(outside) ? inside : [{ period, except: outside }];
}

function partsOf(period: string): string[] {
  const count = period.length === 4 ? 12 : Number(boundsOf(period).last.slice(-2));
  return Array.from({ length: count }, (_, n) => `${period}-${String(n + 1).padStart(2, "0")}`);
}
