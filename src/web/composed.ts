import { formatOf } from "../feeds/formats.ts";
import { RUNGS } from "../paper/ladder.ts";
import { PARTS } from "../paper/tags.ts";
import { parse } from "../query/index.ts";
import { VALUES } from "./params.ts";

/** The fields of the feed builder's form. */
export const FIELDS = [
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

/** One of them. */
export type Field = (typeof FIELDS)[number];

/** What the form holds; a field that is left empty is absent. */
export type Composed = Partial<Record<Field, string>>;

/** What fields choose from. */
export const CHOICES = {
  include: ["new", "cross", VALUES.include.join()],
  upvotes: RUNGS.map(String),
  has: PARTS,
  format: ["rss", "atom", "json"],
  content: VALUES.content,
  digest: VALUES.digest,
} satisfies Partial<Record<Field, readonly string[]>>;

/** Reads what a form has sent; what is none of its choices counts as empty. */
export function readComposed(search: URLSearchParams): Composed {
  const composed: Composed = {};
  for (const name of FIELDS) {
    const text = search.get(name)?.trim().slice(0, LONGEST);
    if (text && isChoice(name, text)) composed[name] = text;
  }
  return composed;
}

/**
 * The question that the fields of the form make.
 * @returns text in the query language, possibly empty
 */
export function composedQuery(composed: Composed): string {
  const { words = "", phrase, without, title, author, cat, source, upvotes, has } = composed;
  const parts = [
    eachOf(phrase?.replaceAll(",", " ")).map(quoted),
    anyOf("title:", title),
    anyOf("author:", author),
    anyOf("cat:", cat?.replaceAll(/[\s,+]+/g, ",")),
    anyOf("source:", source),
    upvotes ? `upvotes:>=${upvotes}` : [],
    has ? `has:${has}` : [],
    eachOf(without?.replaceAll(/(^|,)\s*[-!]+/g, "$1")).map((part) => `-${operand(part)}`),
  ].flat();
  if (words === "") return parts.join(" ");
  return [parts.length > 0 && isOr(words) ? `(${words})` : words, ...parts].join(" ");
}

/** What is wrong in single fields, in a sentence each. */
export function problemsOf(composed: Composed): Composed {
  const problems: Composed = {};
  for (const name of FIELDS) {
    const parsed = parse(composedQuery({ [name]: composed[name] ?? "" }));
    if (!("type" in parsed)) continue;
    const { found, expected, suggestion } = parsed;
    const hint = suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
    problems[name] = `Found ${found}, expected ${expected}.${hint}`;
  }
  return problems;
}

/** The format the form asks for. */
export function composedFormat({ format = "rss" }: Composed) {
  return formatOf(format)!;
}

const LONGEST = 200;

function isChoice(name: Field, text: string): boolean {
  const choices: Partial<Record<Field, readonly string[]>> = CHOICES;
  return choices[name]?.includes(text) ?? true;
}

function eachOf(text = ""): string[] {
  return text
    .split(",")
    .map((part) => part.replaceAll('"', " ").trim())
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
  return !("type" in parsed) && parsed.tree?.type === "or";
}
