import { DAY, startOfDay } from "../../text/time.ts";
import {
  commonDays,
  type Days,
  describeDays,
  readDays,
  serializeDays,
  withoutTime,
} from "./days.ts";
import { type Field, quote, read, type Scope, unreadable } from "./field.ts";

/** The days of the moments to look at, in UTC. */
export interface Entered extends Days {
  type: "entered";
}

const EXAMPLES = "2026-11, 2026-11-20, 2026-11-01.. or 2026-11-01..2026-11-15";

/** The day a paper entered the feed. */
export const entered: Field<Entered> = {
  names: ["entered"],
  types: ["entered"],
  values: "interval",
  help: {
    takes: `a date or a range of dates: ${EXAMPLES}`,
    examples: [["entered:2026-11-01..", "by the date on which they first matched"]],
  },
  read({ text }) {
    const typed = readDays(text);
    if (!typed) {
      return unreadable(`${quote(text)} isn't a date or a range of dates. Use ${EXAMPLES}.`);
    }
    const { isTimed: _isTimed, ...days } = typed;
    return read({ type: "entered", ...days }, withoutTime(typed));
  },
  serialize: (leaf) => `entered:${serializeDays(leaf)}`,
  describe: (leaf) => `matched ${describeDays(leaf)}`,
  match: () => true,
  merge(leaves) {
    const days = commonDays(leaves);
    return days && { type: "entered", ...days };
  },
  scope: scopeOf,
};

function scopeOf({ from, to }: Entered): Scope {
  const [first, last] = [from, to].map((day) => (day ? startOfDay(day) : undefined));
  return {
    name: "entered:",
    ...(first !== undefined && { from: () => first }),
    ...(last !== undefined && { to: last + DAY }),
  };
}
