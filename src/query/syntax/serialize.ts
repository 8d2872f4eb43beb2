import { fieldOf, type Query } from "../fields/index.ts";

/** A query as text, with the fewest parentheses and its parts in the order they have. */
export function serialize(query: Query): string {
  switch (query.type) {
    case "and":
      return query.parts
        .map((part) => (part.type === "or" ? `(${serialize(part)})` : serialize(part)))
        .join(" ");
    case "or":
      return query.parts.map(serialize).join(" OR ");
    case "not":
      return isGroup(query.part) ? `-(${serialize(query.part)})` : `-${serialize(query.part)}`;
    default:
      return fieldOf(query).serialize(query);
  }
}

function isGroup({ type }: Query): boolean {
  return type === "and" || type === "or";
}
