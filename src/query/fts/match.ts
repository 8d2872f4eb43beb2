import type { Binary, InAuthors, InText, Tagged } from "./expression.ts";

/** How a version of the index is asked for what it holds. Each returns the text of an FTS5 MATCH. */
export interface Dialect {
  text(leaf: InText): string;
  authors(leaf: InAuthors): string;
  tag(leaf: Tagged): string;
}

/** Writes an expression as the text of a MATCH. */
export function matchText(expression: Binary, dialect: Dialect): string {
  const operand = (part: Binary) => {
    const text = matchText(part, dialect);
    return part.type === "and" || part.type === "or" || part.type === "except" ? `(${text})` : text;
  };
  switch (expression.type) {
    case "and":
    case "or":
      return expression.parts.map(operand).join(expression.type === "and" ? " AND " : " OR ");
    case "except":
      return `${operand(expression.kept)} NOT ${operand(expression.left)}`;
    case "text":
      return dialect.text(expression);
    case "authors":
      return dialect.authors(expression);
    case "tag":
      return dialect.tag(expression);
  }
}

/** A text as an FTS5 string, in which nothing is syntax. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Rows with a token that begins as the last one of a text does, after the ones before it. */
export function opening(text: string): string {
  return `${phrase(text)}*`;
}

/** Rows with one of some phrases in some columns. */
export function inColumns(columns: string, phrases: readonly string[]): string {
  return `${columns}:${phrases.length === 1 ? phrases[0]! : `(${phrases.join(" OR ")})`}`;
}
