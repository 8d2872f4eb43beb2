import { observe } from "./moments.ts";
import type { Moment } from "./moments.ts";
import type { Paper, Statement } from "./paper.ts";

function doiId(doi: string): string {
  return `doi:${doi.toLowerCase()}`;
}

/** The DOI of a work as an id, if its own id is another one. Another record may have it. */
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
 * Unites two records of one work. The id and the feed id of the first stay, and fields that it does
 * not have come from the second. The work has the moments of both.
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
