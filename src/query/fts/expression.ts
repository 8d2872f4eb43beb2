import { ALL, KNOWN } from "../../paper/tags.ts";

/** The tags of a moment to look at: those after it, or those before it. Columns of the index. */
export type Side = "after" | "before";

/** What FTS5 is asked for, before it is written as text. */
export type Expression =
  | boolean
  | { type: "match"; text: string }
  | { type: "and" | "or"; parts: Expression[] }
  | { type: "not"; part: Expression };

// ALL is in every `after` and in no `before`.
const TRUE = `after:${ALL}`;
const FALSE = `before:${ALL}`;

/** Every row but the first one of each paper. */
export const IS_KNOWN: Expression = { type: "match", text: `before:${KNOWN}` };

/** Rows with a tag on one side. */
export function tagged(side: Side, tag: string): Expression {
  return { type: "match", text: `${side}:${tag}` };
}

/** Rows that all parts ask for; every row without any. */
export function and(...parts: Expression[]): Expression {
  return join("and", parts);
}

/** Rows that one of the parts asks for; no row without any. */
export function or(...parts: Expression[]): Expression {
  return join("or", parts);
}

/** Every other row. */
export function not(part: Expression): Expression {
  if (typeof part === "boolean") return !part;
  return part.type === "not" ? part.part : { type: "not", part };
}

/** A text as an FTS5 string, in which nothing is syntax. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Writes an expression as the text of a MATCH. FTS5's NOT takes two operands, so a NOT alone is
 * subtracted from every row.
 */
export function matchText(expression: Expression): string {
  if (typeof expression === "boolean") return expression ? TRUE : FALSE;
  switch (expression.type) {
    case "match":
      return expression.text;
    case "or":
      return expression.parts.map(operand).join(" OR ");
    case "not":
      return difference([], [expression.part]);
    case "and":
      return difference(
        expression.parts.filter((part) => !isNot(part)),
        expression.parts.filter(isNot).map(({ part }) => part),
      );
  }
}

function difference(left: Expression[], right: Expression[]): string {
  const matched = left.map(operand).join(" AND ");
  if (right.length === 0) return matched;
  const kept = left.length > 1 ? `(${matched})` : matched || TRUE;
  return `${kept} NOT ${operand(or(...right))}`;
}

function operand(expression: Expression): string {
  const text = matchText(expression);
  return typeof expression === "boolean" || expression.type === "match" ? text : `(${text})`;
}

function isNot(expression: Expression): expression is { type: "not"; part: Expression } {
  return typeof expression === "object" && expression.type === "not";
}

function join(type: "and" | "or", parts: Expression[]): Expression {
  const flat = parts.flatMap((part) =>
    typeof part === "object" && part.type === type ? part.parts : [part],
  );
  const decided = type === "or";
  if (flat.includes(decided)) return decided;
  const open = flat.filter((part) => part !== !decided);
  if (open.length === 0) return !decided;
  return open.length === 1 ? open[0]! : { type, parts: open };
}
