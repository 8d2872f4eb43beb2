import { ALL, KNOWN } from "../../paper/tags.ts";

/** The tags of a moment to look at: those after it, or those before it. Columns of the index. */
export type Side = "after" | "before";

/** A MATCH expression before it is written as text. */
export type Expression =
  | boolean
  | Leaf
  | { type: "and" | "or"; parts: Expression[] }
  | { type: "not"; part: Expression };

/** A single condition on columns of the index. */
export type Leaf = InText | InAuthors | Tagged;

/** Words in a row. */
export interface InText {
  type: "text";
  /** As FTS5 names them: `title`, `{title abstract}`. */
  columns: string;
  /** Folded; at least one. */
  words: readonly string[];
  /** Whether the last word may go on. */
  open: boolean;
  /** The words as rows of the first version hold them, where they differ. */
  typed?: readonly string[] | undefined;
}

/** A name of an author. */
export interface InAuthors {
  type: "authors";
  /** The words of the name, folded, in each order in which they may be. */
  names: readonly (readonly string[])[];
  /** Whether the last word may go on. */
  open: boolean;
}

/** A tag on one side. */
export interface Tagged {
  type: "tag";
  side: Side;
  tag: string;
  /** Whether the tag may go on. */
  open: boolean;
}

/** Every row but the first one of each paper. */
export const IS_KNOWN: Expression = tagged("before", KNOWN);

/** Rows with a tag on one side. */
export function tagged(side: Side, tag: string, open = false): Tagged {
  return { type: "tag", side, tag, open };
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

/**
 * An expression in which every NOT takes two operands, as FTS5's does, and nothing is decided.
 * A NOT alone is subtracted from every row.
 */
export type Binary =
  | Leaf
  | { type: "and" | "or"; parts: Binary[] }
  | { type: "except"; kept: Binary; left: Binary };

// ALL is in every `after` and in no `before`.
const EVERY = tagged("after", ALL);
const NONE = tagged("before", ALL);

/** An expression as FTS5 can be asked. */
export function binary(expression: Expression): Binary {
  if (typeof expression === "boolean") return expression ? EVERY : NONE;
  switch (expression.type) {
    case "or":
      return { type: "or", parts: expression.parts.map(binary) };
    case "not":
      return { type: "except", kept: EVERY, left: binary(expression.part) };
    case "and": {
      const wanted = expression.parts.filter((part) => !isNot(part)).map(binary);
      const unwanted = expression.parts.filter(isNot).map(({ part }) => part);
      const [only = EVERY, ...others] = wanted;
      const kept: Binary = others.length > 0 ? { type: "and", parts: wanted } : only;
      return unwanted.length > 0 ? { type: "except", kept, left: binary(or(...unwanted)) } : kept;
    }
    default:
      return expression;
  }
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
