import type { Role } from "./fields/category.ts";
import type { Query } from "./fields/index.ts";

/** Narrows every category asked for to papers in one role there; excluded ones stay as they are. */
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
