import { HOUR } from "../text/time.ts";

/** How many papers the ranking names. */
export const TRENDING_SIZE = 30;

// How much a paper trends: its upvotes, worth less with every hour since it was first listed.
// Twelve hours make up for lists that come out once a day.
function trendingScore(upvotes: number, listedAt: number, now: number): number {
  const hours = Math.max(0, now - listedAt) / HOUR;
  return upvotes / (hours + 12) ** 1.2;
}

/**
 * The current ranking, highest first, by upvotes / (hours since listed + 12) ^ 1.2.
 * @param papers each with when it was first listed
 * @returns at most {@link TRENDING_SIZE} ids; papers without votes are not among them
 */
export function rankByTrend(
  papers: readonly { id: string; upvotes: number; listedAt: number }[],
  now: number,
): string[] {
  return papers
    .filter(({ upvotes }) => upvotes > 0)
    .map(({ id, upvotes, listedAt }) => ({ id, score: trendingScore(upvotes, listedAt, now) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, TRENDING_SIZE)
    .map(({ id }) => id);
}
