import { RUNGS } from "../../paper/ladder.ts";
import { rungTag } from "../../paper/tags.ts";
import type { Tree } from "../tree.ts";
import { tagged } from "../fts/expression.ts";
import { type Field, quote, read, type Reading, unreadable } from "./field.ts";

/** A minimum of upvotes. */
export interface Upvotes {
  type: "upvotes";
  /** One of the steps that upvotes are counted in. */
  rung: number;
}

const COMPARISON = /^(>=|<=|>|<|=|≥|≤|)\s*(\d{1,9})$/;
const RANGE = /^(\d{1,9})\.\.(\d{1,9})?$/;
const HIGHEST = RUNGS.at(-1)!;
const STEPS = `Upvotes are counted in steps: ${RUNGS.join(", ")}.`;

/**
 * A number of upvotes, counted in steps. A threshold between two steps goes up to the next one,
 * with a notice; a range must start at a step and end just below another.
 */
export const upvotes: Field<Upvotes> = {
  names: ["upvotes"],
  types: ["upvotes"],
  help: {
    takes: `>=, >, < or <= and a number, or a range such as 50..99; the steps are ${RUNGS.join(", ")}`,
    examples: [["upvotes:>=50", "with at least 50 upvotes; also <20 and 50..99"]],
  },
  read({ text }) {
    const [, sign, count] = COMPARISON.exec(text) ?? [];
    if (sign !== undefined && count !== undefined) return readComparison(sign, Number(count));
    const [, from, to] = RANGE.exec(text) ?? [];
    if (from === undefined) {
      return unreadable(`${quote(text)} isn't a number of upvotes. Use a minimum: upvotes:>=50.`);
    }
    return to === undefined
      ? readComparison(">=", Number(from))
      : readRange(Number(from), Number(to));
  },
  compared(sign, value) {
    if (!/^\d{1,9}$/.test(value)) return undefined;
    if (sign !== "=") return `upvotes:${sign}${value}`;
    return `upvotes:>=${rungFrom(Number(value)) ?? HIGHEST}`;
  },
  serialize: ({ rung }) => `upvotes:>=${rung}`,
  describe: ({ rung }) => `at least ${rung} upvotes`,
  describeNot: ({ rung }) => `fewer than ${rung} upvotes`,
  match: ({ rung }, side) => tagged(side, rungTag(rung)),
};

function readComparison(sign: string, count: number): Reading<Upvotes> {
  if (sign === "" || sign === "=") {
    const minimum = `>=${rungFrom(count) ?? HIGHEST}`;
    const hint = `Use a minimum: upvotes:${minimum}.`;
    return unreadable(STEPS, { suggestion: minimum, hint });
  }
  const least = sign === ">" || sign === "<=" || sign === "≤" ? count + 1 : count;
  const rung = rungFrom(least);
  if (rung === undefined) {
    const minimum = `>=${HIGHEST}`;
    return unreadable(STEPS, { suggestion: minimum });
  }
  const isBelow = sign === "<" || sign === "<=" || sign === "≤";
  const minimum: Tree<Upvotes> = { type: "upvotes", rung };
  const tree: Tree<Upvotes> = isBelow ? { type: "not", part: minimum } : minimum;
  if (rung === least) return read(tree);
  const meaning = isBelow ? `fewer than ${rung}` : `at least ${rung}`;
  const notice = `Upvotes are counted in steps, so ${sign}${count} means ${meaning}.`;
  return read(tree, { value: `${isBelow ? "<" : ">="}${rung}`, notice });
}

function readRange(from: number, to: number): Reading<Upvotes> {
  const above = rungFrom(to + 1);
  const isExact = (from === 0 || rungFrom(from) === from) && above === to + 1 && from <= to;
  if (!isExact) {
    const advice = "Start the range at a step and end it just below another, as in 50..99.";
    return unreadable(`${STEPS} ${advice}`);
  }
  const below: Tree<Upvotes> = { type: "not", part: { type: "upvotes", rung: above } };
  if (from === 0) return read(below);
  return read({ type: "and", parts: [{ type: "upvotes", rung: from }, below] });
}

function rungFrom(count: number): number | undefined {
  return RUNGS.find((rung) => rung >= count);
}
