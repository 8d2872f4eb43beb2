import type { Facts, SourceFacts } from "../../paper/facts.ts";
import { cleanLine } from "../../text/clean.ts";
import type { Likeness } from "../../paper/closeness.ts";
import type { Expression, Side } from "../fts/expression.ts";
import type { Marks } from "../highlight/marks.ts";
import type { Tree } from "../tree.ts";

/** The sources that a query can name. */
export interface Naming {
  /** The facts of all sources: addresses on their sites stand for papers. */
  facts: Facts;
  /** Those that list papers, for `source:`. If absent, it takes any name. */
  sources?: readonly Pick<SourceFacts, "name" | "title">[];
}

/**
 * One field of the query language, and everything that is known about it. A value that was read is
 * a leaf of the query; fields with several names write and describe it in one way.
 * @template Own the leaves it writes, describes and compiles
 * @template Other leaves of other fields that its values can be read as
 */
export interface Field<Own extends Node, Other extends Node = Own> {
  /** The names typed in front of the colon, in any letter case. */
  names: readonly [string, ...string[]];
  /** The types of its own leaves. */
  types: readonly Own["type"][];
  /** How its unquoted values are cut from the text, if not at spaces and parentheses. */
  values?: "interval" | "id";
  help: Help;
  /**
   * Reads a value.
   * @param name the field's name that was typed, in lower case
   */
  read(value: Value, name: string, naming: Naming): Reading<Own | Other>;
  /**
   * Guesses what was meant by a comparison in place of a colon: `upvotes:>50` for `upvotes>50`.
   * @param sign one of `=`, `>`, `<`, `>=`, `<=`
   * @returns undefined if the field takes no comparison by that sign
   */
  compared?(sign: string, value: string): string | undefined;
  /** Writes a leaf as canonical text, which reads as the same leaf. */
  serialize(leaf: Own): string;
  /** Says a leaf in the words of a title. */
  describe(leaf: Own): string;
  /** Says the opposite of a leaf, where "not …" would be clumsy. */
  describeNot?(leaf: Own): string;
  /**
   * Compiles a leaf to what it asks of the index.
   * @param side the tags to look at
   * @param now seconds since 1970
   */
  match(leaf: Own, side: Side, now: number): Expression;
  /** Set if leaves ask for words of the paper, which are the same on both sides, not for tags. */
  isText?: true;
  /** The leaf that asks for everything that several joined by AND ask for, if there is one. */
  merge?(leaves: readonly Own[]): Own | undefined;
  /** Says which moments to look at, for a leaf that narrows those and not the papers. */
  scope?(leaf: Own): Scope | undefined;
  /** Says what to highlight in the papers found. */
  marks?(leaf: Own): Partial<Marks>;
}

/** A leaf of a query. */
interface Node {
  type: string;
}

/** The help of a field. */
interface Help {
  /** The values it takes, to follow "takes" or "expected". */
  takes: string;
  /** Queries and what they find; the first one is shown where there is little room. */
  examples: readonly [Example, ...Example[]];
}

/** A query and what it finds, in words. */
export type Example = readonly [query: string, meaning: string];

/** The moments that a query is narrowed to. Scopes stand in the outermost AND only. */
export interface Scope {
  /** How messages name it: `newer:`. */
  name: string;
  /** The first second, since 1970. */
  from?: (now: number) => number;
  /** The second after the last one. */
  to?: number;
  /** Only moments that added a version. */
  revisions?: true;
  /** Entries leave again as time goes by. */
  passing?: true;
  /** Only moments of papers that are like others. */
  like?: Likeness;
}

/** A value as typed, without its quotes and its final `*`. */
export interface Value {
  text: string;
  quoted: boolean;
  star: boolean;
}

/** The result of reading a value. */
export type Reading<Leaf> = Read<Leaf> | { ok: false; error: Unreadable };

interface Read<Leaf> {
  ok: true;
  /** Absent for a value that has no letter or digit. */
  query?: Tree<Leaf>;
  /** How it was read, where that is not how it was typed. */
  altered?: Altered;
}

/** A value that was read as another one. */
interface Altered {
  /** The value it was read as, as it would be typed. */
  value: string;
  /** Why, in a sentence. */
  notice: string;
}

/** Why a value cannot be read. */
export interface Unreadable {
  /** The error and its remedy, in sentences. */
  message: string;
  /** The expected text, in words; by default the values of the field. */
  expected?: string | undefined;
  /** The text that was probably meant, to replace the one that was typed. */
  suggestion?: string | undefined;
  /** The sentence that offers the suggestion, if not "Did you mean …?". */
  hint?: string | undefined;
}

/** A value that was read. */
export function read<Leaf>(query?: Tree<Leaf>, altered?: Altered): Read<Leaf> {
  return { ok: true, ...(query && { query }), ...(altered && { altered }) };
}

/** A value that cannot be read, and why. */
export function unreadable(
  message: string,
  more: Omit<Unreadable, "message"> = {},
): { ok: false; error: Unreadable } {
  return { ok: false, error: { message, ...more } };
}

/** Something typed, as messages quote it. */
export function quote(typed: string): string {
  const text = cleanLine(typed);
  return /^["“”]/.test(text) ? text : `"${text}"`;
}
