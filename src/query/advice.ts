import { fieldOf, isLeaf, type Query, scopeOf } from "./fields/index.ts";
import type { Spelling } from "./spelling.ts";

const SUBSCRIBE = "You can still subscribe: papers appear here when they match.";

/** Advice for a search that finds nothing, in sentences that fit it. */
export function adviceOn({ parts }: Spelling): string {
  return `${whatToTry(parts.map(({ query }) => query))} ${SUBSCRIBE}`;
}

function whatToTry(queries: readonly Query[]): string {
  const leaves = queries.filter(isLeaf);
  if (leaves.some((leaf) => scopeOf(leaf))) return "No papers in this time. Try a longer one.";
  const [only] = queries;
  if (queries.length > 1) {
    const isOfWords =
      leaves.length === queries.length && leaves.every((leaf) => fieldOf(leaf).isText);
    return isOfWords
      ? "No paper has all of these words. Try fewer, or OR between them."
      : "No paper matches all of this. Try without a part of it.";
  }
  if (only?.type === "author") return "No papers by this author. Try the last name alone.";
  if (only && "words" in only) {
    return only.words.length > 1
      ? "No paper has these words in a row. Try them without quotes."
      : "No paper has this word. Check its spelling.";
  }
  return "No papers yet.";
}
