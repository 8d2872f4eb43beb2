import { RUNGS } from "../../paper/ladder.ts";
import type { Query } from "../tree.ts";
import { reading, type Reading, type Unreadable, unreadable, type Value } from "./value.ts";

const COMPARISON = /^(>=|<=|>|<|=|≥|≤|)\s*(\d{1,9})$/;
const RANGE = /^(\d{1,9})\.\.(\d{1,9})?$/;
const HIGHEST = RUNGS.at(-1)!;

/**
 * A number of upvotes. Only the rungs of the ladder are seen, so a threshold goes up to the next
 * one, which the notice says; a range has to begin at a rung and end below another.
 */
export function readUpvotes({ text }: Value): Reading | Unreadable {
  const [, sign, count] = COMPARISON.exec(text) ?? [];
  if (sign !== undefined && count !== undefined) return readComparison(sign, Number(count));
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from === undefined) return expected("a number behind >=, >, < or <=");
  return to === undefined
    ? readComparison(">=", Number(from))
    : readRange(Number(from), Number(to));
}

function readComparison(sign: string, count: number): Reading | Unreadable {
  if (sign === "" || sign === "=") {
    return expected(
      "a threshold, as no single number can be told",
      `>=${rungFrom(count) ?? HIGHEST}`,
    );
  }
  const least = sign === ">" || sign === "<=" || sign === "≤" ? count + 1 : count;
  const rung = rungFrom(least);
  if (rung === undefined) return expected(`at most ${HIGHEST}`, `>=${HIGHEST}`);
  const query: Query = { type: "upvotes", rung };
  const below = sign === "<" || sign === "<=" || sign === "≤";
  const meaning = below ? `fewer than ${rung}` : `at least ${rung}`;
  return reading(
    below ? { type: "not", part: query } : query,
    rung === least
      ? undefined
      : `Upvotes are counted in steps: ${sign}${count} is read as ${meaning}.`,
  );
}

function readRange(from: number, to: number): Reading | Unreadable {
  const above = rungFrom(to + 1);
  const exact = (from === 0 || rungFrom(from) === from) && above === to + 1 && from <= to;
  if (!exact) return expected("a range that begins at a step and ends below one, such as 50..99");
  const below: Query = { type: "not", part: { type: "upvotes", rung: above } };
  if (from === 0) return reading(below);
  return reading({ type: "and", parts: [{ type: "upvotes", rung: from }, below] });
}

function rungFrom(count: number): number | undefined {
  return RUNGS.find((rung) => rung >= count);
}

function expected(what: string, suggestion?: string): Unreadable {
  return unreadable(`${what}; the steps are ${RUNGS.join(", ")}`, suggestion);
}
