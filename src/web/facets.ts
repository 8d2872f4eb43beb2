import { compileFacets, type FacetGroup, facetsOf, type Query, type Role } from "../query/index.ts";
import { countTags } from "../store/facets.ts";
import type { Asked } from "./context.ts";
import type { Params } from "./params.ts";

/** What a list can be narrowed by, and what that was counted in. */
export interface Facets {
  groups: FacetGroup[];
  /** Moments that were looked at, and the papers they are of. */
  matches: number;
  papers: number;
  /** Whether those are only the newest. */
  cut: boolean;
}

/**
 * The facets of a list, on the first of its pages only: feeds and scripts pay nothing for them.
 * @param whole what the list asks, in the role its categories are asked for in
 * @param question what was typed of it, which they change
 * @returns undefined where there are none
 */
export async function facetsOfPage(
  { db, extension, now }: Asked,
  params: Params,
  whole: Query | undefined,
  question: Query | undefined,
): Promise<Facets | undefined> {
  if (extension !== undefined || params.before !== undefined) return undefined;
  const range = compileFacets(whole, now);
  if (!range) return undefined;
  const { tags, ...counted } = await countTags(db, range);
  const groups = facetsOf(question, { tags, papers: counted.papers }, roleOf(params));
  return groups.length > 0 ? { groups, ...counted } : undefined;
}

/** The role that `include` asks for categories in, if not in any. */
export function roleOf({ include }: Params): Role | undefined {
  const [first, cross] = [include.includes("new"), include.includes("cross")];
  if (first === cross) return undefined;
  return first ? "primary" : "cross";
}
