import { quote, type Unreadable } from "../fields/field.ts";

/** Why a query cannot be read. Positions count UTF-16 units of the text from 0. */
export interface QueryError {
  at: number;
  /** 0 at the end of the text. */
  length: number;
  /** What is wrong and what to do about it, in sentences. They count characters from 1. */
  message: string;
  /** The sentence that offers the suggestion. */
  hint?: string;
  /** The text at the position, in quotes, or what is there in words. */
  found: string;
  /** What could stand there, in words. */
  expected: string;
  /** What was probably meant, to replace what was found. */
  suggestion?: string;
}

/** Where something was typed, in UTF-16 units. */
export interface Place {
  at: number;
  length: number;
}

/** What is wrong, and what would have been right. */
export type Problem = Unreadable & { expected: string };

/** An error at a place of a text. */
export function errorAt(
  text: string,
  { at, length }: Place,
  { message, expected, suggestion, hint }: Problem,
): QueryError {
  const found = length === 0 ? "the end" : quote(text.slice(at, at + length));
  const error = { at, length, message, found, expected };
  if (suggestion === undefined) return error;
  return { ...error, suggestion, hint: hint ?? `Did you mean ${suggestion}?` };
}

/** An error in sentences: what is wrong, what to do about it, and what was probably meant. */
export function explain({ message, hint }: QueryError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
