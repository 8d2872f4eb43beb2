import { daysOfMonth, daysOfWeek, startOfDay, weekOf } from "../text/time.ts";
import { ListError } from "./errors.ts";
import type { ListSource } from "./sources.ts";

/** A span of days that has lists of its own. */
export type Unit = "day" | "week" | "month";

/** Some days of a source. */
export interface Days {
  unit: Unit;
  /** `2026-11-20`, `2026-W47` or `2026-11`. */
  name: string;
  /** The first and the last of them, `YYYY-MM-DD`. */
  first: string;
  last: string;
  /** Absent for UTC days, of which all papers are shown that entered then. */
  source?: ListSource;
}

interface Kind {
  /** The part of the path before the name. */
  segment: string;
  /** How the name is written, for people. */
  form: string;
  /** Undefined for a name that does not exist. */
  daysOf: (name: string) => string[] | undefined;
  /** The name of the unit that a day is in. */
  nameOf: (day: string) => string;
}

const KINDS: Record<Unit, Kind> = {
  day: {
    segment: "date",
    form: "YYYY-MM-DD",
    daysOf: (name) => (startOfDay(name) === undefined ? undefined : [name]),
    nameOf: (day) => day,
  },
  week: {
    segment: "week",
    form: "YYYY-Www, as in 2026-W47",
    daysOf: daysOfWeek,
    nameOf: weekOf,
  },
  month: {
    segment: "month",
    form: "YYYY-MM",
    daysOf: daysOfMonth,
    nameOf: (day) => day.slice(0, 7),
  },
};

/**
 * The days of a name.
 * @throws {ListError} when they do not exist
 */
export function daysNamed(unit: Unit, given: string, source?: ListSource): Days {
  const name = given.toUpperCase();
  const { form, daysOf } = KINDS[unit];
  const days = daysOf(name);
  if (!days) {
    const message = `"${given.slice(0, 40)}" isn't a ${unit}. Write it as ${form}.`;
    throw new ListError("missing", message);
  }
  return { unit, name, first: days[0]!, last: days.at(-1)!, ...(source && { source }) };
}

/** The name of the unit that a day is in. */
export function unitOf(unit: Unit, day: string): string {
  return KINDS[unit].nameOf(day);
}

/** The path of some days. */
export function pathOf({ unit, name }: Pick<Days, "unit" | "name">): string {
  return `/papers/${KINDS[unit].segment}/${name}`;
}
