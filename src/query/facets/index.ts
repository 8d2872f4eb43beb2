import { canonical, conditionsOf, normal } from "../canonical.ts";
import type { Role } from "../fields/category.ts";
import type { Leaf, Query } from "../fields/index.ts";
import { type Compiled, compile, compileHolding } from "../fts/compile.ts";
import { parse } from "../syntax/parse.ts";
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
  /** The canonical text of the query with it or without it; undefined for everything. */
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
  return compiled.from === undefined
    ? { ...compiled, match: compileHolding(query, now) }
    : undefined;
}

/**
 * The values that narrow a query: those that some of its papers have and others do not, and those
 * that it is already narrowed by.
 * @param query undefined asks for everything
 * @param counted the papers that match it
 * @param role the one that categories are asked for in; either one if absent
 */
export function facetsOf(query: Query | undefined, counted: Counted, role?: Role): FacetGroup[] {
  const conditions = query ? conditionsOf(normal(query)) : [];
  const groups = KINDS.map((kind) => {
    const taken = conditions.filter((part): part is Leaf => part.type === kind.type);
    const offers = kind.offer(counted, role);
    const facets: Facet[] = [
      ...taken.map((leaf) => ({ ...kind.name(leaf), query: without(conditions, leaf) })),
      ...offers
        .filter(({ count }) => count > 0 && count < counted.papers)
        .map(({ leaf, count }) => ({
          ...kind.name(leaf),
          count,
          query: narrowed(conditions, leaf, kind),
        })),
    ];
    return { name: kind.title, facets };
  });
  return readable(groups).filter(({ facets }) => facets.length > 0);
}

function narrowed(conditions: readonly Query[], leaf: Leaf, { isSingle }: Kind): string {
  const kept = conditions.filter(({ type }) => !isSingle || type !== leaf.type);
  return canonical({ type: "and", parts: [...kept, leaf] });
}

function without(conditions: readonly Query[], leaf: Leaf): string | undefined {
  const parts = conditions.filter((part) => part !== leaf);
  return parts.length > 0 ? canonical({ type: "and", parts }) : undefined;
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
