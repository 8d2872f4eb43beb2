import { nearest } from "../../text/nearest.ts";
import { readAfter, readBefore, readEntered, readNewer, readPublished } from "./dates.ts";
import { readCategory, readHas, readId, readIs, readValue } from "./facts.ts";
import { readAny, readAuthor, readText } from "./terms.ts";
import { readUpvotes } from "./upvotes.ts";
import { type Read, type Unreadable, unreadable } from "./value.ts";

const NAMES: Record<string, Read> = {
  all: readAny,
  "title ti": readText("title"),
  "abstract abs": readText("abstract"),
  "author au": readAuthor,
  "category cat": readCategory,
  "keyword kw": readValue("keyword"),
  "org organization": readValue("organization"),
  "submitter by": readValue("submitter"),
  source: readValue("source"),
  "id arxiv doi": readId,
  has: readHas,
  is: readIs,
  upvotes: readUpvotes,
  // arXiv's lastUpdatedDate is an alias of its submittedDate, which is that of version 1.
  "date submitted submitteddate lastupdateddate": readPublished,
  after: readAfter,
  before: readBefore,
  entered: readEntered,
  "newer newer_than": readNewer,
};

const FIELDS = new Map(
  Object.entries(NAMES).flatMap(([names, read]) =>
    names.split(" ").map((name): [string, Read] => [name, read]),
  ),
);

const UNKNOWN_HERE = new Map([
  ["co", "comments"],
  ["jr", "journal references"],
  ["rn", "report numbers"],
]);

/** Whether something with a colon behind it is meant as a field; letter case does not matter. */
export function isField(name: string): boolean {
  return FIELDS.has(name.toLowerCase()) || UNKNOWN_HERE.has(name.toLowerCase());
}

/** Whether values may be intervals, `[20261101 TO 20261115]`. */
export function takesIntervals(name: string): boolean {
  const read = FIELDS.get(name.toLowerCase());
  return read === readPublished || read === readEntered;
}

/** Whether values are ids, in which parentheses may be. */
export function takesIds(name: string): boolean {
  return FIELDS.get(name.toLowerCase()) === readId;
}

/** What reads the values of a field, or why there is no such field. */
export function readerOf(name: string): Read | Unreadable {
  const lower = name.toLowerCase();
  const absent = UNKNOWN_HERE.get(lower);
  if (absent) return unreadable(`another field: ${absent} are not kept here`);
  return (
    FIELDS.get(lower) ??
    unreadable(
      'a field such as title:, author: or cat:, or quotes ("a:b") to look for the words',
      suggestion(lower),
    )
  );
}

function suggestion(name: string): string | undefined {
  const guess = nearest(name, FIELDS.keys());
  return guess && `${guess}:`;
}
