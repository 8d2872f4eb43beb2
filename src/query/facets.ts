import { RUNGS } from "../paper/ladder.ts";
import { partTag, PARTS, rungTag, valueOf } from "../paper/tags.ts";
import { ARCHIVES, categoryName, resolveCategory } from "../paper/taxonomy.ts";
import { canonical, normal } from "./canonical.ts";
import { type Compiled, compile, compileHolding } from "./fts/compile.ts";
import type { Role } from "./include.ts";
import { parse } from "./syntax/parse.ts";
import type { Fact, Query } from "./tree.ts";

/** Values of one kind that narrow a question. */
export interface FacetGroup {
  name: string;
  facets: Facet[];
}

/** A value that narrows a question; one that already does, to take it out again. */
export interface Facet {
  name: string;
  /** What the name is short for. */
  title?: string | undefined;
  /** Papers that have it; absent for one that is taken, which all have. */
  count?: number;
  /** The question it makes, canonical; absent where that is everything. */
  query?: string | undefined;
}

/** How many papers answer a question, and how many of them have a tag. */
export interface Counted {
  papers: number;
  tags: ReadonlyMap<string, number>;
}

type FacetFact =
  | Extract<Fact, { type: "category" | "has" | "upvotes" }>
  | { type: "source"; value: string; prefix?: true };

const MOST_CATEGORIES = 8;

/**
 * Compiles a question to the moments at which it holds, whose tags its facets are counted in: a
 * paper comes to answer the narrowed question at one of them, be it later than it came to answer
 * this one.
 * @returns undefined for a question that begins at a time: what held before, and not what is found
 *   from then on, would be counted
 */
export function compileFacets(tree: Query | undefined, now: number): Compiled | undefined {
  const asks = compile(tree, now);
  // Of revisions, each is a moment of its own.
  if (asks.revisions) return asks;
  return asks.from === undefined ? { ...asks, match: compileHolding(tree, now) } : undefined;
}

/**
 * What a question can be narrowed by: values that some of its papers have and others do not, and
 * those that it is narrowed by already. A rung of upvotes takes the place of another.
 * @param role that a category is asked for in, if not in any
 */
export function facetsOf(question: Query | undefined, counted: Counted, role?: Role): FacetGroup[] {
  const conditions = conditionsOf(question);
  const groups = KINDS.map(({ name, type, offer }) => {
    const taken = conditions.filter(isFacetFact).filter((fact) => fact.type === type);
    const offered = offer(counted, role).filter(({ count }) => count > 0 && count < counted.papers);
    const facets: Facet[] = [
      ...taken.map((fact) => ({ ...namesOf(fact), query: without(conditions, fact) })),
      ...offered.map(({ fact, count }) => ({
        ...namesOf(fact),
        count,
        query: narrowed(conditions, fact),
      })),
    ];
    return { name, facets };
  });
  return readable(groups).filter(({ facets }) => facets.length > 0);
}

interface Offered {
  fact: FacetFact;
  count: number;
}

const KINDS: readonly {
  name: string;
  type: FacetFact["type"];
  offer: (counted: Counted, role?: Role) => Offered[];
}[] = [
  { name: "Category", type: "category", offer: offeredCategories },
  { name: "Source", type: "source", offer: offeredSources },
  { name: "With", type: "has", offer: offeredParts },
  { name: "Upvotes", type: "upvotes", offer: offeredRungs },
];

// That a category was not the first one of a paper at the time, counts of tags cannot tell.
function offeredCategories({ papers, tags }: Counted, role?: Role): Offered[] {
  if (role === "cross") return [];
  const kind = role ?? "category";
  const offered = [...tags].flatMap(([tag, count]): Offered[] => {
    const code = resolveCategory(valueOf(kind, tag) ?? "");
    if (code === undefined || ARCHIVES.has(code) || count === papers) return [];
    return [{ fact: { type: "category", code }, count }];
  });
  return mostFirst(offered).slice(0, MOST_CATEGORIES);
}

function offeredSources({ tags }: Counted): Offered[] {
  const offered = [...tags].flatMap(([tag, count]): Offered[] => {
    const value = valueOf("source", tag);
    return value === undefined ? [] : [{ fact: { type: "source", value }, count }];
  });
  return mostFirst(offered);
}

function offeredParts({ tags }: Counted): Offered[] {
  return PARTS.map((value) => ({
    fact: { type: "has", value },
    count: tags.get(partTag(value)) ?? 0,
  }));
}

// A rung that as many reached as the next one narrows no less than that.
function offeredRungs({ tags }: Counted): Offered[] {
  const reached = RUNGS.map((rung) => tags.get(rungTag(rung)) ?? 0);
  return RUNGS.flatMap((rung, n): Offered[] => {
    const count = reached[n]!;
    return count === reached[n + 1] ? [] : [{ fact: { type: "upvotes", rung }, count }];
  });
}

function mostFirst(offered: Offered[]): Offered[] {
  return offered.toSorted(
    (a, b) => b.count - a.count || (namesOf(a.fact).name < namesOf(b.fact).name ? -1 : 1),
  );
}

function conditionsOf(question: Query | undefined): Query[] {
  if (!question) return [];
  const tree = normal(question);
  return tree.type === "and" ? tree.parts : [tree];
}

function isFacetFact(query: Query): query is FacetFact {
  return KINDS.some(({ type }) => type === query.type);
}

function namesOf(fact: FacetFact): Pick<Facet, "name" | "title"> {
  switch (fact.type) {
    case "category":
      return { name: fact.code, title: categoryName(fact.code) };
    case "upvotes":
      return { name: `≥ ${fact.rung}` };
    case "source":
      return { name: fact.prefix ? `${fact.value}*` : fact.value };
    case "has":
      return { name: fact.value };
  }
}

function narrowed(conditions: readonly Query[], fact: FacetFact): string {
  const kept = conditions.filter(({ type }) => type !== "upvotes" || fact.type !== "upvotes");
  return canonical({ type: "and", parts: [...kept, fact] });
}

function without(conditions: readonly Query[], fact: Query): string | undefined {
  const parts = conditions.filter((part) => part !== fact);
  return parts.length > 0 ? canonical({ type: "and", parts }) : undefined;
}

// A question can be as long already as one may be. All facets add one condition to it: if the
// longest that comes of it can be read, all can.
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
