import { conditionsOf, normal } from "../canonical.ts";
import type { Role } from "../fields/category.ts";
import type { Naming } from "../fields/field.ts";
import type { Leaf, Query } from "../fields/index.ts";
import { type Compiled, compile, compileHolding } from "../fts/compile.ts";
import { type Part, partOf, textOf } from "../spelling.ts";
import { parse } from "../syntax/parse.ts";
import { serialize } from "../syntax/serialize.ts";
import { type Counted, type Kind, KINDS } from "./kinds.ts";

/** Values of one kind that narrow a query. */
export interface FacetGroup {
  name: string;
  facets: Facet[];
}

/** A value that narrows a query, or one that already does and can be removed. */
export interface Facet {
  name: string;
  /** The name in full, if it is an abbreviation. */
  title?: string | undefined;
  /** The papers that have it; absent for one that can be removed, which all papers have. */
  count?: number;
  /** The text of the query with it or without it; undefined for everything. */
  query?: string | undefined;
}

/**
 * Compiles a query to the moments at which it holds. Facets are counted in their tags: a paper
 * starts to match the narrowed query at one of them, perhaps later than it started to match this
 * one.
 * @param query undefined asks for everything
 * @param now seconds since 1970
 * @returns undefined for a query that starts at a time, where papers that matched earlier would be
 *   counted and not found
 */
export function compileFacets(query: Query | undefined, now: number): Compiled | undefined {
  const compiled = compile(query, now);
  // Each revision is a moment of its own.
  if (compiled.revisions) return compiled;
  if (compiled.from !== undefined) return undefined;
  const { to } = compiled;
  return { ...compileHolding(query, now), ...(to !== undefined && { to }) };
}

/**
 * The values that narrow a query: those that some of its papers have and others do not, and those
 * that it is already narrowed by.
 * @param parts what the query asks for; none asks for everything
 * @param counted the papers that match it
 * @param naming the sources that it can name
 * @param role the one that categories are asked for in; either one if absent
 */
export function facetsOf(
  parts: readonly Part[],
  counted: Counted,
  naming: Naming,
  role?: Role,
): FacetGroup[] {
  const conditions = conditionsIn(parts);
  const groups = KINDS.map((kind) => {
    const taken = conditions.filter((part): part is Leaf => part.type === kind.type);
    const offers = kind.offer(counted, role);
    const facets: Facet[] = [
      ...taken.map((leaf) => ({ ...kind.name(leaf), query: without(parts, leaf) })),
      ...offers
        .filter(({ count }) => count > 0 && count < counted.papers)
        .filter(({ leaf }) => kind.isKnown?.(leaf, naming) !== false)
        .map(({ leaf, count }) => ({
          ...kind.name(leaf),
          count,
          query: narrowed(parts, leaf, kind),
        })),
    ];
    return { name: kind.title, facets };
  });
  return readable(groups).filter(({ facets }) => facets.length > 0);
}

function conditionsIn(parts: readonly Part[]): Query[] {
  if (parts.length === 0) return [];
  return conditionsOf(normal({ type: "and", parts: parts.map(({ query }) => query) }));
}

function narrowed(parts: readonly Part[], leaf: Leaf, { isSingle }: Kind): string {
  const kept = parts.filter(({ query }) => !isSingle || query.type !== leaf.type);
  return textOf([...kept, partOf(leaf)])!;
}

function without(parts: readonly Part[], leaf: Leaf): string | undefined {
  const kept = parts.filter(({ query }) => serialize(query) !== serialize(leaf));
  if (kept.length < parts.length) return textOf(kept);
  // It is within a part: (has:code lora), or a range of upvotes.
  return textOf(
    conditionsIn(parts)
      .filter((query) => query !== leaf)
      .map(partOf),
  );
}

// Each facet adds one condition, which can make a long query too long. If the longest result can be
// read, all can.
function readable(groups: FacetGroup[]): FacetGroup[] {
  const queries = groups.flatMap(({ facets }) => facets.flatMap(({ query }) => query ?? []));
  const [longest = ""] = queries.toSorted((a, b) => b.length - a.length);
  if (isReadable(longest)) return groups;
  return groups.map(({ name, facets }) => ({
    name,
    facets: facets.filter(({ query }) => query === undefined || isReadable(query)),
  }));
}

function isReadable(query: string): boolean {
  return parse(query).ok;
}
