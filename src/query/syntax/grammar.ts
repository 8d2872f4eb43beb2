import { normal } from "../canonical.ts";
import { findField, type Query } from "../fields/index.ts";
import { partOf } from "../spelling.ts";
import { readLeaf } from "./leaf.ts";
import { type Context, DEEPEST, fail, meantBetween, type Parser, peek, typed } from "./parser.ts";
import type { Token } from "./tokenize.ts";

const OPERAND = "a word, a phrase, a field or a (";

/**
 * Reads a query, or what is between two parentheses. Each rule returns undefined when it fails, and
 * when it finds only values without letters and digits.
 */
export function readOr(parser: Parser, context: Context): Query | undefined {
  const parts = [readAnd(parser, context)];
  while (peek(parser).type === "or") {
    parser.next += 1;
    if (parser.depth === 0) parser.isUnion = true;
    parts.push(readAnd(parser, context));
  }
  return group("or", parts);
}

function readAnd(parser: Parser, context: Context): Query | undefined {
  const parts = [readPart(parser, context)];
  for (;;) {
    const { type } = peek(parser);
    if (type === "or" || type === "close" || type === "end") return group("and", parts);
    if (type === "and") parser.next += 1;
    parts.push(readPart(parser, context));
  }
}

function readPart(parser: Parser, context: Context): Query | undefined {
  const first = peek(parser);
  const query = readNot(parser, context);
  if (!query || parser.depth > 0) return query;
  const last = parser.tokens[parser.next - 1]!;
  const text = meantBetween(parser, first.at, last.at + last.length);
  const isOther = NOT_FIRST.test(text) && /\S/.test(parser.text.charAt(first.at - 1));
  const part = { text: text.replace(/^ANDNOT\b/, "NOT"), query: normal(query) };
  parser.parts.push(isOther ? partOf(part.query) : part);
  return query;
}

// Right after a word or a sign, as in f(-x), this dash is none that negates; in a part by itself it
// would be.
const NOT_FIRST = /^\(+[-!]/;

function readNot(parser: Parser, context: Context): Query | undefined {
  if (peek(parser).type !== "not") return readOperand(parser, context);
  parser.next += 1;
  const part = readNot(parser, context);
  return part && { type: "not", part };
}

// Values with | between them are in one field, and are one operand.
function readOperand(parser: Parser, context: Context): Query | undefined {
  const parts = [readSingle(parser, context)];
  while (peek(parser).type === "bar") {
    parser.next += 1;
    const isNot = peek(parser).type === "not";
    parts.push(isNot ? readNot(parser, context) : readSingle(parser, context));
  }
  return group("or", parts);
}

function readSingle(parser: Parser, context: Context): Query | undefined {
  const token = peek(parser);
  switch (token.type) {
    case "open":
      return readGroup(parser, token, context);
    case "field":
      return readField(parser, token);
    case "value":
      parser.next += 1;
      return readLeaf(parser, token, context);
    case "unclosed": {
      const message = `The quote at character ${token.at + 1} is never closed. Add a ".`;
      return fail(parser, token, { message, expected: 'a closing "' });
    }
    default:
      return fail(parser, token, { message: missingOperand(parser, token), expected: OPERAND });
  }
}

function readGroup(parser: Parser, open: Token, context: Context): Query | undefined {
  parser.next += 1;
  if (++parser.depth > DEEPEST) {
    return fail(parser, open, {
      message: `Nest parentheses at most ${DEEPEST} deep.`,
      expected: `at most ${DEEPEST} ( within each other`,
    });
  }
  const query = readOr(parser, context);
  parser.depth -= 1;
  const close = peek(parser);
  if (close.type !== "close") {
    const message = `${placed(parser, open)} is never closed. Add a ).`;
    return fail(parser, close, { message, expected: "a )" });
  }
  parser.next += 1;
  return query;
}

function readField(parser: Parser, token: Token & { type: "field" }): Query | undefined {
  parser.next += 1;
  const found = findField(token.name);
  if (!found.ok) return fail(parser, token, found.error);
  const value = peek(parser);
  const isNext = value.at === token.at + token.length;
  if (isNext && value.type !== "end" && value.type !== "close") {
    return readOperand(parser, { field: found.field, name: token.name.toLowerCase() });
  }
  return fail(parser, token, {
    message: `${placed(parser, token)} needs a value right after it, without a space.`,
    expected: "a value right after the colon",
  });
}

function missingOperand(parser: Parser, token: Token): string {
  const { type } = token;
  if (type === "and" || type === "or") return `${placed(parser, token)} needs a word before it.`;
  if (type === "close" && parser.depth === 0) return `${placed(parser, token)} has no ( before it.`;
  const previous = parser.tokens[parser.next - 1]!;
  if (type === "close" && previous.type === "open") {
    return `The parentheses at character ${previous.at + 1} are empty.`;
  }
  return `${placed(parser, previous)} needs a word after it.`;
}

function placed(parser: Parser, token: Token): string {
  return `The ${typed(parser, token)} at character ${token.at + 1}`;
}

function group(type: "and" | "or", read: (Query | undefined)[]): Query | undefined {
  const parts = read.filter((part) => part !== undefined);
  return parts.length > 1 ? { type, parts } : parts[0];
}
