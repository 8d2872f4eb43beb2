import { idsOf } from "../paper/identity.ts";
import type { Listing } from "../paper/paper.ts";
import type { Section } from "../sources/source.ts";
import { knownIds } from "../store/papers.ts";
import type { Ingest, Job, Standing } from "./context.ts";
import { divided } from "./parts.ts";
import { liveFromOf } from "./progress.ts";

/**
 * The sections of a page that is longer than what a run may take in, in the order in which they are
 * to be taken in: that of {@link divided}.
 * @returns undefined if the page is to be read at once
 */
export function sectionsOf(
  { papers }: Pick<Ingest, "papers">,
  standing: Standing,
  job: Job,
  bodies: string[],
  now: number,
): Section[] | undefined {
  if (!Number.isFinite(papers)) return undefined;
  const { page, source } = job;
  const sections = source.cut?.(bodies, page, papers);
  return page.day >= liveFrom(standing, job, now) ? sections?.toReversed() : sections;
}

/**
 * The listings of a page, in one part or in several that a run may take in each, in the order in which
 * they are to be taken in. What is known already is asked for only if that makes a difference.
 */
export async function partsOf(
  { db, papers: most }: Pick<Ingest, "db" | "papers">,
  standing: Standing,
  job: Job,
  listings: readonly Listing[],
  now: number,
): Promise<Listing[][]> {
  const division = { most, liveFrom: liveFrom(standing, job, now) };
  const asNew = divided(listings, { ...division, isKnown: () => false });
  if (asNew.length < 2) return asNew;
  const known = await knownIds(db, listings.flatMap(idsOf));
  const isKnown = (listing: Listing) => idsOf(listing).some((id) => known.has(id));
  return divided(listings, { ...division, isKnown });
}

function liveFrom({ sources }: Standing, { page, source }: Job, now: number): string {
  return liveFromOf(sources.get(source.name)!, page, source.today(now));
}
