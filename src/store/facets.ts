import { RUNGS } from "../paper/ladder.ts";
import { partTag, PARTS, rungTag, valuePrefix } from "../paper/tags.ts";
import { matchingSeqs, matchingValues, type Range, withinReach } from "./matching.ts";
import { RANKED_MATCHES } from "./ranked.ts";
import { patternOf, tagOf } from "./tag-text.ts";

/** The number of papers with each tag, among those that match. */
export interface TagCounts {
  /** The newest moments, which were looked at. */
  matches: number;
  /** The papers they are of. */
  papers: number;
  /** Whether older moments may match too. */
  cut: boolean;
  /** Papers by the tags that facets are made of. A paper had the tag at one of those moments. */
  tags: ReadonlyMap<string, number>;
}

const OPENINGS = [
  valuePrefix("category", ""),
  valuePrefix("primary", ""),
  valuePrefix("source", ""),
  ...PARTS.map(partTag),
  ...RUNGS.map(rungTag),
];
const COUNTED = patternOf(OPENINGS);

/**
 * Counts tags among the newest {@link RANKED_MATCHES} moments of a range.
 * Reads two rows a moment, whatever the size of the log. Counting in SQL would read more: json_each
 * a row for each tag, and ORDER BY another for each moment.
 */
export async function countTags(db: D1Database, asked: Range): Promise<TagCounts> {
  const { range, isCut } = await withinReach(db, asked);
  const { results } = await db
    .prepare(
      `SELECT moment.paper, moment.tags FROM
         (${matchingSeqs()} ORDER BY seq DESC LIMIT ${RANKED_MATCHES}) AS matching
         JOIN moment ON moment.seq = matching.seq`,
    )
    .bind(...matchingValues(range))
    .all<{ paper: number; tags: string }>();
  const matches = results.length;
  const byPaper = results.toSorted((a, b) => a.paper - b.paper);
  return { matches, cut: isCut || matches === RANKED_MATCHES, ...counted(byPaper) };
}

function counted(rows: readonly { paper: number; tags: string }[]) {
  const counts = new Map<string, { papers: number; last?: number }>();
  // The same by the words that stand for the tags: in older rows others than in newer ones.
  const byWord: typeof counts = new Map();
  let papers = 0;
  let last: number | undefined;
  for (const { paper, tags } of rows) {
    if (paper !== last) papers += 1;
    last = paper;
    for (const word of tags.match(COUNTED) ?? []) {
      let count = byWord.get(word);
      if (!count) {
        const tag = tagOf(word);
        count = counts.get(tag) ?? { papers: 0 };
        counts.set(tag, count);
        byWord.set(word, count);
      }
      if (count.last === paper) continue;
      count.papers += 1;
      count.last = paper;
    }
  }
  return { papers, tags: new Map([...counts].map(([tag, count]) => [tag, count.papers])) };
}
