import { nameWords } from "../paper/authors.ts";
import { monthOfId } from "../paper/ids.ts";
import type { Paper } from "../paper/paper.ts";
import { foldedWords } from "../text/clean.ts";
import { texToUnicode } from "../text/tex.ts";
import { dayOf } from "../text/time.ts";

const FILLERS = new Set("a an and at by for from in of on the to towards toward with".split(" "));
const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);

/**
 * A citation key for each paper: the first author's family name, the year and the first word of the
 * title, as in `lecun2026deep`, in lower-case letters and digits. If papers share a key, all but the
 * one with the lowest id get `a`, `b`, … behind it, whatever order they come in.
 * @returns keys by the id of the paper
 */
export function citationKeys(papers: readonly Paper[]): Map<string, string> {
  const wanted = new Map(papers.map((paper) => [paper.id, plainKey(paper)]));
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const id of [...wanted.keys()].sort()) {
    const plain = wanted.get(id)!;
    let key = plain;
    for (let n = 1; taken.has(key); n++) key = plain + letters(n);
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}

/** The month a paper was published in, `2026-11` (UTC), or else the month its id was given out. */
export function monthOf({ id, published }: Paper): string | undefined {
  return published === undefined ? monthOfId(id) : dayOf(published).slice(0, 7);
}

function plainKey(paper: Paper): string {
  const { id, title } = paper;
  const [first = ""] = paper.authors;
  const words = ascii(nameWords(first)).filter((word) => !SUFFIXES.has(word));
  // "Surname A": the initial is not the family name.
  const family = words.findLast((word) => word.length > 1) ?? words.at(-1) ?? "";
  const year = monthOf(paper)?.slice(0, 4) ?? "";
  const word = ascii(foldedWords(texToUnicode(title))).find((each) => !FILLERS.has(each)) ?? "";
  return family + word === "" ? ascii(foldedWords(id)).join("") : family + year + word;
}

function ascii(words: string[]): string[] {
  return words.map((word) => word.replace(/[^a-z0-9]/g, "")).filter((word) => word !== "");
}

// 1 is a, 26 is z, 27 is aa.
function letters(n: number): string {
  const [rest, digit] = [Math.floor((n - 1) / 26), (n - 1) % 26];
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + digit);
}
