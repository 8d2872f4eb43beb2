import type { Query } from "./fields/index.ts";
import { serialize } from "./syntax/serialize.ts";

/** How a query was typed. */
export interface Spelling {
  /** On one line. Values that were read as others are replaced by those. */
  text: string;
  /** Whether some were. */
  isAltered: boolean;
  /** The operands of the outermost AND, in their order. */
  parts: readonly Part[];
}

/** A part of a query, which can stand alone. */
export interface Part {
  /** As it was typed. */
  text: string;
  /** In normal form. */
  query: Query;
}

/** The text of a query of some parts; undefined without any. */
export function textOf(parts: readonly Part[]): string | undefined {
  return parts.length > 0 ? parts.map(({ text }) => text).join(" ") : undefined;
}

/** A part of a query as its canonical text. */
export function partOf(query: Query): Part {
  const text = serialize(query);
  return { text: query.type === "or" ? `(${text})` : text, query };
}
