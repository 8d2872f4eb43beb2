import { CLOSENESS } from "../../../src/paper/closeness.ts";
import { startOfDay } from "../../../src/text/time.ts";
import type { Line } from "../budget.ts";
import type { RecordedPapers } from "../recorded-papers.ts";
import { shippedIdf } from "../../../src/similar/idf.ts";
import { foundWithin, mean, ndcg, quantile, topOf } from "./measures.ts";
import { samplesOf, type Sample } from "./papers.ts";
import { byEveryTerm, byProfile, bySketches, type Ranker, Sketchbook } from "./rankers.ts";
import { sharesOf, tableOf } from "./table.ts";
import {
  authorTrials,
  bibliographyTrials,
  FIELDS,
  libraryTrials,
  relatedTrials,
  type Trial,
} from "./trials.ts";
import { monthsOf, volumesOf } from "./volume.ts";

// The table is made from papers before this day, and everything is measured on papers since.
const SPLIT = "2019-01-01";

const TOP = 10;
const LEAST_NDCG = 0.105;
const TOP_SHARE = 0.01;
const LEAST_FOUND = 0.175;
// The share that passes a rung, relative to its name: @99 lets 0.7 to 2 papers in a hundred through.
const VOLUME = { least: 0.7, most: 2 };
const KEPT_VOLUME = 0.9;
const MOST_SEEDS = 5;
const SOME_AUTHORS = 200;
const LIBRARIES = 120;
const KEPT_BY_PROFILE = 0.9;
// Profiles are damped by the papers before the stream, as they are by those of the last month.
const RECENT = 1500;

/**
 * How good "more like these" is, over recorded papers newer than those that the table was made from.
 * The label is that two authors are shared.
 * @param step told what is measured now
 */
export function benchSimilar(recorded: RecordedPapers, step: (what: string) => void): Line[] {
  const papers = samplesOf(recorded);
  const split = startOfDay(SPLIT)!;
  const older = papers.filter(({ published }) => published < split);
  const stream = papers.filter(({ published }) => published >= split);
  step("comparing papers: making the table");
  const book = new Sketchbook(tableOf(older));
  const rankers: Rankers = {
    sketches: bySketches(stream, book),
    profile: byProfile(stream, older.slice(-RECENT), book),
    everyTerm: byEveryTerm(stream, sharesOf(older)),
  };
  step("comparing papers: related papers");
  const shipped = bySketches(stream, new Sketchbook(shippedIdf()));
  const lines = [related(stream, rankers, shipped)];
  step("comparing papers: authors' later papers");
  const authors = authorTrials(older, stream);
  lines.push(later(authors, rankers));
  step("comparing papers: volumes");
  lines.push(...volumes(authors.slice(0, SOME_AUTHORS), stream, rankers.sketches));
  step("comparing papers: profiles");
  for (const interests of [3, 5]) {
    const libraries = libraryTrials(authors, interests).slice(0, LIBRARIES);
    lines.push(profile(`profile of ${interests} authors`, libraries, interests, rankers));
  }
  const bibliographies = bibliographyTrials(older, stream);
  lines.push(profile("profile of 1,000 entries", bibliographies, FIELDS, rankers, KEPT_BY_PROFILE));
  return lines;
}

interface Rankers {
  sketches: Ranker;
  profile: Ranker;
  /** For comparison. */
  everyTerm: Ranker;
}

function related(
  stream: readonly Sample[],
  { sketches, everyTerm }: Rankers,
  shipped: Ranker,
): Line {
  const trials = relatedTrials(stream);
  const quality = (ranker: Ranker) =>
    mean(
      trials.map(({ seeds, wanted, itself }) =>
        ndcg(topOf(ranker(seeds), TOP, itself), new Set(wanted), TOP),
      ),
    );
  const measured = quality(sketches);
  return {
    what: `related: nDCG@10, ${trials.length} of ${stream.length} papers`,
    measured:
      `${measured.toFixed(3)} (every term ${quality(everyTerm).toFixed(3)}; ` +
      `shipped table, which saw these papers, ${quality(shipped).toFixed(3)})`,
    budget: `at least ${LEAST_NDCG}`,
    ok: measured >= LEAST_NDCG,
  };
}

function later(trials: readonly Trial[], { sketches, everyTerm }: Rankers): Line {
  const all = trials.reduce((sum, { wanted }) => sum + wanted.length, 0);
  const quality = (ranker: Ranker) => {
    const found = trials.map(({ seeds, wanted }) => {
      const [share = 0] = foundWithin(ranker(seeds), wanted, [TOP_SHARE]);
      return share * wanted.length;
    });
    return found.reduce((sum, count) => sum + count, 0) / all;
  };
  const measured = quality(sketches);
  const seeds = mean(trials.map((trial) => trial.seeds.length));
  return {
    what: `seeds: later papers in the top 1 %, ${trials.length} authors, ${seeds.toFixed(1)} seeds`,
    measured: `${percent(measured)} (every term ${percent(quality(everyTerm))})`,
    budget: `at least ${percent(LEAST_FOUND)}`,
    ok: measured >= LEAST_FOUND,
  };
}

function volumes(trials: readonly Trial[], stream: readonly Sample[], ranker: Ranker): Line[] {
  const months = monthsOf(stream);
  const passed = trials.map(({ seeds }) => volumesOf(months, ranker(seeds.slice(-MOST_SEEDS))));
  return CLOSENESS.map((rung, n) => {
    const shares = passed.map((each) => each[n]!);
    const [least, most] = [VOLUME.least * (100 - rung), VOLUME.most * (100 - rung)];
    const kept = shares.filter((share) => share >= least && share <= most).length / shares.length;
    const [low, middle, high] = [0.05, 0.5, 0.95].map((at) => quantile(shares, at).toFixed(2));
    return {
      what: `volume at @${rung}, ${trials.length} seed sets`,
      measured: `${low} · ${middle} · ${high} %; ${percent(kept)} within`,
      budget: `${least.toFixed(2)} to ${most.toFixed(2)} % for 90 %`,
      ok: kept >= KEPT_VOLUME,
    };
  });
}

// Measures how much of the seeds' results a profile with several interests keeps, at each rung.
function profile(
  what: string,
  trials: readonly Trial[],
  interests: number,
  { sketches, profile: byItsProfile }: Rankers,
  least?: number,
): Line {
  const shares = [interests / 100, ...CLOSENESS.map((rung) => 1 - rung / 100)];
  const found = (ranker: Ranker) => {
    const each = trials.map(({ seeds, wanted }) => foundWithin(ranker(seeds), wanted, shares));
    return shares.map((_, n) => mean(each.map((row) => row[n]!)));
  };
  const all = found(sketches);
  const [kept = 0, ...keptAt] = found(byItsProfile).map((share, n) => share / all[n]!);
  const rungs = CLOSENESS.map((rung, n) => `@${rung} ${percent(keptAt[n]!)}`).join(", ");
  return {
    what: `${what}: of what all seeds find in the top ${interests} %, ${trials.length} libraries`,
    measured: `${percent(kept)} (${rungs})`,
    ...(least !== undefined && { budget: `at least ${percent(least)}`, ok: kept >= least }),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
