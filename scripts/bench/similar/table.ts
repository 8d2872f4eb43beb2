import { type Idf, idfOf } from "../../../src/similar/idf.ts";
import { sampleOf } from "../../../src/similar/rungs.ts";
import { joinSketches, sketchOf, type Sketches } from "../../../src/similar/sketch.ts";
import { countTerms } from "../../../src/similar/terms.ts";
import { SETTINGS } from "../../../src/sources/arxiv/settings.ts";
import { DAY } from "../../../src/text/time.ts";
import type { Sample } from "./papers.ts";

// The words of a field change: a paper counts half as much as one two years younger.
const HALF_LIFE = 2 * 365.25 * DAY;

// The sample takes papers of the last year, in the categories that are followed by default.
const SAMPLED = 365 * DAY;
const CATEGORIES = new Set(SETTINGS.ARXIV_CATEGORIES.fallback.split(","));

/** Papers in the sample that is shipped: with the table they are below 64 KB gzipped. */
const SAMPLE = 300;

/**
 * The share of papers that say each term, recent papers counting more.
 * @param papers the oldest first
 */
export function sharesOf(papers: readonly Sample[]): Map<string, number> {
  const newest = papers.at(-1)?.published ?? 0;
  const sums = new Map<string, number>();
  let total = 0;
  for (const { text, published } of papers) {
    const weight = 2 ** ((published - newest) / HALF_LIFE);
    total += weight;
    for (const term of countTerms(text).keys()) {
      sums.set(term, (sums.get(term) ?? 0) + weight);
    }
  }
  return new Map(Array.from(sums, ([term, sum]) => [term, sum / total]));
}

/** The table of some papers. */
export function tableOf(papers: readonly Sample[], version = 0): Idf {
  return idfOf(sharesOf(papers), version);
}

/** Sketches of papers at large: recent ones, evenly spaced. */
export function sampleSketches(papers: readonly Sample[], idf: Idf): Sketches {
  const since = (papers.at(-1)?.published ?? 0) - SAMPLED;
  const recent = papers.filter(
    ({ published, category }) =>
      published >= since && category !== undefined && CATEGORIES.has(category),
  );
  return sampleOf(joinSketches(recent.map(({ text }) => sketchOf(text, idf))), SAMPLE);
}
