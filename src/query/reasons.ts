import type { Paper } from "../paper/paper.ts";
import { tagsOf } from "../paper/tags.ts";
import { texToUnicode } from "../text/tex.ts";
import { fieldOf, isLeaf, type Leaf, type Query, scopeOf } from "./fields/index.ts";
import type { Mark, Marks } from "./highlight/marks.ts";
import { isMarkedName } from "./highlight/names.ts";
import { marked } from "./highlight/segments.ts";

/**
 * Why a paper matches a query, for its reader: `“unlearning” in the title`, `at least 50 upvotes`.
 * @param query one that the paper matches
 * @returns each reason once, in the order of the query; what is excluded is none, and neither is the
 * one fact that a query consists of
 */
export function reasonsOf(query: Query, paper: Paper): string[] {
  if (isLeaf(query) && !fieldOf(query).marks) return [];
  const known = {
    title: texToUnicode(paper.title),
    abstract: texToUnicode(paper.abstract),
    authors: paper.authors,
    tags: new Set(tagsOf(paper)),
  };
  return [...new Set(requiredIn(query, known))];
}

interface Known {
  /** Texts as they are shown. */
  title: string;
  abstract: string;
  authors: readonly string[];
  tags: ReadonlySet<string>;
}

// A required part did match, even if the paper no longer shows it.
function requiredIn(query: Query, known: Known): string[] {
  if (query.type === "and") return query.parts.flatMap((part) => requiredIn(part, known));
  if (!isLeaf(query) || fieldOf(query).marks) return reasonsIn(query, known) ?? [];
  return scopeOf(query) ? [] : [fieldOf(query).describe(query)];
}

/** The reasons in a query, if it holds. */
function reasonsIn(query: Query, known: Known): string[] | undefined {
  switch (query.type) {
    case "and": {
      const parts = query.parts.map((part) => reasonsIn(part, known));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case "or":
      return firstReasonsIn(query.parts, known);
    case "not":
      return reasonsIn(query.part, known) ? undefined : [];
    default:
      return reasonOf(query, known);
  }
}

// One part is reason enough, and looking for words takes time.
function firstReasonsIn(parts: readonly Query[], known: Known): string[] | undefined {
  for (const part of parts) {
    const reasons = reasonsIn(part, known);
    if (reasons && reasons.length > 0) return reasons;
  }
  return undefined;
}

function reasonOf(leaf: Leaf, known: Known): string[] | undefined {
  const field = fieldOf(leaf);
  const reason = field.marks
    ? wordsFound(field.marks(leaf), known)
    : hasTag(leaf, known.tags) && field.describe(leaf);
  return reason ? [reason] : undefined;
}

function wordsFound(
  { title = [], abstract = [], authors = [] }: Partial<Marks>,
  known: Known,
): string | undefined {
  const inTitle = hitIn(known.title, title);
  if (inTitle !== undefined) return `“${inTitle}” in the title`;
  const marks = { title, abstract, authors };
  const author = known.authors.find((name) => isMarkedName(name, marks));
  if (author !== undefined) return `author ${author}`;
  const inAbstract = hitIn(known.abstract, abstract);
  return inAbstract === undefined ? undefined : `“${inAbstract}” in the abstract`;
}

function hitIn(text: string, marks: readonly Mark[]): string | undefined {
  return marked(text, marks).find(({ hit }) => hit)?.text;
}

// Most facts are one tag, whole or its beginning.
function hasTag(leaf: Leaf, tags: ReadonlySet<string>): boolean {
  const wanted = fieldOf(leaf).match(leaf, "after", 0);
  if (typeof wanted === "boolean" || wanted.type !== "tag") return false;
  const { tag, open } = wanted;
  return open ? [...tags].some((each) => each.startsWith(tag)) : tags.has(tag);
}
