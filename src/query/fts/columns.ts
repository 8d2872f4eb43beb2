import { authorPhrase } from "../../paper/authors.ts";
import { type Expression, phrase } from "./expression.ts";
import { continuations, silenced } from "./prefix.ts";

/**
 * Rows with words in a row in some columns of text.
 * @param columns as FTS5 names them: `title`, `{title abstract}`
 * @param words folded
 * @param prefix whether the last word may go on
 */
export function inText(columns: string, words: readonly string[], prefix = false): Expression {
  const text = words.join(" ");
  if (!prefix) return inColumns(columns, [phrase(text)]);
  const { open, words: whole } = continuations(text);
  return inColumns(columns, [...open.map(opening), ...whole.map(phrase)]);
}

/** Rows with one of some texts in the names of the authors, each as the index holds it. */
export function inAuthors(texts: readonly string[]): Expression {
  return inColumns("authors", texts.map(phrase));
}

/** Rows with words in a row in the names of the authors, where the last word may go on. */
export function inAuthorsOpen(words: readonly string[]): Expression {
  return inColumns("authors", silenced(authorOpening(words)).map(opening));
}

/** The start of a name as the index holds it, where the last word may go on. */
export function authorOpening(words: readonly string[]): string {
  return `${authorPhrase(words.slice(0, -1))} ${words.at(-1)!}`.trim();
}

function inColumns(columns: string, phrases: readonly string[]): Expression {
  const text = phrases.length === 1 ? phrases[0]! : `(${phrases.join(" OR ")})`;
  return { type: "match", text: `${columns}:${text}` };
}

function opening(text: string): string {
  return `${phrase(text)}*`;
}
