import { CLOSENESS, type Closeness } from "../../paper/closeness.ts";
import { PLACES } from "../../paper/log.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { readProfile, writeProfile } from "../../similar/address.ts";
import { shippedIdf } from "../../similar/idf.ts";
import { vectorOfInterest } from "../../similar/interest.ts";
import { likeAnyOf, scoresOf } from "../../similar/score.ts";
import { interestWords } from "../../similar/shared-words.ts";
import { textOf } from "../../similar/terms.ts";
import { entriesAt } from "../../store/entries.ts";
import { readSketches } from "../../store/sketches.ts";
import { DAY } from "../../text/time.ts";
import type { Context } from "../context.ts";
import { unreadableLike } from "./aim.ts";
import { Thresholds } from "./thresholds.ts";
import { entriesAWeek } from "../weekly.ts";

/** An interest of a profile, for people. */
export interface InterestShown {
  /** The words it is about. */
  words: string[];
  /** The nearest papers of the last weeks, the nearest first. */
  papers: PaperMoment[];
  /** The profile without it; absent where it is the only one. */
  without?: string;
}

/** A profile, for people. */
export interface Overview {
  interests: InterestShown[];
  /** How many papers a week are so close; absent while there are no papers to tell by. */
  rates: { closeness: Closeness; aWeek: number | undefined }[];
}

const MONTH = 28 * DAY;
// Rows of about 250 sketches.
const PARTS = 64;
const NEAREST = 12;
const SHOWN = 3;

/**
 * The topics of a profile's interests, and how many papers they would bring: by the papers of
 * the last four weeks, or the newest 20,000.
 * @param now seconds UTC
 * @throws {ListError} for a profile that cannot be read
 */
export async function overviewOf(
  context: Pick<Context, "db">,
  profile: string,
  now: number,
): Promise<Overview> {
  const { db } = context;
  const read = readProfile(profile);
  if (!read.ok) throw unreadableLike(read.error);
  const { interests } = read;
  const idf = shippedIdf();
  const vectors = interests.map(vectorOfInterest);
  const from = (now - MONTH) * PLACES;
  const days = await readSketches(db, { from, to: (now + 1) * PLACES }, PARTS);
  const {
    seqs = new Float64Array(),
    sketches = new Uint16Array(),
    isFirst = [],
  } = days?.records ?? {};
  const scores = vectors.map((vector) => scoresOf(likeAnyOf([vector]), sketches, idf));
  const best = Float64Array.from(seqs, (_, n) => Math.max(...scores.map((each) => each[n]!)));
  const span = now - Math.max(from, days?.oldest ?? from) / PLACES;
  const rates = [];
  for (const closeness of CLOSENESS) {
    const aim = { target: likeAnyOf(vectors), idf, closeness, seeds: new Set<number>() };
    const passed = await new Thresholds(db, aim).pass(seqs, best);
    const papers = new Set(passed.filter((n) => isFirst[n] === 1).map((n) => seqs[n]!)).size;
    rates.push({ closeness, aWeek: days && entriesAWeek(papers, span) });
  }
  const shown: InterestShown[] = [];
  for (const [n, interest] of interests.entries()) {
    const papers = await entriesAt(db, {}, nearestOf(seqs, isFirst, scores[n]!));
    const texts = papers.map(({ paper }) => textOf(paper));
    const others = interests.filter((other) => other !== interest);
    shown.push({
      words: interestWords(interest, texts, idf),
      papers: papers.slice(0, SHOWN),
      ...(others.length > 0 && { without: writeProfile(others) }),
    });
  }
  return { interests: shown, rates };
}

// The first moments of the papers with the highest scores.
function nearestOf(seqs: Float64Array, isFirst: ArrayLike<number>, scores: Float64Array): number[] {
  const places = [...scores.keys()].filter((n) => isFirst[n] === 1 && scores[n]! > 0);
  places.sort((a, b) => scores[b]! - scores[a]!);
  return [...new Set(places.map((n) => seqs[n]!))].slice(0, NEAREST);
}
