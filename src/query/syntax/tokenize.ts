import type { Value } from "../fields/field.ts";
import { isFieldName, isLikeFieldName, valuesOf } from "../fields/index.ts";
import type { Place } from "./error.ts";
import { lazy } from "../../text/lazy.ts";

/** A token and where it was typed. */
export type Token = Place &
  (
    | { type: "open" | "close" | "and" | "or" | "bar" | "not" | "unclosed" | "end" }
    | { type: "field"; name: string }
    | ({ type: "value" } & Value)
  );

const QUOTE = `["“”]`;
const LETTER = String.raw`[\p{L}\p{N}]`;
const OPERATOR = "ANDNOT|AND|OR|NOT";
// Quotes within quotes begin in front of a word; one between two letters is none, as in
// Schr"odinger.
const INNER_QUOTE =
  String.raw`(?<=[\s(\[-])${QUOTE}(?=${LETTER})[^"“”]*${QUOTE}|` +
  String.raw`(?<=${LETTER})${QUOTE}(?!(?:${OPERATOR})[\s("“”])(?=${LETTER})`;
const QUOTED =
  String.raw`${QUOTE}(?<quoted>(?:[^"“”]|${INNER_QUOTE})*)(?:${QUOTE}|'')(?<star>\*?)|` +
  `(?<unclosed>${QUOTE}[^"“”]*)`;
// A bar is OR between two values or two spaces. In p(y|x), |x| and ⟨ψ| it is a sign.
const SYMBOLS = String.raw`(?<=(?<!${LETTER})${LETTER})\|${LETTER}(?!${LETTER})`;
const BAR = String.raw`(?<=[^\s(|])(?!${SYMBOLS})\|{1,2}(?=[^\s)|])`;
const SPACED_BAR = String.raw`(?<=\s)\|{1,2}(?=\s)`;
const WORD = String.raw`(?:(?!${BAR})[^\s()"“”])+`;

const ATOM = lazy(
  () =>
    new RegExp(
      [
        // A quote right after a word, or at the end of one, opens nothing. A dash right after a quote or a
        // bracket parts two words.
        String.raw`(?<space>\s+|(?<=${LETTER})${QUOTE}|(?<=[^\s(:!|-])${QUOTE}(?=[\s)]|$)|(?<=[)"“”])[-!]+)`,
        `(?<bar>${BAR})|(?<spacedBar>${SPACED_BAR})`,
        String.raw`(?<open>\()`,
        String.raw`(?<close>\))`,
        // At the start of a term: not after a word, its quote or its bracket, and not in front of a number
        // or a formula such as (n-1)/2.
        String.raw`(?<not>(?<![^\s(!|-]|[^\s(:!|-]\()(?:-(?!\p{N}|--|\([\p{L}\p{N}+*/^_-]*\)[^\s)|])|!))(?=[^\s)])`,
        String.raw`(?<operator>${OPERATOR})(?![^\s()"“”])`,
        // A colon in front of a slash or another colon belongs to a URL or to C++.
        String.raw`(?<field>[A-Za-z_]+):(?![/:])`,
        QUOTED,
        `(?<word>${WORD})`,
      ].join("|"),
      "uy",
    ),
);
const VALUES = {
  word: valuePattern(WORD),
  // [20261101 TO 20261115]
  interval: valuePattern(String.raw`\[[^\]]*\]|${WORD}`),
  // 10.1016/s0140-6736(20)30183-5
  id: valuePattern(String.raw`[^\s()"“”](?:(?!${BAR})[^\s()"“”]|\([^\s()"“”]*\))*`),
};

