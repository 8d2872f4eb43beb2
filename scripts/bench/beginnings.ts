import type { Paper } from "../../src/paper/paper.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { tokensOf, wordsOf } from "../../src/text/words.ts";

const LENGTHS = { shortest: 3, longest: 6 };
const LEVELS = [7, 10, 15, 22, 32, 45, 65, 100, 150, 250];
const LEAST = 0.05;

/**
 * Beginnings of tokens of titles and abstracts by how many tokens of a paper begin so, in percent of
 * the papers, rounded up to a few levels. A token is counted once a paper. Shorter tokens are there
 * whole; what has less than 5 percent is left out.
 * @param corpora of each, the higher share counts
 */
export function commonBeginnings(
  ...corpora: readonly (readonly Paper[])[]
): { percent: number; beginnings: readonly string[] }[] {
  const shares = new Map<string, number>();
  for (const papers of corpora) {
    for (const [beginning, count] of countsOf(papers)) {
      shares.set(beginning, Math.max(shares.get(beginning) ?? 0, count / papers.length));
    }
  }
  const common = [...shares].filter(([, share]) => share >= LEAST);
  const levelOf = (share: number) => LEVELS.find((level) => share * 100 <= level);
  return LEVELS.toReversed().map((percent) => {
    const own = common.filter(([, share]) => levelOf(share) === percent);
    return { percent, beginnings: own.map(([beginning]) => beginning).toSorted() };
  });
}

function countsOf(papers: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    for (const token of new Set(tokensOf(wordsOf(texToUnicode(`${title} ${abstract}`))))) {
      for (const beginning of beginningsOf(token)) {
        counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function beginningsOf(token: string): string[] {
  const { shortest, longest } = LENGTHS;
  if (token.length < shortest) return [token];
  const lengths = Math.min(token.length, longest) - shortest + 1;
  return Array.from({ length: lengths }, (_, n) => token.slice(0, shortest + n));
}
