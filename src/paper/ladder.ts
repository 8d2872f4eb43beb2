/** The upvotes that count as a moment when a paper reaches them. */
export const RUNGS = [5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000] as const;

/** The highest rung a count has reached; 0 below the first. */
export function rung(count: number): number {
  return RUNGS.findLast((step) => step <= count) ?? 0;
}