/**
 * Cuts a query into tokens, the last of which is `end`. A dash or `!` negates only at the start of a
 * term; operators are upper case; what follows the colon of a field is a value. Titles that are
 * pasted have all of these too: what cannot be meant so is a word.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const words = operatorsMeantAsWords(text);
  let at = 0;
  while (at < text.length) {
    const match = matchAt(text, at, tokens.at(-1));
    const { operator } = match.groups!;
    const isWord = operator === "NOT" || tokens.length === 0;
    const found = isWord && words.has(operator) ? wordAt(text, at) : match;
    tokens.push(...tokensOf(found, at));
    at += found[0].length;
  }
  return [...tokens, { type: "end", at, length: 0 }];
}

function valuePattern(word: string): () => RegExp {
  return lazy(() => new RegExp(`${QUOTED}|(?<word>${word})`, "uy"));
}

function matchAt(text: string, at: number, previous: Token | undefined): RegExpExecArray {
  const field = fieldEndingAt(at, previous);
  const value = field === undefined ? null : execAt(VALUES[valuesOf(field) ?? "word"](), text, at);
  const match = value ?? execAt(ATOM(), text, at)!;
  return isSaid(match, text, previous) ? wordAt(text, at) : match;
}

function wordAt(text: string, at: number): RegExpExecArray {
  return execAt(VALUES.word(), text, at)!;
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function fieldEndingAt(at: number, token: Token | undefined): string | undefined {
  return token?.type === "field" && token.at + token.length === at ? token.name : undefined;
}

// Whether what looks like a field is a word in front of a colon: "Attention: a survey", "One to rule
// them all: …", "FastMesh:Efficient …".
function isSaid(match: RegExpExecArray, text: string, previous: Token | undefined): boolean {
  const name = match.groups!["field"];
  if (name === undefined) return false;
  const rest = text.slice(match.index + match[0].length);
  if (valuesOf(name) === "id" && isCited(name, text.slice(0, match.index), rest)) return true;
  const isCapital = /^[A-Z]/.test(name);
  const isSpaced = /^(?:[\s)]|$)/.test(rest);
  if (isFieldName(name)) return isSpaced && (isCapital || previous?.type === "value");
  return isSpaced || isCapital || !isLikeFieldName(name);
}

// An id in brackets, or in parentheses after a name with a capital, is of another paper than the one
// that it stands in the title of.
function isCited(name: string, before: string, rest: string): boolean {
  return (
    /^\S*\]/.test(rest) ||
    (/[A-Z]/.test(name) && /(?:^|\s)\($/.test(before) && /^[^\s()]+\)/.test(rest))
  );
}

// "AND gates", "NOT all or nothing".
const AND_FIRST = /^\s*AND\s+[\p{L}\p{N}]/u;
const NOT_FIRST = /^\s*NOT(?:\s+[\p{Ll}\p{N}]+){3,}\s*$/u;

function operatorsMeantAsWords(text: string): ReadonlySet<string | undefined> {
  const words = new Set<string>();
  if (AND_FIRST.test(text)) words.add("AND");
  if (NOT_FIRST.test(text) || isLikeTitle(text)) words.add("NOT");
  return words;
}

const IS_OPERATOR = new RegExp(`^(?:${OPERATOR})$`);
const LEAST_WORDS = { mixed: 6, upperCase: 5 };

// "Models are NOT Teachers for Tuning": words of which many are capitals and some are not, or a
// whole title in upper case.
function isLikeTitle(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]\S*/gu)?.filter((word) => !IS_OPERATOR.test(word)) ?? [];
  if (!/\p{Ll}/u.test(text)) {
    return words.filter((word) => /\p{Lu}/u.test(word)).length >= LEAST_WORDS.upperCase;
  }
  const capitals = words.filter((word) => /^\p{Lu}\S*\p{Ll}/u.test(word));
  const hasSmall = words.some((word) => /^\p{Ll}{2,}$/u.test(word));
  return words.length >= LEAST_WORDS.mixed && hasSmall && capitals.length * 5 >= words.length * 2;
}

function tokensOf(match: RegExpExecArray, at: number): Token[] {
  const place = { at, length: match[0].length };
  const { space, open, close, not, operator, field, quoted, unclosed, star, word } = match.groups!;
  const { bar, spacedBar } = match.groups!;
  if (space) return [];
  if (bar) return [{ ...place, type: "bar" }];
  if (spacedBar) return [{ ...place, type: "or" }];
  if (open) return [{ ...place, type: "open" }];
  if (close) return [{ ...place, type: "close" }];
  if (not) return [{ ...place, type: "not" }];
  if (operator) {
    const types = { AND: ["and"], OR: ["or"], NOT: ["not"], ANDNOT: ["and", "not"] } as const;
    return types[operator as keyof typeof types].map((type) => ({ ...place, type }));
  }
  if (field) return [{ ...place, type: "field", name: field }];
  if (word) {
    const text = word.replace(/\*+$/, "");
    return [{ ...place, type: "value", text, quoted: false, star: text !== word }];
  }
  if (unclosed) return [{ ...place, type: "unclosed" }];
  return [{ ...place, type: "value", text: quoted!, quoted: true, star: star !== "" }];
}
