import { REVISED } from "../../paper/tags.ts";
import { DAY, HOUR, startOfDay } from "../../text/time.ts";
import { normal } from "../canonical.ts";
import { and, type Expression, IS_KNOWN, matchText, not, or } from "./expression.ts";
import { expressionOf, type Side, tagged } from "./match.ts";
import { isScope, type Query, type Scope } from "../tree.ts";

/** A question as the index is asked it. */
export interface Compiled {
  /** The text of an FTS5 MATCH. */
  match: string;
  /** The first `seq` to look at. */
  from?: number;
  /** The first `seq` to look at no more. */
  to?: number;
  /** Whether moments that added a version are among what is asked for. */
  revisions?: true;
  /** Whether entries leave it as time goes by. */
  passing?: true;
}

// A moment's seq is the second it was in, times this, plus what orders it within the second.
const SEQ_A_SECOND = 2 ** 20;

/**
 * Compiles a question F to the moments at which a paper comes to satisfy it:
 * `F(after) NOT (F(before) AND known)`, F(after) asking what is true from a moment on, F(before)
 * what was true until then, and `known` being so of all moments of a paper but its first.
 * With `is:revised` it is the moments that added a version while F holds.
 * @param tree undefined asks for everything
 * @param now seconds since 1970
 * @param revisions whether moments that added a version are asked for besides
 */
export function compile(tree: Query | undefined, now: number, revisions = false): Compiled {
  const { scopes, conditions } = partsOf(tree);
  const revised = and(tagged("after", REVISED), holding(conditions, "after", now));
  const nothingElse = scopes.some(({ type }) => type === "revised");
  const match = nothingElse ? revised : or(entering(conditions, now), revisions && revised);
  return {
    match: matchText(match),
    ...rangeOf(scopes, now),
    ...((nothingElse || revisions) && { revisions: true }),
    ...(scopes.some(({ type }) => type === "newer") && { passing: true }),
  };
}

/**
 * Compiles a question to the moments at which it holds, whether or not it did before; what it says
 * of moments rather than papers is left out.
 * @param tree undefined asks for everything
 */
export function compileHolding(tree: Query | undefined, now: number): string {
  return matchText(holding(partsOf(tree).conditions, "after", now));
}

function partsOf(tree: Query | undefined): { scopes: Scope[]; conditions: Query[] } {
  const parts = tree ? operands(normal(tree)) : [];
  return { scopes: parts.filter(isScope), conditions: parts.filter((part) => !isScope(part)) };
}

function operands(query: Query): Query[] {
  return query.type === "and" ? query.parts : [query];
}

// The text of a paper is the same on both sides: `text AND F(after) NOT (text AND F(before) …)`
// needs it only once.
function entering(conditions: Query[], now: number): Expression {
  const text = conditions.filter(isText);
  const facts = conditions.filter((condition) => !isText(condition));
  const before = holding(facts, "before", now);
  const held = facts.every((fact) => canBe(fact, true)) ? and(IS_KNOWN, before) : before;
  return and(holding(text, "after", now), holding(facts, "after", now), not(held));
}

function holding(conditions: Query[], side: Side, now: number): Expression {
  return and(...conditions.map((condition) => expressionOf(condition, side, now)));
}

function isText(query: Query): boolean {
  if (query.type === "and" || query.type === "or") return query.parts.every(isText);
  return query.type === "not" ? isText(query.part) : query.type === "term";
}

// Whether a condition can be true, or false, of a paper that has no tag, whatever its text.
function canBe(query: Query, wanted: boolean): boolean {
  switch (query.type) {
    case "not":
      return canBe(query.part, !wanted);
    case "and":
    case "or": {
      const all = (query.type === "and") === wanted;
      return query.parts[all ? "every" : "some"]((part) => canBe(part, wanted));
    }
    case "term":
      return true;
    default:
      return !wanted;
  }
}

function rangeOf(scopes: Scope[], now: number): { from?: number; to?: number } {
  const from = scopes.flatMap((scope) => startOf(scope, now) ?? []);
  const to = scopes.flatMap((scope) => endOf(scope) ?? []);
  return {
    ...(from.length > 0 && { from: Math.max(...from) * SEQ_A_SECOND }),
    ...(to.length > 0 && { to: Math.min(...to) * SEQ_A_SECOND }),
  };
}

function startOf(scope: Scope, now: number): number | undefined {
  if (scope.type === "newer") return now - scope.hours * HOUR;
  return scope.type === "entered" && scope.from ? startOfDay(scope.from) : undefined;
}

function endOf(scope: Scope): number | undefined {
  const start = scope.type === "entered" && scope.to ? startOfDay(scope.to) : undefined;
  return start === undefined ? undefined : start + DAY;
}
