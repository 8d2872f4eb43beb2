const KEY = "trending";

/** The ranking as it was last made. */
export interface Trending {
  at: number;
  /** Ids of papers, highest first. */
  ids: string[];
}

/** The current ranking; undefined before the first. */
export async function readTrending(kv: KVNamespace): Promise<Trending | undefined> {
  return (await kv.get<Trending>(KEY, { type: "json", cacheTtl: 60 })) ?? undefined;
}

/** Keeps a ranking as the current one. */
export async function writeTrending(kv: KVNamespace, ranking: Trending): Promise<void> {
  await kv.put(KEY, JSON.stringify(ranking));
}

/** Papers on curated lists since a day, with their votes and when they were first listed. */
export async function recentlyListed(
  db: D1Database,
  since: string,
): Promise<{ id: string; upvotes: number; listedAt: number }[]> {
  const rows = await db
    .prepare(
      `SELECT paper.id, paper.upvotes, min(listing.at) AS listedAt
       FROM listing JOIN paper ON paper.key = listing.paper
       WHERE listing.source = 'huggingface' AND listing.day >= ?1 AND paper.upvotes > 0
       GROUP BY paper.key`,
    )
    .bind(since)
    .all<{ id: string; upvotes: number; listedAt: number }>();
  return rows.results;
}
