import { readKept, writeKept } from "./kept.ts";

const KEY = "trending";

/** The trending papers as they were last ranked. */
export interface Trending {
  /** Seconds UTC. */
  at: number;
  /** Ids of papers, highest first. */
  ids: string[];
}

/**
 * The trending papers; undefined before the first ranking.
 * @throws {KvError}
 */
export function readTrending(kv: KVNamespace): Promise<Trending | undefined> {
  return readKept<Trending>(kv, KEY, { cacheTtl: 60 });
}

/**
 * Replaces the trending papers.
 * @throws {KvError}
 */
export function writeTrending(kv: KVNamespace, ranking: Trending): Promise<void> {
  return writeKept(kv, KEY, ranking);
}

/**
 * Papers with upvotes that some sources have listed since a day, with the time of the first of those
 * listings. Reads two rows a listing.
 */
export async function recentlyListed(
  db: D1Database,
  sources: readonly string[],
  since: string,
): Promise<{ id: string; upvotes: number; listedAt: number }[]> {
  const rows = await db
    .prepare(
      `SELECT paper.id, paper.upvotes, min(listing.at) AS listedAt
       FROM json_each(?1) AS wanted
         CROSS JOIN listing ON listing.source = wanted.value AND listing.day >= ?2
         CROSS JOIN paper ON paper.key = listing.paper
       WHERE paper.upvotes > 0 GROUP BY paper.key`,
    )
    .bind(JSON.stringify(sources), since)
    .all<{ id: string; upvotes: number; listedAt: number }>();
  return rows.results;
}
