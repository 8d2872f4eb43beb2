import { type Told, twinId, unite } from "../paper/identity.ts";
import { merge } from "../paper/merge.ts";
import { goneFrom, type Moment, observe, type Observation } from "../paper/moments.ts";
import type { Facts } from "../paper/facts.ts";
import type { Listing, Paper } from "../paper/paper.ts";
import { isVersion, tagsOf } from "../paper/tags.ts";
import { type Changes, listingKey } from "../store/commit.ts";
import type { KnownPaper, KnownPapers } from "../store/papers.ts";
import { HOUR, startOfDay } from "../text/time.ts";

/** A paper as it was and as it is to be. */
export interface PaperUpdate {
  before?: KnownPaper;
  /** Another record that turned out to be of the same work. */
  absorbed?: KnownPaper;
  paper: Paper;
  moments: readonly Moment[];
}

/** What a page is taken into a log that stands so. */
export interface Position {
  /** Papers of the page that are known, and other ids of theirs. */
  known: KnownPapers;
  /** The listings that are known, as `listingKey` writes them. */
  listed: ReadonlySet<string>;
  /** What the sources say of themselves. */
  facts: Facts;
  /** The first live day of the source. */
  liveFrom: string;
  /** The newest live moment. */
  liveAt: number;
}

/** What a page comes to. */
export interface Taken {
  updates: PaperUpdate[];
  listed: Changes["listings"];
  /** The second that live moments of it have. */
  liveAt: number;
}

/**
 * Takes listings in: every paper as it is afterwards, with its moments.
 * A listing first seen now happened now if its day is live here; else it is backfill, at 12:00 UTC
 * of its day, but never before a moment that was written live.
 * @param now the time of the commit
 */
export function takeIn(position: Position, listings: readonly Listing[], now: number): Taken {
  const liveAt = Math.max(now, position.liveAt + 1);
  const updates = new Map<string, PaperUpdate>();
  const listed = new Map<string, Changes["listings"][number]>();
  for (const listing of listings) {
    const id = position.known.aliases.get(listing.paper.id) ?? listing.paper.id;
    const so = { ...listing, paper: { ...listing.paper, id } };
    const update = updates.get(id) ?? startOf(position.known, so);
    const told: Told | undefined = update.moments.length > 0 ? update : undefined;
    const paper = merge(told?.paper, so, position.facts);
    const observations = observationsOf(position, so, update.moments, paper, liveAt);
    const moments = observations.reduce<readonly Moment[]>(observe, update.moments);
    updates.set(id, { ...update, paper, moments });
    const key = listingKey(listing, id);
    if (!listing.lookup && !position.listed.has(key) && !listed.has(key)) {
      const { source, day, rank } = listing;
      listed.set(key, { source, day, rank, paper: id, at: observations.at(-1)!.at });
    }
  }
  return { updates: [...updates.values()], listed: [...listed.values()], liveAt };
}

// A paper before this listing; with the record of its DOI, where there is one of its own.
function startOf({ papers }: KnownPapers, { paper: said }: Listing): PaperUpdate {
  const before = papers.get(said.id);
  const other = twinId(said);
  const twin = other === undefined ? undefined : papers.get(other);
  if (!twin) return before ? { before, ...before } : { paper: said as Paper, moments: [] };
  // The record of the DOI goes on under the id that goes before it.
  if (!before)
    return { before: twin, paper: { ...twin.paper, id: said.id }, moments: twin.moments };
  return { before, absorbed: twin, ...unite(before, twin) };
}

function observationsOf(
  position: Position,
  listing: Listing,
  moments: readonly Moment[],
  paper: Paper,
  liveAt: number,
): Observation[] {
  const { day, rank, kind = "new", lookup } = listing;
  const tags = tagsOf(paper);
  const newest = moments.at(-1);
  if (lookup && newest) return [{ ...newest, rank, tags }];
  const gone = goneFrom(moments, tags);
  const isLive = day >= position.liveFrom || position.listed.has(listingKey(listing, paper.id));
  const noon = startOfDay(day)! + 12 * HOUR;
  if (kind !== "new" && !newest) return lateWork(listing, paper, isLive ? liveAt : noon, isLive);
  if (isLive) return [{ at: liveAt, rank, live: true, tags, gone }];
  // What others have said since was not true by this listing on its day.
  const stated = tagsOf(merge(undefined, listing, position.facts));
  const firstLive = moments.find((moment) => moment.live);
  if (!firstLive) return [{ at: noon, rank, live: false, tags: stated, gone }];
  // What is known already happened when it did; only what is new is put where it can be.
  const known = new Set(moments.flatMap((moment) => moment.tags));
  const fresh = stated.filter((tag) => !known.has(tag));
  return [{ at: Math.max(noon, firstLive.at), rank, live: false, tags: fresh, gone }];
}

// Old work must not flood the feeds of its topics: it entered when it was published, and only its
// new version is now.
function lateWork({ rank, kind }: Listing, paper: Paper, at: number, live: boolean): Observation[] {
  const tags = tagsOf(paper);
  const then = Math.min(paper.published ?? at, at - 1);
  const first = { at: then, rank, live: false, tags: tags.filter((tag) => !isVersion(tag)) };
  return kind === "replace" && first.tags.length < tags.length
    ? [first, { at, rank, live, tags }]
    : [first];
}
