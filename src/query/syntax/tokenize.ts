import type { Value } from "../fields/field.ts";
import { isFieldName, valuesOf } from "../fields/index.ts";
import type { Place } from "./error.ts";

/** A token and where it was typed. */
export type Token = Place &
  (
    | { type: "open" | "close" | "and" | "or" | "bar" | "not" | "unclosed" | "end" }
    | { type: "field"; name: string }
    | ({ type: "value" } & Value)
  );

const QUOTED = String.raw`["“”](?<quoted>[^"“”]*)(?:(?<closed>["“”])(?<star>\*?))?`;
// A bar is OR between two values or two spaces. In p(y|x), |x| and ⟨ψ| it is a sign.
const LETTER = String.raw`[\p{L}\p{N}]`;
const SYMBOLS = String.raw`(?<=(?<!${LETTER})${LETTER})\|${LETTER}(?!${LETTER})`;
const BAR = String.raw`(?<=[^\s(|])(?!${SYMBOLS})\|{1,2}(?=[^\s)|])`;
const SPACED_BAR = String.raw`(?<=\s)\|{1,2}(?=\s)`;
const WORD = String.raw`(?:(?!${BAR})[^\s()"“”])+`;

const ATOM = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    `(?<bar>${BAR})|(?<spacedBar>${SPACED_BAR})`,
    String.raw`(?<open>\()`,
    String.raw`(?<close>\))`,
    String.raw`(?<not>[-!])(?=[^\s)])`,
    String.raw`(?<operator>ANDNOT|AND|OR|NOT)(?![^\s()"“”])`,
    // A colon in front of a slash or another colon belongs to a URL or to C++.
    String.raw`(?<field>[A-Za-z_]+):(?![/:])`,
    QUOTED,
    `(?<word>${WORD})`,
  ].join("|"),
  "uy",
);
const VALUES = {
  word: valuePattern(WORD),
  // [20261101 TO 20261115]
  interval: valuePattern(String.raw`\[[^\]]*\]|${WORD}`),
  // 10.1016/s0140-6736(20)30183-5
  id: valuePattern(String.raw`[^\s()"“”](?:(?!${BAR})[^\s()"“”]|\([^\s()"“”]*\))*`),
};

/**
 * Cuts a query into tokens, the last of which is `end`. A dash or `!` negates only right in front
 * of something; operators are upper case; what follows the colon of a field is a value. An unknown
 * field with a space after its colon ("Attention: a survey") is a word.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const match = matchAt(text, at, fieldEndingAt(at, tokens.at(-1)));
    tokens.push(...tokensOf(match, at));
    at += match[0].length;
  }
  return [...tokens, { type: "end", at, length: 0 }];
}

function valuePattern(word: string): RegExp {
  return new RegExp(`${QUOTED}|(?<word>${word})`, "uy");
}

function matchAt(text: string, at: number, field: string | undefined): RegExpExecArray {
  const value = field === undefined ? null : execAt(VALUES[valuesOf(field) ?? "word"], text, at);
  const match = value ?? execAt(ATOM, text, at)!;
  return isSpaced(match, text) ? execAt(VALUES.word, text, at)! : match;
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function fieldEndingAt(at: number, token: Token | undefined): string | undefined {
  return token?.type === "field" && token.at + token.length === at ? token.name : undefined;
}

function isSpaced(match: RegExpExecArray, text: string): boolean {
  const name = match.groups!["field"];
  return (
    name !== undefined &&
    !isFieldName(name) &&
    /^[\s)]|^$/.test(text.slice(match.index + match[0].length))
  );
}

function tokensOf(match: RegExpExecArray, at: number): Token[] {
  const place = { at, length: match[0].length };
  const { space, open, close, not, operator, field, quoted, closed, star, word } = match.groups!;
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
  if (!closed) return [{ ...place, type: "unclosed" }];
  return [{ ...place, type: "value", text: quoted!, quoted: true, star: star !== "" }];
}
