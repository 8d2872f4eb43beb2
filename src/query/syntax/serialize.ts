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
      return serializeNot(query.part);
    default:
      return fieldOf(query).serialize(query);
  }
}

// A dash in front of a number is no NOT.
function serializeNot(part: Query): string {
  const text = serialize(part);
  if (isGroup(part)) return `-(${text})`;
  return /^\p{N}/u.test(text) ? `NOT ${text}` : `-${text}`;
}

function isGroup({ type }: Query): boolean {
  return type === "and" || type === "or";
}
