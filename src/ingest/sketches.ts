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

// A sketch takes about 0.1 ms.
const FILLED_A_RUN = 300;

/** The papers of a month that its rungs are measured by. */
const SAMPLE = 1500;

/**
 * Makes sketches of moments that have none: those that were there before there were sketches, and
 * all of them when the table of document frequencies is another one. Else it keeps a sample of the
 * last closed month, when there is none. What the budget of a run does not allow is left to the
 * next run.
 * @param run its `db` counts queries
 * @param isCaughtUp whether no backfill is left of the last weeks
 */
export async function workOnSketches(
  { db, clock }: Pick<Ingest, "db" | "clock">,
  holder: string,
  isCaughtUp: boolean,
): Promise<void> {
  try {
    const progress = await sketchProgress(db);
    const month = monthOf(clock()) - 1;
    if (progress.below > 0 || progress.idf !== shippedIdf().version) {
      await fill(db, holder, progress);
    } else if (progress.sampled < month && isCaughtUp) {
      await sample(db, holder, month);
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
  }
}

async function fill(db: D1Database, holder: string, { idf, below }: SketchProgress): Promise<void> {
  const table = shippedIdf();
  if (idf !== table.version) {
    await dropSketches(db, holder, table.version);
    return;
  }
  const moments = await momentsBelow(db, below, FILLED_A_RUN);
  const sketches = moments.map(({ seq, isFirst, paper }): Sketched => {
    return { seq, isFirst, sketch: sketchOf(textOf(paper), table) };
  });
  const isLast = moments.length < FILLED_A_RUN;
  await fillSketches(db, holder, sketches, isLast ? 0 : moments.at(-1)!.seq);
}

// Of a month with few papers, an empty sample is kept: it is not looked at again.
async function sample(db: D1Database, holder: string, month: number): Promise<void> {
  const span = { from: startOfMonth(month) * PLACES, to: startOfMonth(month + 1) * PLACES };
  const { sketches, count } = await someSketchesOf(db, span, SAMPLE * 2);
  const first = sketches.filter(({ isFirst }) => isFirst);
  const step = Math.max(1, first.length / SAMPLE);
  const some = first.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
  const papers = Math.round((count * first.length) / Math.max(1, sketches.length));
  await keepSample(db, holder, month, papers, first.length < SMALLEST_SAMPLE ? [] : some);
}
