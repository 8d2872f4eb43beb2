import { cleanLine } from "../../text/clean.ts";
import { conditionsOf, normal } from "../canonical.ts";
import { costOfQuery } from "../fts/compile.ts";
import type { Naming } from "../fields/field.ts";
import { DEFAULT_FIELD, type Query } from "../fields/index.ts";
import { partOf, type Spelling } from "../spelling.ts";
import { errorAt, type Place, type QueryError } from "./error.ts";
import { readOr } from "./grammar.ts";
import { fail, meantBetween, type Parser, parserOf, peek } from "./parser.ts";
import { type Meant, withoutTex, withoutUnpaired } from "./pasted.ts";
import { serialize } from "./serialize.ts";

/** A query that was read. */
export interface ParsedQuery {
  ok: true;
  /** In normal form; undefined for a blank text, which asks for everything. */
  tree: Query | undefined;
  /** How it was typed. */
  spelling: Spelling;
  /** Sentences about text that was read differently from how it was typed. */
  notices: string[];
}

/** A query that cannot be read, and why. */
export interface UnreadQuery {
  ok: false;
  error: QueryError;
}

/** The longest a query may be, in UTF-16 units. A profile does not count. */
export const LONGEST = 512;
/** Milliseconds of CPU until a MATCH has its first row: no bound on the moments makes it less. */
const DEAREST_START = { severalPrefixes: 40, other: 50 };

const PROFILE = /(?<=\blike:p~)[\w-]{1,1000}/i;

/**
 * Reads a query. NOT binds before AND, AND before OR, and neighbours are joined by AND. Neither the
 * text nor its canonical form may be longer than {@link LONGEST}, so that the latter can be read.
 * @param text as typed, percent and plus signs decoded
 * @param naming the sources that it can name; ids and DOIs are read without
 */
export function parse(
  text: string,
  naming: Naming = { facts: new Map() },
): ParsedQuery | UnreadQuery {
  const counted = countedLength(text);
  if (counted > LONGEST) {
    const rest = { at: text.length - (counted - LONGEST), length: counted - LONGEST };
    return { ok: false, error: tooLong(rest, `${counted} characters`) };
  }
  const shown = parseMeant(withoutTex(text), naming);
  if (shown?.ok) return shown;
  const result = parseTyped(text, naming);
  if (result.ok) return result;
  // An error is placed in the text as it was typed.
  const title = /[()"“”]/.test(result.error.expected)
    ? parseMeant(withoutUnpaired(text), naming)
    : undefined;
  return title?.ok ? title : result;
}

function parseMeant(
  meant: Meant | undefined,
  naming: Naming,
): ParsedQuery | UnreadQuery | undefined {
  if (!meant) return undefined;
  const result = parseTyped(meant.text, naming);
  if (!result.ok || meant.notice === undefined) return result;
  return { ...result, notices: [...result.notices, meant.notice] };
}

function parseTyped(text: string, naming: Naming): ParsedQuery | UnreadQuery {
  if (cleanLine(text) === "") return NOTHING;
  const parser = parserOf(text, naming);
  const query = readWhole(parser);
  const { error, notices } = parser;
  if (error) return { ok: false, error };
  const whole = { at: 0, length: text.length };
  if (!query) return { ok: false, error: withoutWords(text, whole) };
  const tree = normal(query);
  const length = countedLength(serialize(tree));
  if (length > LONGEST) {
    return { ok: false, error: tooLong(whole, `${length} characters when written in full`) };
  }
  const { start, prefixes } = costOfQuery(tree);
  if (start > (prefixes > 1 ? DEAREST_START.severalPrefixes : DEAREST_START.other)) {
    return { ok: false, error: tooDear(text, whole, parser.prefixes > 0) };
  }
  return { ok: true, tree, spelling: spellingOf(parser, tree), notices };
}

function countedLength(text: string): number {
  return text.length - (PROFILE.exec(text)?.[0].length ?? 0);
}

const NOTHING: ParsedQuery = {
  ok: true,
  tree: undefined,
  spelling: { text: "", isAltered: false, parts: [] },
  notices: [],
};

function spellingOf(parser: Parser, tree: Query): Spelling {
  const { isUnion, parts, altered } = parser;
  const isAltered = altered.length > 0;
  const text = meantBetween(parser, 0, parser.text.length);
  // Without the characters that no text has, it may read as another query.
  if (
    countedLength(text) > LONGEST ||
    cleanLine(parser.text) !== parser.text.replace(/\s+/g, " ").trim()
  ) {
    const own = conditionsOf(tree).map(partOf);
    return { text: serialize(tree), isAltered, parts: own };
  }
  return { text, isAltered, parts: isUnion ? [{ text: `(${text})`, query: tree }] : parts };
}

function readWhole(parser: Parser): Query | undefined {
  const query = readOr(parser, { field: DEFAULT_FIELD, name: "all" });
  const token = peek(parser);
  if (token.type !== "end") {
    fail(parser, token, {
      message: `The ) at character ${token.at + 1} has no ( before it.`,
      expected: "a ( in front of this )",
    });
  }
  if (query) checkScopes(parser, query);
  return query;
}

function checkScopes(parser: Parser, query: Query): void {
  const [, second] = parser.scopes.filter(({ scope }) => scope.like);
  if (second) {
    fail(parser, second.token, {
      message: "like: can be used once. Put all papers into one: like:2411.05783,2403.07362.",
      expected: "one like: only",
    });
  }
  const outermost = new Set(outermostOperands(query));
  for (const { query: scoped, scope, token } of parser.scopes) {
    if (outermost.has(scoped)) continue;
    fail(parser, token, {
      message: `${scope.name} can't be used inside OR, NOT or parentheses.`,
      expected: `${scope.name} outside of OR, NOT and parentheses`,
    });
  }
}

function outermostOperands(query: Query): Query[] {
  return query.type === "and" ? query.parts.flatMap(outermostOperands) : [query];
}

function tooLong(place: Place, found: string): QueryError {
  const message = `This search is ${found}. Use at most ${LONGEST}.`;
  return { ...place, message, found, expected: `at most ${LONGEST}` };
}

function tooDear(text: string, whole: Place, hasPrefixes: boolean): QueryError {
  if (hasPrefixes) {
    const message = "Too many words start like this. Write more letters before *.";
    return errorAt(text, whole, { message, expected: "longer or fewer beginnings of words" });
  }
  const message = "This search combines too many words or dates. Leave some out.";
  return errorAt(text, whole, { message, expected: "fewer words or dates" });
}

function withoutWords(text: string, whole: Place): QueryError {
  const expected = "a word with a letter or a digit";
  return errorAt(text, whole, { message: `Write ${expected}.`, expected });
}
