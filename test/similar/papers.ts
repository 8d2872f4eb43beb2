import type { Idf } from "../../src/similar/idf.ts";
import { idfOf } from "../../src/similar/idf.ts";
import { joinSketches, sketchOf, type Sketches } from "../../src/similar/sketch.ts";
import type { PaperText } from "../../src/similar/terms.ts";
import { type Vector, vectorOfSketch } from "../../src/similar/vector.ts";

/** A table in which some words are common, and all others rare. */
export const IDF: Idf = idfOf(
  new Map([
    ...["the", "of", "a", "in", "by", "what"].map((word) => [word, 1] as const),
    ["we", 0.7],
    ["model", 0.25],
    ["method", 0.2],
  ]),
  1,
);

/** A paper by its title, and by its abstract if it matters. */
export function paper(title: string, abstract = ""): PaperText {
  return { title, abstract };
}

/** The sketch of a paper. */
export function sketch(title: string, abstract = ""): Sketches {
  return sketchOf(paper(title, abstract), IDF);
}

/** The vector of a paper's sketch. */
export function vector(title: string, abstract = ""): Vector {
  return vectorOfSketch(sketch(title, abstract), IDF);
}

/** The sketches of papers by their titles. */
export function sketches(...titles: string[]): Sketches {
  return joinSketches(titles.map((title) => sketch(title)));
}
