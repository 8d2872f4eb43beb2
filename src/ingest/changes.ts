import { identifier, idsOf } from "../paper/identity.ts";
import { PLACES } from "../paper/log.ts";
import type { Listing } from "../paper/paper.ts";
import { type Changes, knownListings, lowestTaken } from "../store/commit.ts";
import { knownPapers } from "../store/papers.ts";
import { type PaperUpdate, takeIn } from "./apply.ts";
import type { Ingest, Job, Standing } from "./context.ts";
import { changesOf, newSeconds } from "./diff.ts";
import { liveFromOf } from "./progress.ts";

/**
 * The changes that listings of a page make.
 * @param now the seconds since 1970
 * @param dated the time to date new moments with
 */
export async function changesBy(
  { db, facts }: Ingest,
  standing: Standing,
  { page, source }: Pick<Job, "page" | "source">,
  listings: readonly Listing[],
  now: number,
  dated: number,
): Promise<Changes> {
  const known = await knownPapers(db, listings.flatMap(idsOf));
  const identify = identifier(known, listings);
  const listed = await knownListings(
    db,
    listings.map((listing) => {
      return { source: listing.source, day: listing.day, id: identify(listing).id };
    }),
  );
  const state = standing.sources.get(source.name)!;
  const liveFrom = liveFromOf(state, page, source.today(now));
  const position = { known, listed, facts, liveFrom, liveAt: standing.liveAt };
  const taken = takeIn(position, listings, dated);
  const { hasOlder } = standing;
  const changed = await placed(db, taken.updates);
  const changes: Changes = { ...changed, listings: taken.listed, hasOlder };
  if (changes.moments.some(({ at }) => at === taken.liveAt)) changes.liveAt = taken.liveAt;
  return changes;
}

/** The changes that updates make, their new moments put in the log. */
export async function placed(
  db: D1Database,
  updates: readonly PaperUpdate[],
): Promise<Omit<Changes, "listings">> {
  const seconds = newSeconds(updates);
  const ranges = seconds.map((at) => ({ from: at * PLACES, to: (at + 1) * PLACES }));
  const lowest = ranges.length > 0 ? await lowestTaken(db, ranges) : [];
  const taken = new Map(
    seconds.flatMap((at, n) => (lowest[n] == null ? [] : [[at, lowest[n]] as const])),
  );
  return changesOf(updates, taken);
}
