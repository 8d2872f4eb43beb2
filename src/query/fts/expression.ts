import { ALL, KNOWN } from "../../paper/tags.ts";

/** What FTS5 can be asked, before it is written out. */
export type Expression =
  | boolean
  | { type: "match"; text: string }
  | { type: "and" | "or"; parts: Expression[] }
  | { type: "not"; part: Expression };

// ALL is in `after` of every row and never in `before`.
const TRUE = `after:${ALL}`;
const FALSE = `before:${ALL}`;

/** That the row is not its paper's first. */
export const IS_KNOWN: Expression = { type: "match", text: `before:${KNOWN}` };

export function and(...parts: Expression[]): Expression {
  return join("and", parts);
}

export function or(...parts: Expression[]): Expression {
  return join("or", parts);
}

export function not(part: Expression): Expression {
  if (typeof part === "boolean") return !part;
  return part.type === "not" ? part.part : { type: "not", part };
}

/** A text in the words of FTS5, in which it is a phrase and nothing else. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Writes an expression as the text of a MATCH. FTS5's NOT stands between two operands, so what
 * has none on its left gets every row.
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
