import type { Paper } from "../../src/paper/paper.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { wordsOf } from "../../src/text/words.ts";

/** Words of one stem that are no mere inflections of each other. */
export interface Collision {
  stem: string;
  /** Each with how many papers have it, the most common first; a family is a line of inflections. */
  families: { word: string; papers: number }[][];
  /** The papers that have a word of the second most common family: those that are found wrongly. */
  papers: number;
}

const RAREST = 5;
const ENDING = /(?:ies|y|ing|ings|ed|es|s|e|ly)$/;

/** The stems that words of several families have, those first that most papers are found by. */
export function stemCollisions(
  papers: readonly Paper[],
  stem: (word: string) => string,
): Collision[] {
  const groups = new Map<string, Map<string, { word: string; papers: number }[]>>();
  for (const [word, count] of documentCounts(papers)) {
    if (count < RAREST || !/^[a-z]{3,}$/.test(word)) continue;
    const families = groups.get(stem(word)) ?? new Map<string, Collision["families"][number]>();
    groups.set(stem(word), families);
    const root = word.replace(ENDING, "");
    families.set(root, [...(families.get(root) ?? []), { word, papers: count }]);
  }
  return [...groups]
    .map(([each, families]) => collisionOf(each, [...families.values()]))
    .filter(({ families }) => families.length > 1)
    .sort((a, b) => b.papers - a.papers);
}

function collisionOf(stem: string, families: Collision["families"]): Collision {
  const sizeOf = (family: Collision["families"][number]) =>
    Math.max(...family.map(({ papers }) => papers));
  const sorted = families.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return { stem, families: sorted, papers: sorted[1] ? sizeOf(sorted[1]) : 0 };
}

function documentCounts(papers: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    for (const word of new Set(wordsOf(texToUnicode(`${title} ${abstract}`)))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}
