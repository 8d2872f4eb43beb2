import { authorsText } from "../../paper/authors.ts";
import type { Marks } from "./marks.ts";

/** Whether a query asks for the author of a name. */
export function isMarkedName(name: string, { authors }: Marks): boolean {
  const candidates = authors.filter((author) => mayBeIn(name, author));
  if (candidates.length === 0) return false;
  const indexed = ` ${authorsText([name])} `;
  return candidates.some((author) => indexed.includes(` ${author}`));
}

// Building every form of a name is slow, so names in plain letters that cannot match are ruled out
// first. A form holds each word of its name, whole or as an initial.
function mayBeIn(name: string, author: string): boolean {
  if (/\P{ASCII}/u.test(name)) return true;
  const plain = name.toLowerCase();
  const words = author.split(" ").map((token) => token.replace(/0$/, ""));
  return words.every((word) => word.length < 2 || plain.includes(word));
}
