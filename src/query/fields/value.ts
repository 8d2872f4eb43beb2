import type { Query } from "../tree.ts";

/** A value as typed, without its quotes and its final `*`. */
export interface Value {
  text: string;
  quoted: boolean;
  star: boolean;
}

/** What a field makes of a value it cannot read. */
export interface Unreadable {
  type: "unreadable";
  expected: string;
  /** What to write instead. */
  suggestion?: string;
}

/** What a value asks for, with a word on what was read differently from how it was typed. */
export interface Reading {
  type: "reading";
  query: Query;
  notice?: string;
}

/** Reads the values of one field. A value that says nothing is undefined. */
export type Read = (value: Value) => Reading | Unreadable | undefined;

/** A value that was read. */
export function reading(query: Query, notice?: string): Reading {
  return notice === undefined ? { type: "reading", query } : { type: "reading", query, notice };
}

/** A value that could not be read, what could, and what to write instead. */
export function unreadable(expected: string, suggestion?: string): Unreadable {
  return suggestion === undefined
    ? { type: "unreadable", expected }
    : { type: "unreadable", expected, suggestion };
}

const SHORTEST_PREFIX = 2;

/** Why a value can be no prefix, if it has a `*` where none can be or too little in front of it. */
export function badPrefix(value: Value, beginning: string): Unreadable | undefined {
  if (!value.quoted && value.text.includes("*")) {
    return unreadable("a * at the end of a word only");
  }
  if (value.star && [...beginning].length < SHORTEST_PREFIX) {
    return unreadable(`at least ${SHORTEST_PREFIX} letters in front of *`);
  }
  return undefined;
}
