import { quote, type Unreadable } from "../fields/field.ts";

/** Why a query cannot be read. Positions count UTF-16 units of the text from 0. */
export interface QueryError {
  at: number;
  /** 0 at the end of the text. */
  length: number;
  /** The error and its remedy, in sentences. They count characters from 1. */
  message: string;
  /** The sentence that offers the suggestion. */
  hint?: string;
  /** The text at the position, in quotes, or what is there in words. */
  found: string;
  /** The text that could stand there, in words. */
  expected: string;
  /** The text that was probably meant, to replace the one that was found. */
  suggestion?: string;
}

/** A place in the typed text, in UTF-16 units. */
export interface Place {
  at: number;
  length: number;
}

/** An error, and the text that was expected. */
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
