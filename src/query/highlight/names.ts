import { authorsText } from "../../paper/authors.ts";
import type { Marks } from "./marks.ts";

/** Whether a query asks for the author of a name. */
export function isMarkedName(name: string, { authors }: Marks): boolean {
  if (authors.length === 0) return false;
  const plain = plainOf(name);
  const candidates = authors.filter((author) => plain === undefined || mayBeIn(plain, author));
  if (candidates.length === 0) return false;
  const indexed = ` ${authorsText([name])} `;
  return candidates.some((author) => indexed.includes(` ${author}`));
}

// Building every form of a name is slow, so names in plain letters, accents aside, that cannot match
// are ruled out first. A form holds each word of its name, whole or as an initial.
function mayBeIn(plain: string, author: string): boolean {
  const words = author.split(" ").map((token) => token.replace(/0$/, ""));
  return words.every((word) => word.length < 2 || plain.includes(word));
}

/** A name in lower case without accents; undefined where it has letters of other kinds. */
function plainOf(name: string): string | undefined {
  const bare = OTHER.test(name) ? name.normalize("NFD").replace(/[\u0300-\u036F]/g, "") : name;
  return OTHER.test(bare) ? undefined : bare.toLowerCase();
}

const OTHER = /\P{ASCII}/u;
