import { observe } from "./moments.ts";
import type { Moment } from "./moments.ts";
import type { Paper, Statement } from "./paper.ts";

function doiId(doi: string): string {
  return `doi:${doi.toLowerCase()}`;
}

/** The id another record of the same work may stand under: its DOI, where its id is another. */
export function twinId({ id, doi }: Pick<Statement, "id" | "doi">): string | undefined {
  const other = doi && doiId(doi);
  return other && other !== id ? other : undefined;
}

/** A paper, and its moments in order of time. */
export interface Told {
  paper: Paper;
  moments: readonly Moment[];
}

/**
 * Makes two records of one work one. The id and the feed id of the first stay; what it does not
 * know is taken from the second; what was true of either was true of the work.
 */
export function unite(first: Told, second: Told): Told {
  const paper: Paper = { ...second.paper, ...first.paper };
  for (const list of ["authors", "categories", "media", "keywords"] as const) {
    if (paper[list].length === 0) paper[list] = second.paper[list];
  }
  if (paper.abstract === "") paper.abstract = second.paper.abstract;
  paper.sources = [...new Set([...first.paper.sources, ...second.paper.sources])].sort();
  const days = [first.paper.day, second.paper.day].filter((day) => day !== undefined).sort();
  if (days[0] !== undefined) paper.day = days[0];
  return { paper, moments: second.moments.reduce<readonly Moment[]>(observe, first.moments) };
}
