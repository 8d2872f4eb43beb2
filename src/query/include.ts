import type { Query } from "./tree.ts";

/** Which papers of a category: those it is the first one of, or those it is another one of. */
export type Role = "primary" | "cross";

/**
 * Narrows every category that a question asks for to papers in one role there; one that is
 * excluded stays excluded in both.
 */
export function inRole(query: Query, role: Role): Query {
  switch (query.type) {
    case "and":
    case "or":
      return { ...query, parts: query.parts.map((part) => inRole(part, role)) };
    case "category":
      return { ...query, role };
    default:
      return query;
  }
}
