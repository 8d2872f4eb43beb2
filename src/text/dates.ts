import { monthNamed } from "./months.ts";
import { dayOf, startOfDay } from "./time.ts";

/** An instant in seconds since 1970, a day, or a month or year. */
export type ReadDate =
  | { at: number }
  /** `YYYY-MM-DD` */
  | { day: string }
  /** `YYYY-MM` or `YYYY` */
  | { period: string };

const MAX_CHARS = 100;
// The most common forms. The runtime reads them ten times as fast.
const USUAL =
  /^(?:(?:[a-z]{3},\s)?\d\d?\s[a-z]{3}\s\d{4}\s|\d{4}-\d\d-\d\dT)(?!00:00:00)\d\d:\d\d:\d\d(?:\s?GMT|Z|\s?[+-]\d\d:?\d\d)$/i;
// Dates in digits only.
const NUMERIC = [
  // ISO 8601, and with slashes or dots; Chinese, Japanese and Korean
  /(?<![\d/])(?<year>\d{4})(?<s>[-/.])\s?(?<month>\d{1,2})\k<s>\s?(?<day>\d{1,2})(?!\d)/,
  /(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?=$|[T\s])/,
  // 20.11.2026; 11/20/2026 and 20/11/2026 if only one reading is possible
  /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/,
  /(?<!\d)(?<month>0?[1-9]|1[012])\/(?<day>1[3-9]|2\d|3[01])\/(?<year>\d{4})(?!\d)/,
  /(?<!\d)(?<day>1[3-9]|2\d|3[01])\/(?<month>0?[1-9]|1[012])\/(?<year>\d{4})(?!\d)/,
];
// RFC 822 and its relatives, asctime, and dates as in texts.
const NAMED = [
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s-]+(?:(?:de|of)\s+|d[’'])?(?<name>\p{L}{3,})\.?,?[\s-]+(?:(?:de|del)\s+)?(?<year>\d{4}|\d\d)(?![\d:])/u,
  /(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u,
  /(?<name>\p{L}{3,})\s+(?<day>\d{1,2})\s+\d{1,2}:.*\s(?<year>\d{4})$/u,
  /(?<year>\d{4})\.?[\s-]+(?<name>\p{L}{3,})\.?[\s-]+(?<day>\d{1,2})(?!\d)/u,
];
const PERIODS = [
  /^(?<year>\d{4})(?:[-/](?<month>\d\d))?$/,
  /^(?<name>\p{L}{3,})\.?(?:\s?[-–/]\s?\p{L}{3,}\.?)?,?\s+(?:(?:de|of)\s+)?(?<year>\d{4})$/u,
  /^(?<year>\d{4})\s(?<name>\p{L}{3,})\.?(?:\s?[-–/]\s?\p{L}{3,}\.?)?$/u,
];
const TIME =
  /(?<![\d+-])(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?(?:\s?(?<half>[ap])\.?m\b\.?)?(?<zone>.*)$/i;
const BASIC_TIME = /^\d{8}T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<zone>.*)$/i;
const OFFSET = /^(?:GMT|UTC?)?\s?(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d\d)?(?!\d)/i;
/** Hours east of Greenwich: RFC 822, section 5.1, and the zones of Europe. */
const ZONES: Record<string, number> = {
  EST: -5,
  EDT: -4,
  ET: -5,
  CST: -6,
  CDT: -5,
  CT: -6,
  MST: -7,
  MDT: -6,
  MT: -7,
  PST: -8,
  PDT: -7,
  PT: -8,
  WEST: 1,
  BST: 1,
  CET: 1,
  MET: 1,
  MEZ: 1,
  CEST: 2,
  MEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
};

/**
 * Reads a date in RFC 822, W3CDTF, ISO 8601 or asctime, or as people write it, with the month in one
 * of the main languages. A time without a known zone is UTC. Midnight, in any zone, means the day:
 * most feeds write it if they have no time.
 * @returns undefined if it is not a date
 */
export function readDate(text: string): ReadDate | undefined {
  const date = text.trim().slice(0, MAX_CHARS);
  if (USUAL.test(date)) {
    const at = Date.parse(date) / 1000;
    if (!Number.isNaN(at)) return { at };
  }
  if (/^\d{10}(?:\d{3})?$/.test(date)) return { at: Number(date.slice(0, 10)) };
  const day = dayIn(date);
  if (day === undefined) return periodIn(date);
  const clock = (BASIC_TIME.exec(date) ?? TIME.exec(date))?.groups;
  return clock ? timed(day, clock) : { day };
}

function dayIn(date: string): string | undefined {
  const [, year, nth] = /^(\d{4})-?(\d{3})$/.exec(date) ?? [];
  if (year) return ordinal(Number(year), Number(nth));
  const patterns = /^\d{4}/.test(date) ? [...NUMERIC, ...NAMED] : [...NAMED, ...NUMERIC];
  for (const pattern of patterns) {
    const { year: years, month, name, day } = pattern.exec(date)?.groups ?? {};
    const number = name === undefined ? month : monthNamed(name);
    if (years === undefined || number === undefined) continue;
    const known = `${fullYear(years)}-${pad(number)}-${pad(day!)}`;
    if (startOfDay(known) !== undefined) return known;
  }
  return undefined;
}

// ISO 8601: the nth day of a year.
function ordinal(year: number, nth: number): string | undefined {
  const day = dayOf(Date.UTC(year, 0, nth) / 1000);
  return nth > 0 && day.startsWith(`${year}-`) ? day : undefined;
}

function periodIn(date: string): ReadDate | undefined {
  for (const pattern of PERIODS) {
    const { year, month, name } = pattern.exec(date)?.groups ?? {};
    if (year === undefined) continue;
    const number = name === undefined ? month : monthNamed(name);
    if (number === undefined && name === undefined) return { period: year };
    const period = `${year}-${pad(number ?? "")}`;
    if (startOfDay(`${period}-01`) !== undefined) return { period };
  }
  return undefined;
}

function timed(day: string, clock: Record<string, string | undefined>): ReadDate | undefined {
  const { half, zone = "" } = clock;
  const [minute, second] = [Number(clock["minute"]), Number(clock["second"] ?? 0)];
  let hour = Number(clock["hour"]);
  if (half) hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  if (seconds === 0) return { day };
  return { at: startOfDay(day)! + seconds - offsetOf(zone.trim()) };
}

function offsetOf(zone: string): number {
  const { sign, hours, minutes } = OFFSET.exec(zone)?.groups ?? {};
  if (sign) return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes ?? 0) * 60);
  const [name = ""] = /^[a-z]+/i.exec(zone) ?? [];
  return (ZONES[name.toUpperCase()] ?? 0) * 3600;
}

// RFC 2822 §4.3, as far as feeds can go back.
function fullYear(year: string): string {
  return year.length === 4 ? year : `${year >= "70" ? "19" : "20"}${year}`;
}

function pad(number: string | number): string {
  return String(number).padStart(2, "0");
}
