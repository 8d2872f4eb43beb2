import type { Likeness } from "../../paper/closeness.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { scoresOf } from "../../similar/score.ts";
import { joinSketches, sketchOf } from "../../similar/sketch.ts";
import { textOf } from "../../similar/terms.ts";
import type { Context } from "../context.ts";
import { type Aim, aimOf, sharedWith } from "./aim.ts";
import type { SeedContext } from "./seeds.ts";
import { Thresholds } from "./thresholds.ts";

/**
 * Those of some moments whose papers are close enough, and no seeds. Makes a sketch of each paper.
 */
export async function closeAmong(
  { db }: Pick<Context, "db">,
  aim: Aim,
  moments: readonly PaperMoment[],
): Promise<PaperMoment[]> {
  const { target, idf } = aim;
  const sketches = joinSketches(moments.map(({ paper }) => sketchOf(textOf(paper), idf)));
  const seqs = moments.map(({ seq }) => seq);
  const passed = await new Thresholds(db, aim).pass(seqs, scoresOf(target, sketches, idf));
  return passed.map((n) => moments[n]!);
}

/**
 * Those of some moments whose papers are like others, with the words that they share.
 * @throws {ListError} for a paper that is not known, or a profile that cannot be read
 */
export async function likedAmong(
  context: SeedContext,
  like: Likeness,
  moments: readonly PaperMoment[],
  now: number,
): Promise<PaperMoment[]> {
  const aim = await aimOf(context, like, now);
  const close = await closeAmong(context, aim, moments);
  return close.map((moment) => ({ ...moment, shares: sharedWith(aim, moment.paper) }));
}
