import { nearest } from "../../text/nearest.ts";
import type { Tree } from "../tree.ts";
import { abstract } from "./abstract.ts";
import { all } from "./all.ts";
import { author } from "./author.ts";
import { category } from "./category.ts";
import { date } from "./date.ts";
import { entered } from "./entered.ts";
import type { Field, Scope, Unreadable } from "./field.ts";
import { has } from "./has.ts";
import { id } from "./id.ts";
import { is } from "./is.ts";
import { keyword } from "./keyword.ts";
import { like } from "./like.ts";
import { newer } from "./newer.ts";
import { organization } from "./organization.ts";
import { source } from "./source.ts";
import { submitter } from "./submitter.ts";
import { title } from "./title.ts";
import { upvotes } from "./upvotes.ts";

// In the order in which the help shows them.
const TABLE = [
  all,
  title,
  abstract,
  author,
  category,
  keyword,
  organization,
  submitter,
  source,
  id,
  like,
  has,
  is,
  upvotes,
  date,
  entered,
  newer,
] as const;

/** A query without parts: a value of a field. */
export type Leaf = LeafOf<(typeof TABLE)[number]>;
/** A query, read. */
export type Query = Tree<Leaf>;
/** A field of the table. Only leaves of its own types are handed to it. */
export type AnyField = Field<Leaf>;

type LeafOf<Any> = Any extends Field<infer Own, infer _Other> ? Own : never;

/** The fields of the query language. */
export const FIELDS = TABLE as unknown as readonly AnyField[];

const BY_NAME = new Map(
  FIELDS.flatMap((field) =>
    field.names.map((name): [string, AnyField] => [name.toLowerCase(), field]),
  ),
);
const BY_TYPE = new Map(
  FIELDS.flatMap((field) => field.types.map((type): [string, AnyField] => [type, field])),
);

// Fields of arXiv's API.
const NOT_STORED = new Map([
  ["co", "comments"],
  ["jr", "journal references"],
  ["rn", "report numbers"],
]);

/** Whether a query has no parts. */
export function isLeaf(query: Query): query is Leaf {
  return query.type !== "and" && query.type !== "or" && query.type !== "not";
}

/** The field of a leaf. */
export function fieldOf(leaf: Leaf): AnyField {
  return BY_TYPE.get(leaf.type)!;
}

/** The moments that a leaf narrows a query to, if it does. */
export function scopeOf(leaf: Leaf): Scope | undefined {
  return fieldOf(leaf).scope?.(leaf);
}

/** Whether a word in front of a colon is meant as a field, in any letter case. */
export function isFieldName(name: string): boolean {
  return BY_NAME.has(name.toLowerCase()) || NOT_STORED.has(name.toLowerCase());
}

/** Whether a word in front of a colon may be a misspelt field. */
export function isLikeFieldName(name: string): boolean {
  return nearest(name.toLowerCase(), BY_NAME.keys()) !== undefined;
}

/** The field of what is typed without one. */
export const DEFAULT_FIELD = BY_NAME.get("all")!;

/** How the values of a field are cut from the text. */
export function valuesOf(name: string): AnyField["values"] {
  return BY_NAME.get(name.toLowerCase())?.values;
}

/** The field of a name in any letter case, or why there is none. */
export function findField(
  typed: string,
): { ok: true; field: AnyField } | { ok: false; error: Unreadable & { expected: string } } {
  const name = typed.toLowerCase();
  const field = BY_NAME.get(name);
  if (field) return { ok: true, field };
  const notStored = NOT_STORED.get(name);
  if (notStored !== undefined) {
    const message = `${name}: isn't supported because ${notStored} aren't stored here.`;
    return {
      ok: false,
      error: { message, expected: `another field: no ${notStored} are stored here` },
    };
  }
  const guess = nearest(name, BY_NAME.keys());
  return {
    ok: false,
    error: {
      message: `There is no field "${typed}:". To search for the words, put them in quotes.`,
      expected:
        'a field such as title:, author: or cat:, or quotes ("a:b") to search for the words',
      suggestion: guess && `${guess}:`,
    },
  };
}
