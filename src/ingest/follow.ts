import type { Outcome } from "./context.ts";

/**
 * Whether a run with a bound on papers is followed by another one at once, which does what it left.
 * @param outcomes of the run
 * @param pages how many pages it could poll
 * @param hasMore whether it left something undone
 * @returns how many pages the next run may poll, or 0 for one that only takes in parts of pages;
 *   undefined if none follows
 */
export function pagesLeft(
  outcomes: readonly Outcome[],
  pages: number,
  hasMore: boolean,
): number | undefined {
  if (!hasMore) return undefined;
  if (outcomes.some(({ isPart }) => isPart)) return pages;
  // The hourly work counts as a page.
  const left = Math.max(0, pages - Math.max(1, outcomes.length));
  return left > 0 || outcomes.some(({ parts }) => parts !== undefined) ? left : undefined;
}
