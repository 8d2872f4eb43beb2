/** The places of the highest scores above 0, the highest first; the first of equal ones first. */
export function topOf(scores: Float64Array, count: number, leaveOut?: number): number[] {
  const top: number[] = [];
  for (let n = 0; n < scores.length; n++) {
    const score = scores[n]!;
    if (n === leaveOut || score <= 0) continue;
    if (top.length === count && score <= scores[top.at(-1)!]!) continue;
    let at = top.length;
    while (at > 0 && scores[top[at - 1]!]! < score) at--;
    top.splice(at, 0, n);
    if (top.length > count) top.pop();
  }
  return top;
}

/**
 * How good a ranking is, from 0 to 1: nDCG, where a paper is relevant or not.
 * @param top places, the best first
 * @param length how far the ranking is looked at
 */
export function ndcg(
  top: readonly number[],
  relevant: ReadonlySet<number>,
  length: number,
): number {
  const gainAt = (rank: number) => 1 / Math.log2(rank + 2);
  let gain = 0;
  top.slice(0, length).forEach((n, rank) => (gain += relevant.has(n) ? gainAt(rank) : 0));
  let ideal = 0;
  for (let rank = 0; rank < Math.min(length, relevant.size); rank++) ideal += gainAt(rank);
  return gain / ideal;
}

/**
 * The recall of the wanted papers among the highest scores, at each share of all papers.
 */
export function foundWithin(
  scores: Float64Array,
  wanted: readonly number[],
  shares: readonly number[],
): number[] {
  const sorted = scores.toSorted();
  return shares.map((share) => {
    const least = sorted[sorted.length - Math.round(sorted.length * share)]!;
    return wanted.filter((n) => scores[n]! > 0 && scores[n]! >= least).length / wanted.length;
  });
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number below which a share of them is. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))]!;
}
