import { PLACES } from "../paper/log.ts";
import { shippedIdf } from "../similar/idf.ts";
import { SMALLEST_SAMPLE } from "../similar/rungs.ts";
import { sketchOf } from "../similar/sketch.ts";
import { textOf } from "../similar/terms.ts";
import type { Sketched } from "../store/sketch-records.ts";
import {
  dropSketches,
  fillSketches,
  momentsBelow,
  type SketchProgress,
  sketchProgress,
} from "../store/sketches.ts";
import { keepSample, someSketchesOf } from "../store/sketch-months.ts";
import { monthOf, startOfMonth } from "../text/time.ts";
import { BudgetSpent } from "./budget.ts";
import type { Ingest } from "./context.ts";

// A sketch takes about 0.1 ms, less than half of what a new paper takes.
const FILLED_A_RUN = 300;
const FILLED_A_PAPER = 2;

/** The papers of a month that its rungs are measured by. */
const SAMPLE = 1500;

/**
 * Makes sketches of moments that have none: those that were there before there were sketches, and
 * all of them when the table of document frequencies is another one. Else it keeps a sample of the
 * last closed month, when there is none. What the budget of a run does not allow is left to the
 * next run.
 * @param run its `db` counts queries
 * @param isCaughtUp whether no backfill is left of the last weeks
 * @returns whether there are more sketches to make
 */
export async function workOnSketches(
  { db, papers, clock }: Pick<Ingest, "db" | "papers" | "clock">,
  holder: string,
  isCaughtUp: boolean,
): Promise<boolean> {
  try {
    const progress = await sketchProgress(db);
    const month = monthOf(clock()) - 1;
    if (progress.below > 0 || progress.idf !== shippedIdf().version) {
      return await fill(db, holder, progress, Math.min(FILLED_A_RUN, papers * FILLED_A_PAPER));
    } else if (progress.sampled < month && isCaughtUp) {
      await sample(db, holder, month);
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
  }
  return false;
}

async function fill(
  db: D1Database,
  holder: string,
  { idf, below }: SketchProgress,
  most: number,
): Promise<boolean> {
  const table = shippedIdf();
  if (idf !== table.version) {
    await dropSketches(db, holder, table.version);
    return true;
  }
  const moments = await momentsBelow(db, below, most);
  const sketches = moments.map(({ seq, isFirst, paper }): Sketched => {
    return { seq, isFirst, sketch: sketchOf(textOf(paper), table) };
  });
  const isLast = moments.length < most;
  await fillSketches(db, holder, sketches, isLast ? 0 : moments.at(-1)!.seq);
  return !isLast;
}

// A month with few papers gets an empty sample, so that it is not looked at again.
async function sample(db: D1Database, holder: string, month: number): Promise<void> {
  const span = { from: startOfMonth(month) * PLACES, to: startOfMonth(month + 1) * PLACES };
  const { sketches, count } = await someSketchesOf(db, span, SAMPLE * 2);
  const first = sketches.filter(({ isFirst }) => isFirst);
  const step = Math.max(1, first.length / SAMPLE);
  const some = first.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
  const papers = Math.round((count * first.length) / Math.max(1, sketches.length));
  await keepSample(db, holder, month, papers, first.length < SMALLEST_SAMPLE ? [] : some);
}
