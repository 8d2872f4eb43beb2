import { type Identity, identifier, type Told, unite } from "../paper/identity.ts";
import { twinId } from "../paper/ids.ts";
import { merge } from "../paper/merge.ts";
import { goneFrom, type Moment, observe, type Observation } from "../paper/moments.ts";
import type { Facts } from "../paper/facts.ts";
import type { Listing, Paper } from "../paper/paper.ts";
import { isVersion, tagsOf } from "../paper/tags.ts";
import { type Changes, listingKey } from "../store/commit.ts";
import type { KnownPaper, KnownPapers } from "../store/papers.ts";
import { HOUR, startOfDay } from "../text/time.ts";

/** A paper before and after a page was taken in. */
export interface PaperUpdate {
  before?: KnownPaper;
  /** Other records of the same work. */
  absorbed?: readonly KnownPaper[];
  /** Other ids that are added to it. */
  aliases?: readonly string[];
  paper: Paper;
  moments: readonly Moment[];
}

/** Everything known when a page is taken in. */
export interface Position {
  /** Known papers of the page, and their other ids. */
  known: KnownPapers;
  /** Known listings, as `listingKey` writes them. */
  listed: ReadonlySet<string>;
  /** The facts of the sources. */
  facts: Facts;
  /** The first day that counts as news; days before it are backfill. */
  liveFrom: string;
  /** The newest live moment. */
  liveAt: number;
}

/** The changes of a page. */
export interface Taken {
  updates: PaperUpdate[];
  listed: Changes["listings"];
  /** The second of its live moments. */
  liveAt: number;
}

/**
 * Merges listings into their papers and gives those their moments. A listing that is new here
 * happened now if its day counts as news. Otherwise it is backfill: it happened at 12:00 UTC of its
 * day, but not before a moment that was written live.
 * @param now the time of the commit, in seconds UTC
 */
export function takeIn(position: Position, listings: readonly Listing[], now: number): Taken {
  const liveAt = Math.max(now, position.liveAt + 1);
  const updates = new Map<string, PaperUpdate>();
  const listed = new Map<string, Changes["listings"][number]>();
  const identify = identifier(position.known, listings);
  // Records that earlier listings of this page united with others.
  const gone = new Map<string, string>();
  for (const listing of listings) {
    const identity = identify(listing);
    const id = gone.get(identity.id) ?? identity.id;
    const known = { ...listing, paper: { ...listing.paper, id } };
    const same = identity.same.filter((other) => !gone.has(other) && !updates.has(other));
    const update = updates.get(id) ?? startOf(position.known, known, { ...identity, same });
    for (const { paper: other } of [update.before, ...(update.absorbed ?? [])].filter(isKnown)) {
      if (other.id !== id) gone.set(other.id, id);
    }
    const told: Told | undefined = update.moments.length > 0 ? update : undefined;
    const paper = merge(told?.paper, known, position.facts);
    const observations = observationsOf(position, known, update.moments, paper, liveAt);
    const moments = observations.reduce<readonly Moment[]>(observe, update.moments);
    const aliases = [...new Set([...(update.aliases ?? []), ...identity.aliases])];
    updates.set(id, { ...update, paper, moments, aliases });
    const key = listingKey(listing, id);
    if (!listing.lookup && !position.listed.has(key) && !listed.has(key)) {
      const { source, day, rank } = listing;
      listed.set(key, { source, day, rank, paper: id, at: observations.at(-1)!.at });
    }
  }
  return { updates: [...updates.values()], listed: [...listed.values()], liveAt };
}

// A paper before this listing, united with the records of its other ids.
function startOf(
  { papers }: KnownPapers,
  { paper: said }: Listing,
  { same }: Identity,
): PaperUpdate {
  const ids = new Set([said.id, twinId(said), ...same]);
  const [first, ...absorbed] = [...ids].map((id) => papers.get(id ?? "")).filter(isKnown);
  if (!first) return { paper: said as Paper, moments: [] };
  // A record whose id changed goes on under the new id.
  const told = absorbed.reduce<Told>(unite, { ...first, paper: { ...first.paper, id: said.id } });
  return { before: first, ...(absorbed.length > 0 && { absorbed }), ...told };
}

function isKnown(paper: KnownPaper | undefined): paper is KnownPaper {
  return paper !== undefined;
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
  // On its day, the listing did not say what other sources have said since.
  const stated = tagsOf(merge(undefined, listing, position.facts));
  const firstLive = moments.find((moment) => moment.live);
  if (!firstLive) return [{ at: noon, rank, live: false, tags: stated, gone }];
  // Known tags keep their moments. New ones get the earliest moment that is allowed.
  const known = new Set(moments.flatMap((moment) => moment.tags));
  const fresh = stated.filter((tag) => !known.has(tag));
  return [{ at: Math.max(noon, firstLive.at), rank, live: false, tags: fresh, gone }];
}

// Old work must not flood the feeds of its topics: it enters at the time it was published, and only
// its new version enters now.
function lateWork({ rank, kind }: Listing, paper: Paper, at: number, live: boolean): Observation[] {
  const tags = tagsOf(paper);
  const then = Math.min(paper.published ?? at, at - 1);
  const first = { at: then, rank, live: false, tags: tags.filter((tag) => !isVersion(tag)) };
  return kind === "replace" && first.tags.length < tags.length
    ? [first, { at, rank, live, tags }]
    : [first];
}
