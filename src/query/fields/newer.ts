import { HOUR } from "../../text/time.ts";
import { type Field, quote, read, unreadable } from "./field.ts";

/** The age of the moments to look at. */
export interface Newer {
  type: "newer";
  /** At most. */
  hours: number;
}

const HOURS: Record<string, number> = { h: 1, d: 24, w: 168 };

/** How long ago at most a paper entered the feed. */
export const newer: Field<Newer> = {
  names: ["newer", "newer_than"],
  types: ["newer"],
  help: {
    takes: "a number of hours, days or weeks: 48h, 7d, 2w",
    examples: [["newer:7d", "new in the last 7 days; also 48h, 2w"]],
  },
  read({ text }) {
    const [, count, unit] = /^(\d{1,4})([hdw])$/i.exec(text) ?? [];
    const hours = Number(count) * (HOURS[unit?.toLowerCase() ?? ""] ?? 0);
    if (hours > 0) return read({ type: "newer", hours });
    return unreadable(`${quote(text)} isn't a number of hours, days or weeks. Use 48h, 7d or 2w.`);
  },
  serialize: ({ hours }) => `newer:${hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`}`,
  describe: ({ hours }) => `new in the last ${describeHours(hours)}`,
  match: () => true,
  scope: ({ hours }) => ({ name: "newer:", from: (now) => now - hours * HOUR, passing: true }),
};

function describeHours(hours: number): string {
  if (hours % 24 !== 0) return hours === 1 ? "hour" : `${hours} hours`;
  return hours === 24 ? "day" : `${hours / 24} days`;
}
