import { conditionsOf, normal } from "./canonical.ts";
import { fieldOf, isLeaf, type Query } from "./fields/index.ts";

/** A query in the words of a title: the same for every spelling of it. */
export function inWords(query: Query): string {
  const conditions = conditionsOf(normal(query));
  const wanted = conditions.filter((condition) => !isExcluded(condition));
  const words = wanted.filter(isPlainWord).map(describe).join(" ");
  const others = wanted.filter((condition) => !isPlainWord(condition)).map(describe);
  const excluded = conditions.filter(isExcluded).map(describe);
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

function isPlainWord(query: Query): boolean {
  return query.type === "all" && query.words.length === 1;
}
