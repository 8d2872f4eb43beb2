import { addDays } from "../text/time.ts";

/** Whether a day is Monday to Friday. */
export function isWeekday(day: string): boolean {
  return ![0, 6].includes(weekdayOf(day));
}

/** Whether a day is a working day in the United States: neither a weekend nor a federal holiday. */
export function isUsWorkingDay(day: string): boolean {
  return isWeekday(day) && !isUsHoliday(day);
}

/**
 * Whether a federal holiday of the United States is observed on a day: one that falls on a Saturday
 * is on the Friday before, one that falls on a Sunday on the Monday after (5 U.S.C. 6103).
 */
export function isUsHoliday(day: string): boolean {
  if (isHoliday(day)) return true;
  const weekday = weekdayOf(day);
  if (weekday === 5) return isHoliday(addDays(day, 1));
  return weekday === 1 && isHoliday(addDays(day, -1));
}

// New Year, Juneteenth, Independence Day, Veterans Day, Christmas.
const FIXED = new Set(["01-01", "06-19", "07-04", "11-11", "12-25"]);
// Martin Luther King, Washington, Labor Day, Columbus, Thanksgiving: month, weekday, which one.
const MOVING = new Set(["01-1-3", "02-1-3", "09-1-1", "10-1-2", "11-4-4"]);

function isHoliday(day: string): boolean {
  const month = day.slice(5, 7);
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  // Memorial Day is the last Monday of May.
  const isMemorialDay =
    month === "05" && weekdayOf(day) === 1 && addDays(day, 7).slice(5, 7) !== "05";
  return (
    FIXED.has(day.slice(5)) || MOVING.has(`${month}-${weekdayOf(day)}-${nth}`) || isMemorialDay
  );
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
