import { CLOSENESS } from "../../../src/paper/closeness.ts";
import { SMALLEST_SAMPLE, thresholdOf } from "../../../src/similar/rungs.ts";
import { dayOf } from "../../../src/text/time.ts";
import type { Sample } from "./papers.ts";

/** The papers of a month, and those of the month before, as their places in the stream. */
export interface Month {
  papers: readonly number[];
  before: readonly number[];
}

/** The months whose month before is large enough to be a sample. */
export function monthsOf(stream: readonly Sample[]): Month[] {
  const months = Map.groupBy(stream.keys(), (n) => dayOf(stream[n]!.published).slice(0, 7));
  return [...months]
    .map(([month, papers]) => ({ papers, before: months.get(monthBefore(month)) ?? [] }))
    .filter(({ before }) => before.length >= SMALLEST_SAMPLE);
}

/**
 * The share of a stream that passes each rung, in percent: each paper against the threshold of the
 * month before its own.
 * @param scores of the papers of the stream
 */
export function volumesOf(months: readonly Month[], scores: Float64Array): number[] {
  const scoresOf = (places: readonly number[]) => Float64Array.from(places, (n) => scores[n]!);
  const papers = months.reduce((sum, month) => sum + month.papers.length, 0);
  return CLOSENESS.map((rung) => {
    const passed = months.map((month) => {
      const threshold = thresholdOf(scoresOf(month.before), rung);
      return month.papers.filter((n) => scores[n]! > threshold).length;
    });
    return (passed.reduce((sum, count) => sum + count, 0) / papers) * 100;
  });
}

function monthBefore(month: string): string {
  return new Date(Date.parse(`${month}-01`) - 1).toISOString().slice(0, 7);
}
