import { PLACES } from "../../paper/log.ts";
import { REVISED } from "../../paper/tags.ts";
import { conditionsOf, normal } from "../canonical.ts";
import { fieldOf, isLeaf, type Leaf, type Query, scopeOf } from "../fields/index.ts";
import type { Scope } from "../fields/field.ts";
import type { Likeness } from "../../paper/closeness.ts";
import { type Asked, askedFor } from "./asked.ts";
import { type Cost, costOf } from "./cost.ts";
import {
  and,
  binary,
  type Expression,
  IS_KNOWN,
  not,
  or,
  type Side,
  tagged,
} from "./expression.ts";

/** A query as the index is asked. */
export interface Compiled extends Asked {
  /** The first `seq` to look at. */
  from?: number;
  /** The `seq` after the last one to look at. */
  to?: number;
  /** Set if moments that added a version are asked for. */
  revisions?: true;
  /** Set if entries leave again as time goes by. */
  passing?: true;
  /** Set if only papers that are like others are asked for, which MATCH does not tell. */
  like?: Likeness;
}

/**
 * Compiles a query F to the moments at which a paper starts to match:
 * `F(after) NOT (F(before) AND known)`. F(after) looks at the tags from a moment on, F(before) at
 * those until then; `known` marks every moment of a paper but its first.
 * With `is:revised` it compiles to the moments that added a version while F holds.
 * @param query undefined asks for everything
 * @param now seconds since 1970
 * @param revisions whether to include moments that added a version
 */
export function compile(query: Query | undefined, now: number, revisions = false): Compiled {
  const { scopes, conditions } = partsOf(query);
  const like = likeIn(scopes);
  const onlyRevisions = scopes.some((scope) => scope.revisions);
  const match = onlyRevisions
    ? and(tagged("after", REVISED), holding(conditions, "after", now))
    : entering(conditions, now, revisions);
  return {
    ...askedFor(match),
    ...rangeOf(scopes, now),
    ...((onlyRevisions || revisions) && { revisions: true }),
    ...(scopes.some((scope) => scope.passing) && { passing: true }),
    ...(like && { like }),
  };
}

/** The papers that a query asks others to be like, if it does. */
export function likeOf(query: Query | undefined): Likeness | undefined {
  return likeIn(partsOf(query).scopes);
}

function likeIn(scopes: Scope[]): Likeness | undefined {
  return scopes.find((scope) => scope.like)?.like;
}

/**
 * Compiles a query to the moments at which it holds, whether or not it held before. Scopes are
 * left out.
 * @param query undefined asks for everything
 * @param now seconds since 1970
 */
export function compileHolding(query: Query | undefined, now: number): Asked {
  return askedFor(holding(partsOf(query).conditions, "after", now));
}

// After every date that is likely to be asked for.
const LATE = Date.UTC(2040, 0) / 1000;

/** The estimated cost of answering a query, whichever moments it is narrowed to. */
export function costOfQuery(query: Query | undefined): Cost {
  return costOf(binary(entering(partsOf(query).conditions, LATE)));
}

/** Compiles a leaf to the moments at which it holds: many in a row, fast. */
export function compileLeaf(leaf: Leaf, now: number): string {
  return askedFor(fieldOf(leaf).match(leaf, "after", now)).match;
}

function partsOf(query: Query | undefined): { scopes: Scope[]; conditions: Query[] } {
  const parts = query ? conditionsOf(normal(query)) : [];
  const scopeIn = (part: Query) => (isLeaf(part) ? scopeOf(part) : undefined);
  return {
    scopes: parts.flatMap((part) => scopeIn(part) ?? []),
    conditions: parts.filter((part) => scopeIn(part) === undefined),
  };
}

// The text of a paper is the same on both sides and in all versions, so
// `text AND F(after) NOT (text AND F(before) …)` needs it only once.
function entering(conditions: Query[], now: number, revisions = false): Expression {
  const text = conditions.filter(isText);
  const facts = conditions.filter((condition) => !isText(condition));
  const before = holding(facts, "before", now);
  const held = facts.every((fact) => canBe(fact, true)) ? and(IS_KNOWN, before) : before;
  const after = holding(facts, "after", now);
  const known = revisions ? and(held, not(tagged("after", REVISED))) : held;
  return and(holding(text, "after", now), after, not(known));
}

function holding(conditions: Query[], side: Side, now: number): Expression {
  return and(...conditions.map((condition) => expressionOf(condition, side, now)));
}

function expressionOf(query: Query, side: Side, now: number): Expression {
  switch (query.type) {
    case "and":
      return and(...query.parts.map((part) => expressionOf(part, side, now)));
    case "or":
      return or(...query.parts.map((part) => expressionOf(part, side, now)));
    case "not":
      return not(expressionOf(query.part, side, now));
    default:
      return fieldOf(query).match(query, side, now);
  }
}

function isText(query: Query): boolean {
  switch (query.type) {
    case "and":
    case "or":
      return query.parts.every(isText);
    case "not":
      return isText(query.part);
    default:
      return fieldOf(query).isText === true;
  }
}

// Whether a condition can be true (or false) of a paper without tags, whatever its text.
function canBe(query: Query, wanted: boolean): boolean {
  switch (query.type) {
    case "not":
      return canBe(query.part, !wanted);
    case "and":
    case "or": {
      const all = (query.type === "and") === wanted;
      return query.parts[all ? "every" : "some"]((part) => canBe(part, wanted));
    }
    default:
      return !wanted || fieldOf(query).isText === true;
  }
}

function rangeOf(scopes: Scope[], now: number): { from?: number; to?: number } {
  const from = scopes.flatMap((scope) => scope.from?.(now) ?? []);
  const to = scopes.flatMap((scope) => scope.to ?? []);
  return {
    ...(from.length > 0 && { from: Math.max(...from) * PLACES }),
    ...(to.length > 0 && { to: Math.min(...to) * PLACES }),
  };
}
