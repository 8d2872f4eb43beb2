import { addDays, dayOf, daysOfWeek, startOfDay, weekOf } from "../text/time.ts";
import { lazy } from "../text/lazy.ts";

/** How often a digest appears. */
export type Every = "daily" | "weekly";

/** A UTC day, or an ISO week of them. */
export interface Period {
  /** `2026-11-20` or `2026-W47`. */
  name: string;
  /** For people: `20 November 2026` or `week 47 of 2026`. */
  title: string;
  /** Its first second. */
  start: number;
  /** The second after its last. */
  end: number;
}

const DATE = lazy(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }));

/** The last `count` periods that were over at `now`, newest first. */
export function lastPeriods(every: Every, now: number, count: number): Period[] {
  const today = dayOf(now);
  const [days, current] = every === "daily" ? [1, today] : [7, daysOfWeek(weekOf(today))![0]!];
  return Array.from({ length: count }, (_, n) => {
    const first = addDays(current, -days * (n + 1));
    const start = startOfDay(first)!;
    const end = startOfDay(addDays(first, days))!;
    return { ...(every === "daily" ? dayCalled(first, start) : weekCalled(first)), start, end };
  });
}

function dayCalled(day: string, start: number): Pick<Period, "name" | "title"> {
  return { name: day, title: DATE().format(start * 1000) };
}

function weekCalled(monday: string): Pick<Period, "name" | "title"> {
  const name = weekOf(monday);
  return { name, title: `week ${Number(name.slice(6))} of ${name.slice(0, 4)}` };
}
