import type { Facts } from "../../paper/facts.ts";
import type { Scope } from "../fields/field.ts";
import type { AnyField, Query } from "../fields/index.ts";
import { errorAt, type Problem, type QueryError } from "./error.ts";
import { type Token, tokenize } from "./tokenize.ts";

/** The most parentheses that may be open. */
export const DEEPEST = 10;

/**
 * The state of reading a text. The first error ends the reading: it moves on to the end of the
 * text, where all rules return.
 */
export interface Parser {
  readonly text: string;
  /** What sources say of themselves: addresses on their sites stand for papers. */
  readonly facts: Facts;
  readonly tokens: readonly Token[];
  /** The index of the token that comes next. */
  next: number;
  /** How many parentheses are open. */
  depth: number;
  /** How many terms were read. */
  terms: number;
  notices: string[];
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
export function parserOf(text: string, facts: Facts): Parser {
  const tokens = tokenize(text);
  return { text, facts, tokens, next: 0, depth: 0, terms: 0, notices: [], scopes: [] };
}

/** The token that comes next. */
export function peek({ tokens, next }: Parser): Token {
  return tokens[next]!;
}

/** A token as it was typed. */
export function typed({ text }: Parser, { at, length }: Token): string {
  return text.slice(at, at + length);
}

/** Ends the reading with an error at a token, unless there was one before. */
export function fail(parser: Parser, token: Token, error: Problem): undefined {
  parser.error ??= errorAt(parser.text, token, error);
  parser.next = parser.tokens.length - 1;
  return undefined;
}
