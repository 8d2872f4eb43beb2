import { PLACES } from "../../paper/log.ts";
import { LEAST_SCORE, thresholdOf } from "../../similar/rungs.ts";
import { shippedSample } from "../../similar/sample.ts";
import { scoresOf } from "../../similar/score.ts";
import { monthSamples } from "../../store/sketch-months.ts";
import { monthOf } from "../../text/time.ts";
import type { Aim } from "./aim.ts";

/**
 * The scores that moments must exceed, by their months: a percentile of the papers of the newest
 * closed month before, or of the sample that comes with Paperwire.
 */
export class Thresholds {
  private readonly known = new Map<number, number>();
  private readonly db: D1Database;
  private readonly aim: Aim;

  constructor(db: D1Database, aim: Aim) {
    this.db = db;
    this.aim = aim;
  }

  /**
   * Finds the places of moments that are close enough and not of seeds.
   * @param scores of their papers
   */
  async pass(seqs: ArrayLike<number>, scores: Float64Array): Promise<number[]> {
    // Most moments are of one or two months, and follow each other.
    const months = Array.from(seqs, monthOfSeq());
    await this.learn(new Set(months));
    const { seeds } = this.aim;
    return [...scores.keys()].filter(
      (n) => scores[n]! > this.known.get(months[n]!)! && !seeds.has(seqs[n]!),
    );
  }

  private async learn(months: ReadonlySet<number>): Promise<void> {
    const unknown = [...months].filter((month) => !this.known.has(month));
    if (unknown.length === 0) return;
    const { target, idf, closeness } = this.aim;
    const samples = await monthSamples(this.db, unknown);
    for (const month of unknown) {
      const sketches = samples.get(month)?.sketches ?? shippedSample();
      const threshold = thresholdOf(scoresOf(target, sketches, idf), closeness);
      this.known.set(month, Math.max(LEAST_SCORE, threshold));
    }
  }
}

function monthOfSeq(): (seq: number) => number {
  const byDay = new Map<number, number>();
  return (seq) => {
    const day = Math.floor(seq / PLACES / 86_400);
    let month = byDay.get(day);
    if (month === undefined) byDay.set(day, (month = monthOf(day * 86_400)));
    return month;
  };
}
