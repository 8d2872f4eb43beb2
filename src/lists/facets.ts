import { compileFacets, likeOf, type FacetGroup, facetsOf } from "../query/index.ts";
import { countTags } from "../store/facets.ts";
import { besides } from "../store/matching.ts";
import type { Context } from "./context.ts";
import { included, roleOf } from "./entries.ts";
import type { SearchQuestion, TopicQuestion } from "./question.ts";
import { wholeQuery } from "./topic.ts";

/** The values that a list can be narrowed by. */
export interface Facets {
  groups: FacetGroup[];
  /** The newest moments that were looked at, and the papers they are of. */
  matches: number;
  papers: number;
  /** Whether there may be older matches. */
  cut: boolean;
}

/**
 * The facets of a list.
 * @returns undefined where there are none, for what is not the first page of a list, and for papers
 *   like others
 */
export async function facetsFor(
  context: Context,
  question: SearchQuestion | TopicQuestion,
  now: number,
): Promise<Facets | undefined> {
  const { params, typed, spelling } = question;
  if (params.before !== undefined) return undefined;
  const query = question.kind === "topic" ? wholeQuery(question) : typed;
  // Papers like others are found in another way.
  if (likeOf(query)) return undefined;
  const compiled = compileFacets(query && included(query, params.include), now);
  const range = compiled && besides(compiled);
  if (!range) return undefined;
  const { tags, ...counted } = await countTags(context.db, range);
  const groups = facetsOf(
    spelling?.parts ?? [],
    { tags, papers: counted.papers },
    context,
    roleOf(params.include),
  );
  return groups.length > 0 ? { groups, ...counted } : undefined;
}
