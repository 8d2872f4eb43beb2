import type { Format } from "../feeds/feed.ts";
import { FEED_FORMATS, formatOf } from "../feeds/formats.ts";
import { RUNGS } from "../paper/ladder.ts";
import { PARTS } from "../paper/tags.ts";
import { explain, parse } from "../query/index.ts";
import { cleanLine } from "../text/clean.ts";
import { DEFAULTS, VALUES } from "../lists/params.ts";
import { TOPICS } from "../topics.ts";

/** The fields of the feed builder's form. */
export const FIELDS = [
  "topic",
  "words",
  "phrase",
  "without",
  "title",
  "author",
  "cat",
  "include",
  "source",
  "upvotes",
  "has",
  "format",
  "content",
  "digest",
] as const;

export type Field = (typeof FIELDS)[number];

/** The fields of the form. An empty one is absent. */
export type Composed = Partial<Record<Field, string>>;

/** The values of fields that are a choice. */
export const CHOICES = {
  topic: TOPICS.map(({ slug }) => slug),
  include: ["new", "cross", DEFAULTS.include.join(), VALUES.include.join()],
  upvotes: RUNGS.map(String),
  has: PARTS,
  format: FEED_FORMATS.map(({ extension }) => extension),
  content: VALUES.content,
  digest: VALUES.digest,
} satisfies Partial<Record<Field, readonly string[]>>;

/** Reads the form as it was sent. */
export function readComposed(search: URLSearchParams): Composed {
  const composed: Composed = {};
  for (const name of FIELDS) {
    // A field with boxes to tick is sent once for each that is ticked.
    const text = search.getAll(name).join(", ").trim();
    if (text) composed[name] = text;
  }
  return composed;
}

/**
 * The query that the fields of the form make.
 * @returns in the query language; empty if no field has a part of it
 */
export function composedQuery(composed: Composed): string {
  const { words = "", phrase, without, title, author, cat, source, upvotes, has } = composed;
  const parts = [
    eachOf(phrase?.replaceAll(",", " ")).map(quoted),
    anyOf("title:", title),
    anyOf("author:", author?.includes(";") ? separatedByCommas(author) : author),
    anyOf("cat:", cat?.replaceAll(SEPARATORS, ",")),
    anyOf("source:", source?.replaceAll(SEPARATORS, ",")),
    upvotes ? `upvotes:>=${upvotes}` : [],
    has ? `has:${has}` : [],
    eachOf(without?.replaceAll(/(^|,)\s*[-!]+/g, "$1")).map((part) => `-${operand(part)}`),
  ].flat();
  if (words === "") return parts.join(" ");
  return [parts.length > 0 && isOr(words) ? `(${words})` : words, ...parts].join(" ");
}

/** The error of each field by itself, in a sentence. */
export function problemsOf(composed: Composed): Composed {
  const problems: Composed = {};
  for (const name of FIELDS) {
    const problem = problemOf(name, composed[name] ?? "");
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

/** The format that was chosen. */
export function composedFormat({ format = "" }: Composed): Format {
  return formatOf(format) ?? FEED_FORMATS[0]!;
}

// Straight ones, and the curly ones of telephones.
const QUOTES = /["“”]/g;
// Between names that have no spaces in them.
const SEPARATORS = /[\s,;+]+/g;

function problemOf(name: Field, text: string): string | undefined {
  const choices: Partial<Record<Field, readonly string[]>> = CHOICES;
  const allowed = choices[name];
  if (text !== "" && allowed?.includes(text) === false) {
    return `“${cleanLine(text)}” is not available. Choose one of ${allowed.join(", ")}.`;
  }
  const parsed = parse(composedQuery({ [name]: text }));
  return parsed.ok ? undefined : explain(parsed.error);
}

// In `LeCun, Yann; Bengio, Y` the commas are inside names.
function separatedByCommas(authors: string): string {
  return authors.replaceAll(",", " ").replaceAll(";", ",");
}

function eachOf(text = ""): string[] {
  return text
    .split(",")
    .map((part) => part.replaceAll(QUOTES, " ").trim())
    .filter((part) => part !== "");
}

function anyOf(field: string, text: string | undefined): string[] {
  const parts = eachOf(text).map((part) => field + operand(part));
  return parts.length > 1 ? [`(${parts.join(" OR ")})`] : parts;
}

function operand(part: string): string {
  return /[\s()]/.test(part) ? quoted(part) : part;
}

function quoted(part: string): string {
  return `"${part}"`;
}

function isOr(words: string): boolean {
  const parsed = parse(words);
  return parsed.ok && parsed.tree?.type === "or";
}
