import { cover, MOST_PERIODS, sizeOf } from "./fields/periods.ts";
import type { Group, Query } from "./tree.ts";
import { write } from "./syntax/serialize.ts";

/** The one text of a question: the same for every way to ask it, and read as the same question. */
export function canonical(tree: Query): string {
  return write(normal(tree));
}

/**
 * The normal form of a question: groups within groups of their kind and double negations
 * dissolved, dates within an AND made one, operands sorted and each there once.
 */
export function normal(tree: Query): Query {
  if (tree.type === "and" || tree.type === "or") return normalGroup(tree);
  if (tree.type !== "not") return tree;
  const part = normal(tree.part);
  return part.type === "not" ? part.part : { type: "not", part };
}

function normalGroup({ type, parts }: Group): Query {
  const flat = parts.map(normal).flatMap((part) => (part.type === type ? part.parts : [part]));
  const merged = type === "and" ? mergeDays(mergeDays(flat, "published"), "entered") : flat;
  const distinct = new Map(merged.map((part) => [write(part), part]));
  const sorted = [...distinct].toSorted(([a, one], [b, other]) =>
    a === b ? 0 : rank(one) - rank(other) || (a < b ? -1 : 1),
  );
  const [only, ...others] = sorted.map(([, part]) => part);
  return others.length === 0 ? only! : { type, parts: [only!, ...others] };
}

// Words come first, and what is not asked for last.
function rank(query: Query): number {
  if (query.type === "not") return 2;
  return query.type === "term" && query.field === "any" ? 0 : 1;
}

function mergeDays(parts: Query[], type: "published" | "entered"): Query[] {
  const ranges = parts.filter((part): part is Query & { type: typeof type } => part.type === type);
  if (ranges.length < 2) return parts;
  const from = ranges
    .flatMap((range) => range.from ?? [])
    .toSorted()
    .at(-1);
  const to = ranges.flatMap((range) => range.to ?? []).toSorted()[0];
  const isEmpty = from && to && (from > to || sizeOf(cover(from, to)) > MOST_PERIODS);
  if (isEmpty) return parts;
  const merged: Query = { type, ...(from && { from }), ...(to && { to }) };
  return [...parts.filter((part) => part.type !== type), merged];
}
