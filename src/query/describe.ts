import { normal } from "./canonical.ts";
import type { Fact, Leaf, Query, Scope, Term } from "./tree.ts";
import { writeDays } from "./syntax/serialize.ts";

/** A question as people would say it, for titles: the same for every way to ask it. */
export function inWords(tree: Query): string {
  const query = normal(tree);
  const parts = query.type === "and" ? query.parts : [query];
  const wanted = parts.filter((part) => !isExcluded(part));
  const excluded = parts.filter(isExcluded);
  const words = wanted.filter(isPlainWord).map(say).join(" ");
  const rest = wanted.filter((part) => !isPlainWord(part)).map((part) => say(part));
  const said = [words, ...rest].filter((text) => text !== "").join(" · ");
  return [said, ...excluded.map((part) => say(part))].filter((text) => text !== "").join(", ");
}

function isExcluded(query: Query): boolean {
  return query.type === "not" && query.part.type !== "upvotes" && query.part.type !== "has";
}

function isPlainWord(query: Query): boolean {
  return query.type === "term" && query.field === "any" && query.words.length === 1;
}

function say(query: Query): string {
  switch (query.type) {
    case "and":
      return query.parts.map(sayPart).join(" and ");
    case "or":
      return query.parts.map(sayPart).join(" or ");
    case "not":
      return sayNot(query.part);
    default:
      return sayLeaf(query);
  }
}

function sayPart(part: Query): string {
  return part.type === "and" || part.type === "or" ? `(${say(part)})` : say(part);
}

function sayNot(part: Query): string {
  if (part.type === "upvotes") return `fewer than ${part.rung} upvotes`;
  if (part.type === "has") return `without ${part.value}`;
  return `not ${sayPart(part)}`;
}

function sayLeaf(leaf: Leaf): string {
  switch (leaf.type) {
    case "term":
      return sayTerm(leaf);
    case "entered":
    case "newer":
    case "revised":
      return sayScope(leaf);
    default:
      return sayFact(leaf);
  }
}

function sayTerm({ field, words, prefix }: Term): string {
  const text = `${words.join(" ")}${prefix ? "…" : ""}`;
  if (field === "author") return `by ${text}`;
  const said = words.length > 1 ? `“${text}”` : text;
  return field === "any" ? said : `${said} in the ${field}`;
}

function sayFact(fact: Fact): string {
  switch (fact.type) {
    case "category":
      return fact.code;
    case "keyword":
      return `keyword ${fact.value}${fact.prefix ? "…" : ""}`;
    case "organization":
      return `from ${fact.value}${fact.prefix ? "…" : ""}`;
    case "submitter":
      return `submitted by ${fact.value}${fact.prefix ? "…" : ""}`;
    case "source":
      return `on ${fact.value}${fact.prefix ? "…" : ""}`;
    case "id":
      return fact.value;
    case "has":
      return `with ${fact.value}`;
    case "trending":
      return "trending";
    case "upvotes":
      return `at least ${fact.rung} upvotes`;
    case "published":
      return `published ${sayDays(fact)}`;
  }
}

function sayScope(scope: Scope): string {
  switch (scope.type) {
    case "entered":
      return `entered ${sayDays(scope)}`;
    case "newer":
      return `of the last ${sayHours(scope.hours)}`;
    case "revised":
      return "revisions";
  }
}

function sayHours(hours: number): string {
  if (hours % 24 !== 0) return hours === 1 ? "hour" : `${hours} hours`;
  return hours === 24 ? "day" : `${hours / 24} days`;
}

function sayDays(days: { from?: string; to?: string }): string {
  if (days.from && days.to) {
    const text = writeDays(days);
    return text.includes("..") ? `${days.from} to ${days.to}` : text;
  }
  return days.from ? `from ${days.from} on` : `until ${days.to}`;
}
