import { levelOf, type Idf } from "../../../src/similar/idf.ts";
import { vectorOfInterest } from "../../../src/similar/interest.ts";
import { interestsOf } from "../../../src/similar/profile.ts";
import { readProfile, writeProfile } from "../../../src/similar/address.ts";
import { likeAnyOf, likePapers, scoresOf } from "../../../src/similar/score.ts";
import { joinSketches, sketchOf, type Sketches } from "../../../src/similar/sketch.ts";
import { countTerms } from "../../../src/similar/terms.ts";
import { type Vector, vectorOfSketch } from "../../../src/similar/vector.ts";
import type { Sample } from "./papers.ts";

/** Scores the papers of a stream by how near they are to some seeds. */
export type Ranker = (seeds: readonly Sample[]) => Float64Array;

/** Sketches of papers, each made once. */
export class Sketchbook {
  private readonly sketches = new Map<Sample, Sketches>();
  readonly idf: Idf;

  constructor(idf: Idf) {
    this.idf = idf;
  }

  sketch(paper: Sample): Sketches {
    let sketch = this.sketches.get(paper);
    if (!sketch) this.sketches.set(paper, (sketch = sketchOf(paper.text, this.idf)));
    return sketch;
  }

  vector(paper: Sample): Vector {
    return vectorOfSketch(this.sketch(paper), this.idf);
  }
}

/** Ranks as `like:` with the ids of the seeds does. */
export function bySketches(stream: readonly Sample[], book: Sketchbook): Ranker {
  const sketches = joinSketches(stream.map((paper) => book.sketch(paper)));
  return (seeds) =>
    scoresOf(likePapers(seeds.map((seed) => book.vector(seed))), sketches, book.idf);
}

/**
 * Ranks as `like:` with a profile made from the seeds does, by way of its address.
 * @param recent the papers of the months before the stream
 */
export function byProfile(
  stream: readonly Sample[],
  recent: readonly Sample[],
  book: Sketchbook,
): Ranker {
  const sketches = joinSketches(stream.map((paper) => book.sketch(paper)));
  const sample = joinSketches(recent.map((paper) => book.sketch(paper)));
  return (seeds) => {
    const found = interestsOf(
      seeds.map((seed) => book.vector(seed)),
      book.idf,
      sample,
    );
    const read = readProfile(writeProfile(found.map(({ interest }) => interest)));
    if (!read.ok) throw new Error(read.error);
    return scoresOf(likeAnyOf(read.interests.map(vectorOfInterest)), sketches, book.idf);
  };
}

interface Postings {
  papers: Uint32Array;
  weights: Float64Array;
}

/**
 * Ranks by tf-idf over every term, without hashes: what a sketch is a sketch of. The mean of the two
 * nearest seeds counts.
 */
export function byEveryTerm(
  stream: readonly Sample[],
  shares: ReadonlyMap<string, number>,
): Ranker {
  const index = indexOf(stream.map((paper) => weightsOf(paper, shares)));
  const dotsWith = (seed: Sample) => {
    const dots = new Float64Array(stream.length);
    for (const [term, weight] of weightsOf(seed, shares)) {
      const { papers, weights } = index.get(term) ?? { papers: [], weights: [] };
      for (let n = 0; n < papers.length; n++) {
        const paper = papers[n]!;
        dots[paper] = dots[paper]! + weight * weights[n]!;
      }
    }
    return dots;
  };
  return (seeds) => {
    const all = seeds.map(dotsWith);
    const [only] = all;
    if (only && all.length === 1) return only;
    return Float64Array.from(stream, (_, n) => {
      const [first = 0, second = 0] = all.map((dots) => dots[n]!).sort((a, b) => b - a);
      return (first + second) / 2;
    });
  };
}

function indexOf(papers: readonly ReadonlyMap<string, number>[]): Map<string, Postings> {
  const lists = new Map<string, [paper: number, weight: number][]>();
  papers.forEach((weights, paper) => {
    for (const [term, weight] of weights) {
      const list = lists.get(term);
      if (list) list.push([paper, weight]);
      else lists.set(term, [[paper, weight]]);
    }
  });
  const postings = Array.from(lists, ([term, list]) => {
    const columns = {
      papers: Uint32Array.from(list, ([paper]) => paper),
      weights: Float64Array.from(list, ([, weight]) => weight),
    };
    return [term, columns] as const;
  });
  return new Map(postings);
}

function weightsOf({ text }: Sample, shares: ReadonlyMap<string, number>): Map<string, number> {
  const counts = [...countTerms(text)];
  const weights = counts.map(
    ([term, count]) => (1 + 0.3 * Math.log(count)) * levelOf(shares.get(term) ?? 0),
  );
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
  return new Map(counts.map(([term], n) => [term, weights[n]! / norm]));
}
