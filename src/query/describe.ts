import { fieldOf, isLeaf, type Query } from "./fields/index.ts";
import type { Part } from "./spelling.ts";

/**
 * A query in words: its words as they were typed, and what else it asks for.
 * @param parts what must all hold
 */
export function inWords(parts: readonly Part[]): string {
  const wanted = parts.filter(({ query }) => !isExcluded(query));
  const words = wanted
    .filter(isPlain)
    .map(({ text }) => text)
    .join(" ");
  const others = wanted.filter((part) => !isPlain(part)).map(({ query }) => describe(query));
  const excluded = parts
    .filter(({ query }) => isExcluded(query))
    .map(({ query }) => describe(query));
  const said = [words, ...others].filter((text) => text !== "").join(" · ");
  return [said, ...excluded].filter((text) => text !== "").join(", ");
}

function describe(query: Query): string {
  switch (query.type) {
    case "and":
      return query.parts.map(describePart).join(" and ");
    case "or":
      return query.parts.map(describePart).join(" or ");
    case "not":
      return describeOpposite(query.part) ?? `not ${describePart(query.part)}`;
    default:
      return fieldOf(query).describe(query);
  }
}

function describePart(part: Query): string {
  return part.type === "and" || part.type === "or" ? `(${describe(part)})` : describe(part);
}

function describeOpposite(part: Query): string | undefined {
  return isLeaf(part) ? fieldOf(part).describeNot?.(part) : undefined;
}

function isExcluded(query: Query): boolean {
  return query.type === "not" && describeOpposite(query.part) === undefined;
}

// Words and phrases are said as they were typed, without syntax in front.
function isPlain({ query, text }: Part): boolean {
  return query.type === "all" && !query.prefix && !/^(?:all:|NOT\b|[-!])/i.test(text);
}
