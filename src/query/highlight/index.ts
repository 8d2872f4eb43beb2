import { fieldOf, type Query } from "../fields/index.ts";
import type { Marks } from "./marks.ts";

/** The words to highlight in the papers that a query finds. */
export function marksOf(query: Query | undefined): Marks {
  const marks = query ? wantedMarks(query) : [];
  return {
    title: marks.flatMap(({ title = [] }) => title),
    abstract: marks.flatMap(({ abstract = [] }) => abstract),
    authors: marks.flatMap(({ authors = [] }) => authors),
  };
}

function wantedMarks(query: Query): Partial<Marks>[] {
  switch (query.type) {
    case "and":
    case "or":
      return query.parts.flatMap(wantedMarks);
    case "not":
      return [];
    default:
      return [fieldOf(query).marks?.(query) ?? {}];
  }
}
