import { RUNGS } from "../paper/ladder.ts";
import { partTag, PARTS, rungTag, valuePrefix } from "../paper/tags.ts";
import type { Range } from "./entries.ts";
import { RANKED_MATCHES } from "./ranked.ts";

/** How many papers have each tag, among those with a moment that matches. */
export interface TagCounts {
  /** Moments looked at: the newest. */
  matches: number;
  /** Papers they are of. */
  papers: number;
  /** Whether there may be older matches that were not looked at. */
  cut: boolean;
  /** Papers that had a tag at any of those moments, by tag: those that facets are made of. */
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
 * Reads two rows for each of those, whatever the size of the log. They are counted here: SQLite's
 * json_each would read a row more for each tag of each, and ORDER BY one for each of them.
 */
export async function countTags(db: D1Database, { match, from, to }: Range): Promise<TagCounts> {
  const { results } = await db
    .prepare(
      `SELECT moment.paper, moment.tags FROM
         (SELECT rowid AS seq FROM moment_index WHERE moment_index MATCH ?1
            AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)
          ORDER BY rowid DESC LIMIT ${RANKED_MATCHES}) AS matching
         JOIN moment ON moment.seq = matching.seq`,
    )
    .bind(match, from ?? 0, to ?? Number.MAX_SAFE_INTEGER)
    .all<{ paper: number; tags: string }>();
  const matches = results.length;
  const byPaper = results.toSorted((a, b) => a.paper - b.paper);
  return { matches, cut: matches === RANKED_MATCHES, ...counted(byPaper) };
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
