import type { Part } from "../paper/tags.ts";

/** A question about papers, read. */
export type Query = Group | Not | Leaf;
/** What has no questions within. */
export type Leaf = Term | Fact | Scope;

/** Questions that all or any hold; never none. */
export interface Group {
  type: "and" | "or";
  parts: Query[];
}

/** What is not so. */
interface Not {
  type: "not";
  part: Query;
}

/** Words in a row, somewhere in a text of the paper. */
export interface Term {
  type: "term";
  field: "any" | "title" | "abstract" | "author";
  /** Folded by `textWords`; at least one. */
  words: string[];
  /** The last word may go on. */
  prefix?: true;
}

/** Something a tag says of the paper. */
export type Fact =
  | { type: "category"; code: string; role?: "primary" | "cross" } // cs.LG; cs.*, an archive
  | { type: ValueField; value: string; prefix?: true }
  | { type: "id"; value: string }
  | { type: "has"; value: Part }
  | { type: "trending" }
  | { type: "upvotes"; rung: number } // at least
  | { type: "published"; from?: string; to?: string }; // days, both included

/** The fields whose values people choose freely. */
export type ValueField = "keyword" | "organization" | "submitter" | "source";

/** Which moments to look at rather than which papers: an operand of the outermost AND only. */
export type Scope =
  | { type: "entered"; from?: string; to?: string } // days, both included
  | { type: "newer"; hours: number }
  | { type: "revised" };

/** Whether a question is one of moments. */
export function isScope(query: Query): query is Scope {
  return query.type === "entered" || query.type === "newer" || query.type === "revised";
}
