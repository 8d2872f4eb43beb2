import { quote } from "../fields/field.ts";
import { DEFAULT_FIELD, isFieldName, isLeaf, type Query, scopeOf } from "../fields/index.ts";
import { comparisonAt } from "./comparison.ts";
import { type Context, DEEPEST, fail, type Parser, typed } from "./parser.ts";
import type { Token } from "./tokenize.ts";

const MOST_TERMS = 40;
const MOST_PREFIXES = 8;

// Operators are upper case only.
const WORDS_LIKE_OPERATORS: Record<string, string> = {
  and: 'Searching for the word "and". All words must match anyway, so you can leave it out.',
  or: 'Searching for the word "or". To match either word, write OR.',
  not: 'Searching for the word "not". To exclude, write NOT or -word.',
  AND: 'Searching for the word "AND", as in a title. All words must match anyway.',
  NOT: 'Searching for the word "NOT", as in a title. To exclude, write -word.',
};

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
  const reminder = reminderOf(text);
  if (reminder !== undefined) parser.notices.push(reminder);
  // Elsewhere it would be an operator or a field again.
  const plain = plainWord(text);
  if (plain !== undefined) parser.altered.push({ at: token.at, length: token.length, text: plain });
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
  if (isPrefix(query) && ++parser.prefixes > MOST_PREFIXES) {
    return fail(parser, token, {
      message: `This search has more than ${MOST_PREFIXES} words with *. Use at most ${MOST_PREFIXES}.`,
      expected: `at most ${MOST_PREFIXES} words with *`,
    });
  }
  const scope = isLeaf(query) ? scopeOf(query) : undefined;
  if (scope) parser.scopes.push({ query, scope, token });
  return query;
}

function isPrefix(query: Query): boolean {
  return "prefix" in query && query.prefix;
}

function plainWord(text: string): string | undefined {
  if (text === "AND" || text === "NOT") return text.toLowerCase();
  return text.endsWith(":") && isFieldName(text.slice(0, -1)) ? text.slice(0, -1) : undefined;
}

// Words that look like syntax but were searched for as words.
function reminderOf(text: string): string | undefined {
  if (Object.hasOwn(WORDS_LIKE_OPERATORS, text)) return WORDS_LIKE_OPERATORS[text];
  const [, name, rest] = /^([A-Za-z_]+):(?![/:])(.*)$/.exec(text) ?? [];
  if (name === undefined || /^all$/i.test(name)) return undefined;
  if (isFieldName(name) && rest === "") {
    return `Searching for the word "${name}". For the field, put its value right after the colon.`;
  }
  return rest === "" ? undefined : `There is no field "${name}:", so it was searched as a word.`;
}
