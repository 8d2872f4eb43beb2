import { RUNGS } from "../../paper/ladder.ts";
import { partTag, PARTS, rungTag, valueOf } from "../../paper/tags.ts";
import { ARCHIVES, categoryName, resolveCategory } from "../../paper/taxonomy.ts";
import type { Category, Role } from "../fields/category.ts";
import type { Naming } from "../fields/field.ts";
import type { Has } from "../fields/has.ts";
import type { Leaf } from "../fields/index.ts";
import type { Name } from "../fields/name.ts";
import { isKnownSource } from "../fields/source.ts";
import type { Upvotes } from "../fields/upvotes.ts";

/** How many papers match a query, and how many of them have each tag. */
export interface Counted {
  papers: number;
  tags: ReadonlyMap<string, number>;
}

/** A leaf that may narrow a query, and how many papers it would leave. */
interface Offer<Own extends Leaf> {
  leaf: Own;
  count: number;
}

/** A kind of facet. */
export interface Kind<Own extends Leaf = Leaf> {
  title: string;
  type: Own["type"];
  /** Whether a query has one facet of this kind at most, so that a new one replaces it. */
  isSingle?: true;
  /**
   * The leaves to offer.
   * @param role the one that categories are asked for in; either one if absent
   */
  offer(counted: Counted, role?: Role): Offer<Own>[];
  /** Whether a leaf can still be asked for; every one if absent. */
  isKnown?(leaf: Own, naming: Naming): boolean;
  /** The name of a leaf, and the name in full if that is an abbreviation. */
  name(leaf: Own): { name: string; title?: string | undefined };
}

const MOST_CATEGORIES = 8;

const categories: Kind<Category> = {
  title: "Category",
  type: "category",
  offer({ papers, tags }, role) {
    // Tags do not say that a category was a cross-list at the time.
    if (role === "cross") return [];
    const offers = [...tags].flatMap(([tag, count]): Offer<Category>[] => {
      const code = resolveCategory(valueOf(role ?? "category", tag) ?? "");
      if (code === undefined || ARCHIVES.has(code) || count === papers) return [];
      return [{ leaf: { type: "category", code }, count }];
    });
    return offers
      .toSorted((a, b) => b.count - a.count || compare(a.leaf.code, b.leaf.code))
      .slice(0, MOST_CATEGORIES);
  },
  name: ({ code }) => ({ name: code, title: categoryName(code) }),
};

const sources: Kind<Name<"source">> = {
  title: "Source",
  type: "source",
  offer({ tags }) {
    const offers = [...tags].flatMap(([tag, count]): Offer<Name<"source">>[] => {
      const value = valueOf("source", tag);
      return value === undefined ? [] : [{ leaf: { type: "source", value }, count }];
    });
    return offers.toSorted((a, b) => b.count - a.count || compare(a.leaf.value, b.leaf.value));
  },
  isKnown: isKnownSource,
  name: ({ value, prefix }) => ({ name: prefix ? `${value}*` : value }),
};

const parts: Kind<Has> = {
  title: "With",
  type: "has",
  offer: ({ tags }) =>
    PARTS.map((value) => ({
      leaf: { type: "has", value },
      count: tags.get(partTag(value)) ?? 0,
    })),
  name: ({ value }) => ({ name: value }),
};

const rungs: Kind<Upvotes> = {
  title: "Upvotes",
  type: "upvotes",
  isSingle: true,
  offer({ tags }) {
    const reached = RUNGS.map((rung) => tags.get(rungTag(rung)) ?? 0);
    // A rung that as many papers have reached as the next one finds the same papers as that.
    return RUNGS.map((rung, n): Offer<Upvotes> => {
      return { leaf: { type: "upvotes", rung }, count: reached[n]! };
    }).filter(({ count }, n) => count !== reached[n + 1]);
  },
  name: ({ rung }) => ({ name: `≥ ${rung}` }),
};

/** The kinds of facet, in the order in which they are shown. Only their own leaves go to them. */
export const KINDS = [categories, sources, parts, rungs] as unknown as readonly Kind[];

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
