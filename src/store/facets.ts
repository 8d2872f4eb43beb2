import { RUNGS } from "../paper/ladder.ts";
import { partTag, PARTS, rungTag, valuePrefix } from "../paper/tags.ts";
import { matchingSeqs, matchingValues, type Range, withinReach } from "./matching.ts";
import { RANKED_MATCHES } from "./ranked.ts";

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
const COUNTED = new RegExp(`\\b(?:${OPENINGS.join("|")})\\w*`, "g");

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
  const counts = new Map<string, { papers: number; last: number }>();
  let papers = 0;
  let last: number | undefined;
  for (const { paper, tags } of rows) {
    if (paper !== last) papers += 1;
    last = paper;
    for (const tag of tags.match(COUNTED) ?? []) {
      const count = counts.get(tag);
      if (count?.last === paper) continue;
      counts.set(tag, { papers: (count?.papers ?? 0) + 1, last: paper });
    }
  }
  return { papers, tags: new Map([...counts].map(([tag, count]) => [tag, count.papers])) };
}
