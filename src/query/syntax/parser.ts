import { cleanLine } from "../../text/clean.ts";
import type { Naming, Scope } from "../fields/field.ts";
import type { AnyField, Query } from "../fields/index.ts";
import type { Part } from "../spelling.ts";
import { errorAt, type Place, type Problem, type QueryError } from "./error.ts";
import { type Token, tokenize } from "./tokenize.ts";

/** The most parentheses that may be open. */
export const DEEPEST = 10;

/**
 * The state of reading a text. The first error ends the reading: it moves on to the end of the
 * text, where all rules return.
 */
export interface Parser {
  readonly text: string;
  readonly naming: Naming;
  readonly tokens: readonly Token[];
  /** The index of the token that comes next. */
  next: number;
  /** How many parentheses are open. */
  depth: number;
  /** How many terms were read, and how many of them end in `*`. */
  terms: number;
  prefixes: number;
  notices: string[];
  /** The operands of the outermost AND that were read. */
  parts: Part[];
  /** Whether an OR joins them, so that they are not of one AND. */
  isUnion: boolean;
  /** Values that were read as others, and those. */
  altered: (Place & { text: string })[];
  /** What was read that may stand in the outermost AND only. */
  scopes: { query: Query; scope: Scope; token: Token }[];
  error?: QueryError;
}

/** The field whose values are read, and its name as typed, in lower case. */
export interface Context {
  field: AnyField;
  name: string;
}

/** A parser at the beginning of a text. */
export function parserOf(text: string, naming: Naming): Parser {
  const position = { next: 0, depth: 0, terms: 0, prefixes: 0 };
  const found = { notices: [], parts: [], isUnion: false, altered: [], scopes: [] };
  return { text, naming, tokens: tokenize(text), ...position, ...found };
}

/** The token that comes next. */
export function peek({ tokens, next }: Parser): Token {
  return tokens[next]!;
}

/** A token as it was typed. */
export function typed({ text }: Parser, { at, length }: Token): string {
  return text.slice(at, at + length);
}

/**
 * The typed text from one place to another, on one line, with the values that were read as others
 * replaced by those.
 */
export function meantBetween({ text, altered }: Parser, start: number, end: number): string {
  let meant = "";
  let at = start;
  for (const value of altered) {
    if (value.at < start || value.at >= end) continue;
    meant += text.slice(at, value.at) + value.text;
    at = value.at + value.length;
  }
  return cleanLine(meant + text.slice(at, end));
}

/** Ends the reading with an error at a place, unless there was one before. */
export function fail(parser: Parser, place: Place, error: Problem): undefined {
  parser.error ??= errorAt(parser.text, place, error);
  parser.next = parser.tokens.length - 1;
  return undefined;
}
