import { cleanLine } from "../../text/clean.ts";
import { normal } from "../canonical.ts";
import type { QueryError } from "./error.ts";
import { readerOf } from "../fields/index.ts";
import { lex, type Place, type Token } from "./tokenize.ts";
import { readAny } from "../fields/terms.ts";
import { isScope, type Query } from "../tree.ts";
import type { Read } from "../fields/value.ts";
import { write } from "./serialize.ts";

/** A question as it was understood. */
export interface ParsedQuery {
  ok: true;
  /** In normal form; undefined for a blank text, which asks for everything. */
  tree: Query | undefined;
  /** What was read differently from how it was typed, in sentences. */
  notices: string[];
}

/** A question that cannot be read, and why. */
export interface UnreadQuery {
  ok: false;
  error: QueryError;
}

/** The longest a question may be, in UTF-16 units. */
export const LONGEST = 512;
const MOST_TERMS = 40;
const DEEPEST = 10;

/**
 * Reads a question, which binds NOT, AND, OR in this order, AND between neighbours. Neither the
 * text nor its canonical form may be longer than 512 UTF-16 units, so that the latter can be read.
 * @param text as typed, percent and plus signs decoded
 */
export function parse(text: string): ParsedQuery | UnreadQuery {
  if (text.length > LONGEST) {
    const rest = { at: LONGEST, length: text.length - LONGEST };
    return unread(tooLong(rest, `${text.length} characters`));
  }
  if (cleanLine(text) === "") return { ok: true, tree: undefined, notices: [] };
  const parser: Parser = {
    text,
    tokens: lex(text),
    next: 0,
    depth: 0,
    terms: 0,
    notices: [],
    scopes: [],
  };
  const read = readOr(parser, readAny);
  const end = peek(parser);
  if (end.type !== "end") fail(parser, end, "a ( in front of this )");
  if (read) checkScopes(parser, read);
  if (parser.error) return unread(parser.error);
  const everything = { at: 0, length: text.length };
  if (!read) return unread(errorAt(text, everything, "a word with a letter or a digit"));
  const tree = normal(read);
  const written = write(tree).length;
  if (written > LONGEST) {
    return unread(tooLong(everything, `${written} characters when written in full`));
  }
  return { ok: true, tree, notices: parser.notices };
}

function unread(error: QueryError): UnreadQuery {
  return { ok: false, error };
}

// The first error ends the reading: it moves on to the end of the text, where all rules return.
interface Parser {
  text: string;
  tokens: Token[];
  next: number;
  depth: number;
  terms: number;
  notices: string[];
  scopes: { query: Query; token: Token }[];
  error?: QueryError;
}

function readOr(parser: Parser, read: Read): Query | undefined {
  const parts = [readAnd(parser, read)];
  while (peek(parser).type === "or") {
    parser.next += 1;
    parts.push(readAnd(parser, read));
  }
  return group("or", parts);
}

function readAnd(parser: Parser, read: Read): Query | undefined {
  const parts = [readNot(parser, read)];
  for (;;) {
    const { type } = peek(parser);
    if (type === "or" || type === "close" || type === "end") return group("and", parts);
    if (type === "and") parser.next += 1;
    parts.push(readNot(parser, read));
  }
}

function readNot(parser: Parser, read: Read): Query | undefined {
  if (peek(parser).type !== "not") return readOperand(parser, read);
  parser.next += 1;
  const part = readNot(parser, read);
  return part && { type: "not", part };
}

function readOperand(parser: Parser, read: Read): Query | undefined {
  const token = peek(parser);
  switch (token.type) {
    case "open":
      return readGroup(parser, token, read);
    case "field":
      return readField(parser, token);
    case "value":
      parser.next += 1;
      return readLeaf(parser, token, read);
    case "unclosed":
      return fail(parser, token, 'a closing "');
    default:
      return fail(parser, token, "a word, a phrase, a field or a (");
  }
}

function readGroup(parser: Parser, open: Token, read: Read): Query | undefined {
  parser.next += 1;
  if (++parser.depth > DEEPEST) return fail(parser, open, `at most ${DEEPEST} ( within each other`);
  const query = readOr(parser, read);
  parser.depth -= 1;
  if (peek(parser).type !== "close") return fail(parser, peek(parser), "a )");
  parser.next += 1;
  return query;
}

function readField(parser: Parser, field: Token & { type: "field" }): Query | undefined {
  parser.next += 1;
  const read = readerOf(field.name);
  if (typeof read !== "function") return fail(parser, field, read.expected, read.suggestion);
  const token = peek(parser);
  const isNext = token.at === field.at + field.length;
  if (isNext && token.type !== "end" && token.type !== "close") return readOperand(parser, read);
  return fail(parser, field, "a value right behind the colon");
}

function readLeaf(parser: Parser, token: Token & { type: "value" }, read: Read): Query | undefined {
  const result = read(token);
  if (!result) {
    parser.notices.push(`${quoted(parser.text, token)} has no letter or digit and was left out.`);
    return undefined;
  }
  if (result.type === "unreadable") return fail(parser, token, result.expected, result.suggestion);
  const { query, notice } = result;
  if (notice) parser.notices.push(notice);
  const word = parser.text.slice(token.at, token.at + token.length);
  if (/^(?:and|or|not)$/.test(word)) {
    const capitals = word.toUpperCase();
    parser.notices.push(`“${word}” is looked for as a word; ${capitals} in capitals is not.`);
  }
  // A range is written with parentheses when it is negated.
  if (query.type === "and" && parser.depth === DEEPEST) {
    return fail(parser, token, `a range within at most ${DEEPEST - 1} (`);
  }
  parser.terms += query.type === "and" ? query.parts.length : 1;
  if (parser.terms > MOST_TERMS) return fail(parser, token, `at most ${MOST_TERMS} terms`);
  if (isScope(query)) parser.scopes.push({ query, token });
  return query;
}

function checkScopes(parser: Parser, tree: Query): void {
  const outermost = new Set(operands(tree));
  for (const { query, token } of parser.scopes) {
    if (!outermost.has(query)) {
      fail(parser, token, "it outside of OR and NOT, as it narrows the whole question");
    }
  }
}

function operands(query: Query): Query[] {
  return query.type === "and" ? query.parts.flatMap(operands) : [query];
}

function group(type: "and" | "or", read: (Query | undefined)[]): Query | undefined {
  const parts = read.filter((part) => part !== undefined);
  return parts.length > 1 ? { type, parts } : parts[0];
}

function peek(parser: Parser): Token {
  return parser.tokens[parser.next]!;
}

function fail(parser: Parser, token: Token, expected: string, suggestion?: string): undefined {
  parser.error ??= errorAt(parser.text, token, expected, suggestion);
  parser.next = parser.tokens.length - 1;
  return undefined;
}

function tooLong(place: Place, found: string): QueryError {
  return { ...place, found, expected: `at most ${LONGEST}` };
}

function errorAt(text: string, place: Place, expected: string, suggestion?: string): QueryError {
  const { at, length } = place;
  const found = length === 0 ? "the end" : quoted(text, place);
  return { at, length, found, expected, ...(suggestion && { suggestion }) };
}

function quoted(text: string, { at, length }: Place): string {
  return `“${cleanLine(text.slice(at, at + length))}”`;
}
