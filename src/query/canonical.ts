import { type AnyField, FIELDS, type Leaf, type Query } from "./fields/index.ts";
import { serialize } from "./syntax/serialize.ts";
import type { Group } from "./tree.ts";

/** The one text of a query: the same for every spelling of it, and read as the same query. */
export function canonical(query: Query): string {
  return serialize(normal(query));
}

/**
 * The normal form of a query: no group within a group of its kind, no double negation, no operand
 * twice, ranges of days joined by AND merged, operands sorted.
 */
export function normal(query: Query): Query {
  if (query.type === "and" || query.type === "or") return normalGroup(query);
  if (query.type !== "not") return query;
  const part = normal(query.part);
  return part.type === "not" ? part.part : { type: "not", part };
}

/** The queries that must all hold for a query in normal form to hold. */
export function conditionsOf(query: Query): Query[] {
  return query.type === "and" ? query.parts : [query];
}

function normalGroup({ type, parts }: Group<Leaf>): Query {
  const flat = parts.map(normal).flatMap((part) => (part.type === type ? part.parts : [part]));
  const merged = type === "and" ? FIELDS.reduce(mergeLeaves, flat) : flat;
  const distinct = new Map(merged.map((part) => [serialize(part), part]));
  const sorted = [...distinct].toSorted(([a, one], [b, other]) =>
    a === b ? 0 : rank(one) - rank(other) || (a < b ? -1 : 1),
  );
  const [only, ...others] = sorted.map(([, part]) => part);
  return others.length === 0 ? only! : { type, parts: [only!, ...others] };
}

// Words come first and exclusions last.
function rank(query: Query): number {
  if (query.type === "not") return 2;
  return query.type === "all" ? 0 : 1;
}

function mergeLeaves(parts: Query[], field: AnyField): Query[] {
  if (!field.merge) return parts;
  const isOwn = (part: Query): part is Leaf => field.types.some((type) => type === part.type);
  const own = parts.filter(isOwn);
  const merged = own.length > 1 ? field.merge(own) : undefined;
  return merged ? [...parts.filter((part) => !isOwn(part)), merged] : parts;
}
