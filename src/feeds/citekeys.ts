import { nameWords } from "../paper/authors.ts";
import type { Paper } from "../paper/paper.ts";
import { foldedWords } from "../text/clean.ts";
import { texToUnicode } from "../text/tex.ts";
import { dayOf } from "../text/time.ts";

// https://info.arxiv.org/help/arxiv_identifier.html: two digits of the year and the month, behind
// an archive in ids of 1991 to 2007.
const ARXIV_MONTH = /^arxiv:(?<archive>[a-z-]+\/)?(?<year>\d\d)(?<month>0[1-9]|1[0-2])/;
const FILLERS = new Set("a an and at by for from in of on the to towards toward with".split(" "));
const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);

/**
 * A key for each paper to be cited by: the first author's family name, the year and the first
 * word of the title, as in `lecun2026deep`; lower-case letters and digits only. Of papers that
 * would share one, the lowest id has it bare and the others get `a`, `b`, … behind it, whatever
 * order they come in.
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

/**
 * The month a paper came out in, as `2026-11` (UTC): where it is not known when it was published,
 * the one that its arXiv id tells, if it has one.
 */
export function monthOf({ id, published }: Paper): string | undefined {
  if (published !== undefined) return dayOf(published).slice(0, 7);
  const { archive, year, month } = ARXIV_MONTH.exec(id)?.groups ?? {};
  if (year === undefined) return undefined;
  return `${archive && year >= "91" ? "19" : "20"}${year}-${month}`;
}

function plainKey(paper: Paper): string {
  const { id, title } = paper;
  const [first = ""] = paper.authors;
  const family = ascii(nameWords(first)).findLast((word) => !SUFFIXES.has(word)) ?? "";
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
