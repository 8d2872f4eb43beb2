import { authorPhrase, authorPhrases } from "../../paper/authors.ts";
import {
  partTag,
  publishedTag,
  rungTag,
  TRENDING,
  valuePrefix,
  valueTag,
} from "../../paper/tags.ts";
import { foldedWords } from "../../text/clean.ts";
import { dayOf } from "../../text/time.ts";
import { and, type Expression, not, or, phrase } from "./expression.ts";
import { continuations, silenced, tagBeginning } from "./prefix.ts";
import { cover, EARLIEST, type Period } from "../fields/periods.ts";
import { type Fact, isScope, type Query, type Term } from "../tree.ts";

/** The column of a moment's tags to ask: those it brought the paper to, or those from before. */
export type Side = "after" | "before";

/** What a question asks of the rows on one side; a scope asks nothing of a row. */
export function expressionOf(query: Query, side: Side, now: number): Expression {
  const inSide = (part: Query) => expressionOf(part, side, now);
  switch (query.type) {
    case "and":
      return and(...query.parts.map(inSide));
    case "or":
      return or(...query.parts.map(inSide));
    case "not":
      return not(inSide(query.part));
    case "term":
      return termExpression(query);
    default:
      return isScope(query) ? true : factExpression(query, side, now);
  }
}

/** That a row has a tag on one side. */
export function tagged(side: Side, tag: string): Expression {
  return { type: "match", text: `${side}:${tag}` };
}

function termExpression({ field, words, prefix }: Term): Expression {
  if (field !== "any") {
    return field === "author"
      ? inAuthors(prefix ? authorOpenings(words) : authorPhrases(words).map(phrase))
      : inText(field, words, prefix);
  }
  const names = words.flatMap(foldedWords);
  const text = inText("{title abstract}", words, prefix);
  // A lone letter is more likely a vitamin than an initial.
  if (names.join("").length < 2) return text;
  return or(text, inAuthors(prefix ? authorOpenings(names) : [phrase(authorPhrase(names))]));
}

function inText(columns: string, words: string[], prefix?: boolean): Expression {
  const text = words.join(" ");
  if (!prefix) return inColumns(columns, [phrase(text)]);
  const more = continuations(text);
  return inColumns(columns, [...more.open.map(opening), ...more.words.map(phrase)]);
}

function inAuthors(phrases: string[]): Expression {
  return inColumns("authors", phrases);
}

function inColumns(columns: string, phrases: string[]): Expression {
  const text = phrases.length === 1 ? phrases[0]! : `(${phrases.join(" OR ")})`;
  return { type: "match", text: `${columns}:${text}` };
}

function authorOpenings(names: string[]): string[] {
  const before = authorPhrase(names.slice(0, -1));
  return silenced(`${before} ${names.at(-1)!}`.trim()).map(opening);
}

function opening(text: string): string {
  return `${phrase(text)}*`;
}

function factExpression(fact: Fact, side: Side, now: number): Expression {
  switch (fact.type) {
    case "category":
      return categoryExpression(fact.code, fact.role, side);
    case "keyword":
    case "organization":
    case "submitter":
    case "source":
      return tagged(
        side,
        fact.prefix
          ? `${tagBeginning(valuePrefix(fact.type, fact.value))}*`
          : valueTag(fact.type, fact.value),
      );
    case "id":
      return tagged(side, valueTag("id", fact.value));
    case "has":
      return tagged(side, partTag(fact.value));
    case "trending":
      return tagged(side, TRENDING);
    case "upvotes":
      return tagged(side, rungTag(fact.rung));
    case "published":
      return anyOf(cover(fact.from ?? EARLIEST, earlier(fact.to, endOfNextYear(now))), side);
  }
}

// Dates set by hand may lie ahead, but not for long.
function endOfNextYear(now: number): string {
  return `${Number(dayOf(now).slice(0, 4)) + 1}-12-31`;
}

function earlier(day: string | undefined, other: string): string {
  return day !== undefined && day < other ? day : other;
}

function categoryExpression(
  code: string,
  role: "primary" | "cross" | undefined,
  side: Side,
): Expression {
  const archive = code.endsWith(".*") ? code.slice(0, -".*".length) : undefined;
  const primary = tagged(side, valueTag("primary", archive ?? code));
  if (role === "primary") return primary;
  const any = tagged(side, archive ? valueTag("archive", archive) : valueTag("category", code));
  return role === "cross" ? and(any, not(primary)) : any;
}

function anyOf(periods: Period[], side: Side): Expression {
  return or(
    ...periods.map(({ period, except }) =>
      and(tagged(side, publishedTag(period)), not(anyOf(except, side))),
    ),
  );
}
