import { HOUR } from "../text/time.ts";

/** How many papers the trending list holds. */
export const TRENDING_SIZE = 30;

/** Hours that every paper is taken to be older: some lists come out only once a day. */
export const HEAD_START = 12;

/** How fast an upvote loses weight with age: it is divided by the age to this power. */
export const GRAVITY = 1.2;

/** The score that trending papers are ranked by, for people. */
export const TRENDING_FORMULA = `upvotes / (hours since listed + ${HEAD_START}) ^ ${GRAVITY}`;

/** The score that trending papers are ranked by. Times are seconds UTC. */
export function trendingScore(upvotes: number, listedAt: number, now: number): number {
  const hours = Math.max(0, now - listedAt) / HOUR;
  return upvotes / (hours + HEAD_START) ** GRAVITY;
}

/**
 * The trending papers, highest score first.
 * @param papers each with when it was first listed, in seconds UTC
 * @param now seconds UTC
 * @returns at most {@link TRENDING_SIZE} ids; papers without upvotes are left out
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
