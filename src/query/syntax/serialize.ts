import { boundsOf } from "../fields/periods.ts";
import type { Fact, Leaf, Query, Scope, Term } from "../tree.ts";

/** A question as text, with the fewest parentheses, its parts in the order they have. */
export function write(query: Query): string {
  switch (query.type) {
    case "and":
      return query.parts
        .map((part) => (part.type === "or" ? `(${write(part)})` : write(part)))
        .join(" ");
    case "or":
      return query.parts.map(write).join(" OR ");
    case "not":
      return isGroup(query.part) ? `-(${write(query.part)})` : `-${write(query.part)}`;
    default:
      return writeLeaf(query);
  }
}

/** Days as they are typed: the year or month they make up, one day, or a range. */
export function writeDays({ from, to }: { from?: string; to?: string }): string {
  if (from && to) {
    for (const length of [4, 7, 10]) {
      const { first, last } = boundsOf(from.slice(0, length));
      if (first === from && last === to) return from.slice(0, length);
    }
  }
  return `${from ?? ""}..${to ?? ""}`;
}

function isGroup({ type }: Query): boolean {
  return type === "and" || type === "or";
}

function writeLeaf(leaf: Leaf): string {
  switch (leaf.type) {
    case "term":
      return writeTerm(leaf);
    case "entered":
    case "newer":
    case "revised":
      return writeScope(leaf);
    default:
      return writeFact(leaf);
  }
}

function writeTerm({ field, words, prefix }: Term): string {
  const name = field === "any" ? "" : `${field}:`;
  return `${name}${writeValue(words.join(" "), prefix)}`;
}

function writeFact(fact: Fact): string {
  switch (fact.type) {
    case "category":
      return `cat:${fact.code}`;
    case "organization":
      return `org:${writeValue(fact.value, fact.prefix)}`;
    case "keyword":
    case "submitter":
    case "source":
      return `${fact.type}:${writeValue(fact.value, fact.prefix)}`;
    case "id":
      return `id:${writeValue(fact.value.replace(/^(arxiv|doi):/, ""))}`;
    case "has":
      return `has:${fact.value}`;
    case "trending":
      return "is:trending";
    case "upvotes":
      return `upvotes:>=${fact.rung}`;
    case "published":
      return `date:${writeDays(fact)}`;
  }
}

function writeScope(scope: Scope): string {
  switch (scope.type) {
    case "entered":
      return `entered:${writeDays(scope)}`;
    case "newer":
      return `newer:${scope.hours % 24 === 0 ? `${scope.hours / 24}d` : `${scope.hours}h`}`;
    case "revised":
      return "is:revised";
  }
}

function writeValue(value: string, prefix?: boolean): string {
  const plain = /^[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}._:/+-]*$/u.test(value);
  return `${plain ? value : `"${value}"`}${prefix ? "*" : ""}`;
}
