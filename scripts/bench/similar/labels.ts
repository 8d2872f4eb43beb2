import type { Sample } from "./papers.ts";

/** A name with so many papers is of several people. */
const MOST_PAPERS = 300;

/** The papers of each author, as their places among those given. */
export function papersByAuthor(papers: readonly Sample[]): Map<string, number[]> {
  const byAuthor = new Map<string, number[]>();
  papers.forEach(({ authors }, n) => {
    for (const author of authors) {
      const list = byAuthor.get(author);
      if (list) list.push(n);
      else byAuthor.set(author, [n]);
    }
  });
  for (const [author, list] of byAuthor) if (list.length > MOST_PAPERS) byAuthor.delete(author);
  return byAuthor;
}

/**
 * For each paper, those among others that share at least two authors with it. Nobody has said which
 * papers are alike; people who write together a second time mostly go on with the same matter.
 * @param others may be the papers themselves: a paper is not its own
 */
export function sharingTwoAuthors(
  papers: readonly Sample[],
  others: readonly Sample[],
): Set<number>[] {
  const byAuthor = papersByAuthor(others);
  return papers.map((paper) => {
    const shared = new Map<number, number>();
    for (const author of paper.authors) {
      for (const n of byAuthor.get(author) ?? []) shared.set(n, (shared.get(n) ?? 0) + 1);
    }
    const found = [...shared].filter(([n, count]) => count >= 2 && others[n] !== paper);
    return new Set(found.map(([n]) => n));
  });
}
