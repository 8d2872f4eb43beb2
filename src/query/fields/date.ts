import { publishedTag } from "../../paper/tags.ts";
import { addDays, dayOf } from "../../text/time.ts";
import { and, type Expression, not, or, type Side, tagged } from "../fts/expression.ts";
import { type CalendarUnit, cover, EARLIEST } from "./calendar.ts";
import {
  commonDays,
  type Days,
  describeDays,
  isTooFine,
  readDays,
  readUnit,
  serializeDays,
  type TypedDays,
  withoutTime,
} from "./days.ts";
import { type Field, quote, read, type Reading, unreadable, type Value } from "./field.ts";

/** The days on which a paper was published. */
export interface Published extends Days {
  type: "published";
}

const FIRST_DAY = "1000-01-01";
const EXAMPLES = "2026, 2026-11, 2026-11-20, 2026-11-01..2026-11-15 or [20261101 TO 20261115]";

/** The day a paper was published. */
export const date: Field<Published> = {
  // arXiv's lastUpdatedDate is an alias of its submittedDate, which is that of version 1.
  names: ["date", "after", "before", "submitted", "submittedDate", "lastUpdatedDate"],
  types: ["published"],
  values: "interval",
  help: {
    takes: `a date or a range of dates: ${EXAMPLES}`,
    examples: [
      ["date:2026-11", "by publication date: a year, a month, a day or a range"],
      ["date:2026-11-01..2026-11-15", "published in a range of days, both included"],
      ["after:2026-11-01", "published on that day or later"],
      ["before:2026-11-01", "published earlier than that day"],
    ],
  },
  read(value, name) {
    if (name === "after") return readAfter(value);
    return name === "before" ? readBefore(value) : readDate(value);
  },
  compared(sign, value) {
    const unit = readUnit(value);
    if (!unit || sign === "=") return undefined;
    if (sign === "<") return `before:${unit.from}`;
    return sign === "<=" ? `date:..${unit.to}` : `after:${afterUnit(sign, unit)}`;
  },
  serialize: (leaf) => `date:${serializeDays(leaf)}`,
  describe: (leaf) => `published ${describeDays(leaf)}`,
  match({ from = EARLIEST, to }, side, now) {
    return oneOf(cover(from, earlier(to, endOfNextYear(now))), side);
  },
  merge(leaves) {
    const days = commonDays(leaves);
    return days && { type: "published", ...days };
  },
};

function readDate({ text }: Value): Reading<Published> {
  const days = readDays(text);
  if (!days) return unreadable(`${quote(text)} isn't a date or a range of dates. Use ${EXAMPLES}.`);
  if (!isTooFine(days)) return published(days);
  return unreadable("This range of dates is too fine. Use a shorter one, or one of whole years.", {
    expected: "a shorter range, or one of whole years",
  });
}

// As in Gmail's search, after: includes the day and before: leaves it out.
function readAfter({ text }: Value): Reading<Published> {
  const unit = readUnit(text);
  return unit ? published({ from: unit.from }) : notADay(text);
}

function readBefore({ text }: Value): Reading<Published> {
  const unit = readUnit(text);
  if (!unit || unit.from <= FIRST_DAY) return notADay(text);
  return published({ to: addDays(unit.from, -1) });
}

function afterUnit(sign: string, { from, to }: { from: string; to: string }): string {
  return sign === ">" ? addDays(to, 1) : from;
}

function notADay(text: string): Reading<Published> {
  return unreadable(`${quote(text)} isn't a date. Use one such as 2026-11-20.`, {
    expected: "a date such as 2026-11-20",
  });
}

function published(typed: TypedDays): Reading<Published> {
  const { isTimed: _isTimed, ...days } = typed;
  return read({ type: "published", ...days }, withoutTime(typed));
}

function oneOf(units: readonly CalendarUnit[], side: Side): Expression {
  return or(
    ...units.map(({ unit, except }) =>
      and(tagged(side, publishedTag(unit)), not(oneOf(except, side))),
    ),
  );
}

// A date set by hand may lie in the future, but not beyond the next year.
function endOfNextYear(now: number): string {
  return `${Number(dayOf(now).slice(0, 4)) + 1}-12-31`;
}

function earlier(day: string | undefined, other: string): string {
  return day !== undefined && day < other ? day : other;
}
