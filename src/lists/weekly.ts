import { DAY } from "../text/time.ts";

const WEEK = 7 * DAY;

/**
 * Entries as a rate a week.
 * @param span the seconds in which they entered; a day is the shortest that tells a rate
 */
export function entriesAWeek(entries: number, span: number): number {
  return (entries * WEEK) / Math.max(span, DAY);
}

/** A rate for people: `About 6 papers a week.` */
export function rateInWords(aWeek: number): string {
  if (aWeek === 0) return "No new matches in four weeks.";
  if (aWeek < 0.75) return `About ${papers(Math.max(1, Math.round(aWeek * 4)))} a month.`;
  return `About ${papers(aWeek < 20 ? Math.round(aWeek) : Number(aWeek.toPrecision(1)))} a week.`;
}

function papers(count: number): string {
  return count === 1 ? "one paper" : `${count.toLocaleString("en")} papers`;
}
