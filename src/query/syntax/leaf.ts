import { quote } from "../fields/field.ts";
import { DEFAULT_FIELD, isLeaf, type Query, scopeOf } from "../fields/index.ts";
import { comparisonAt } from "./comparison.ts";
import { type Context, DEEPEST, fail, type Parser, typed } from "./parser.ts";
import type { Token } from "./tokenize.ts";

const MOST_TERMS = 40;

// Operators are upper case only.
const LOWER_CASE_OPERATORS: Record<string, string> = {
  and: 'Searching for the word "and". All words must match anyway, so you can leave it out.',
  or: 'Searching for the word "or". To match either word, write OR.',
  not: 'Searching for the word "not". To exclude, write NOT or -word.',
};

// Names that are nothing without their signs: C++, C#, .NET.
const SIGNED_NAME = /^(?:\p{L}[\p{L}\p{N}]*(?:\+\+|#)|\.\p{L}+)$/u;

/** Reads a value of a field, within the bounds of a query. */
export function readLeaf(
  parser: Parser,
  token: Token & { type: "value" },
  { field, name }: Context,
): Query | undefined {
  const isBare = field === DEFAULT_FIELD && !token.quoted;
  const comparison = isBare && comparisonAt(parser.text, token.at, parser.naming);
  if (comparison) return fail(parser, comparison, comparison.problem);
  const reading = field.read(token, name, parser.naming);
  if (!reading.ok) {
    const { expected = field.help.takes, ...error } = reading.error;
    return fail(parser, token, { ...error, expected });
  }
  const { query, altered } = reading;
  const text = typed(parser, token);
  if (!query) {
    parser.notices.push(`${quote(text)} was ignored because it has no letter or digit.`);
    return undefined;
  }
  if (altered) {
    parser.notices.push(altered.notice);
    parser.altered.push({ at: token.at, length: token.length, text: altered.value });
  }
  const unsigned = withoutSigns(token.text, query);
  if (unsigned !== undefined) {
    parser.notices.push(`Signs are ignored, so ${quote(text)} is searched as ${quote(unsigned)}.`);
  }
  if (Object.hasOwn(LOWER_CASE_OPERATORS, text)) parser.notices.push(LOWER_CASE_OPERATORS[text]!);
  // A negated range is written with parentheses.
  if (query.type === "and" && parser.depth === DEEPEST) {
    return fail(parser, token, {
      message: `Nest parentheses around a range at most ${DEEPEST - 1} deep.`,
      expected: `a range within at most ${DEEPEST - 1} (`,
    });
  }
  parser.terms += query.type === "and" ? query.parts.length : 1;
  if (parser.terms > MOST_TERMS) {
    return fail(parser, token, {
      message: `This search has more than ${MOST_TERMS} terms. Use at most ${MOST_TERMS}.`,
      expected: `at most ${MOST_TERMS} terms`,
    });
  }
  const scope = isLeaf(query) ? scopeOf(query) : undefined;
  if (scope) parser.scopes.push({ query, scope, token });
  return query;
}

// The word that a name with signs is searched as, where the signs are no part of it.
function withoutSigns(text: string, query: Query): string | undefined {
  if (!SIGNED_NAME.test(text) || !("words" in query)) return undefined;
  const words = query.words.join(" ");
  return words === text.toLowerCase() ? undefined : words;
}
