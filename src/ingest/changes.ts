import { indexRow, type LoggedMoment, placeOf, PLACES, seqOf } from "../paper/log.ts";
import { difference, merge } from "../paper/merge.ts";
import { goneFrom, type Moment, observe, type Observation } from "../paper/moments.ts";
import type { Listing, Paper } from "../paper/paper.ts";
import { tagsOf } from "../paper/tags.ts";
import type { Changes } from "../store/commit.ts";
import type { KnownPaper } from "../store/papers.ts";
import { HOUR, startOfDay } from "../text/time.ts";

/** A paper as it was and as it is to be. */
export interface Revision {
  before?: KnownPaper;
  paper: Paper;
  moments: Moment[];
}

/** What a page is taken into a log that stands so. */
export interface Position {
  /** Papers of the page that are known. */
  known: ReadonlyMap<string, KnownPaper>;
  /** Those the page's day is known to list, and since when. */
  listed: ReadonlyMap<string, number>;
  /** The first live day of the source. */
  liveFrom: string;
  /** The newest live moment. */
  liveAt: number;
}

/**
 * Takes listings in: every paper as it is afterwards, with its moments.
 * A listing first seen now happened now if its day is live here; else it is backfill, at 12:00 UTC
 * of its day, but never before a moment that was written live.
 * @param now the time of the commit
 */
export function takeIn(
  position: Position,
  listings: readonly Listing[],
  now: number,
): { revisions: Revision[]; listed: Changes["listings"]; liveAt: number } {
  const liveAt = Math.max(now, position.liveAt + 1);
  const listed: Changes["listings"] = [];
  const revisions = listings.map((listing) => {
    const before = position.known.get(listing.paper.id);
    const paper = merge(before?.paper, listing);
    const seen = observation(position, listing, before, paper, liveAt);
    if (!position.listed.has(paper.id)) {
      const { source, day, rank } = listing;
      listed.push({ source, day, rank, paper: paper.id, at: seen.at });
    }
    const moments = observe(before?.moments ?? [], seen);
    return before ? { before, paper, moments } : { paper, moments };
  });
  return { revisions, listed, liveAt };
}

function observation(
  position: Position,
  { day, rank }: Listing,
  before: KnownPaper | undefined,
  paper: Paper,
  liveAt: number,
): Observation {
  const tags = tagsOf(paper);
  const moments = before?.moments ?? [];
  const gone = goneFrom(moments, tags);
  const live = day >= position.liveFrom || position.listed.has(paper.id);
  if (live) return { at: liveAt, rank, live, tags, gone };
  const noon = startOfDay(day)! + 12 * HOUR;
  const firstLive = moments.find((moment) => moment.live);
  if (!firstLive) return { at: noon, rank, live, tags, gone };
  // What is known already happened when it did; only what is new is put where it can be.
  const known = new Set(moments.flatMap((moment) => moment.tags));
  const fresh = tags.filter((tag) => !known.has(tag));
  return { at: Math.max(noon, firstLive.at), rank, live, tags: fresh, gone };
}

/**
 * What has to be written to get from what was to what is to be.
 * @param taken the lowest seq taken in the log within the second, for each second of a new moment
 */
export function changesOf(
  revisions: readonly Revision[],
  taken: ReadonlyMap<number, number>,
): Omit<Changes, "listings"> {
  const changes = { papers: [], moments: [], index: [], stale: [], removed: [] } as Omit<
    Changes,
    "listings"
  >;
  const place = placer(taken);
  for (const { before, paper, moments } of revisions) {
    const differs = before ? difference(before.paper, paper) : "text";
    if (differs) changes.papers.push(paper);
    const old = new Map(before?.moments.map((moment) => [moment.at, moment]));
    let previous: Moment | undefined;
    let previousOld: Moment | undefined;
    for (const moment of moments) {
      const was = old.get(moment.at);
      old.delete(moment.at);
      const logged: LoggedMoment = { ...moment, seq: was?.seq ?? place(moment) };
      const same =
        was && sameTags(was, moment) && sameTags(previousOld, previous) && differs !== "text";
      if (!same) {
        changes.index.push(indexRow(paper, logged, previous));
        if (was) changes.stale.push(was.seq);
      }
      if (!same || differs === "shown") {
        changes.moments.push({ ...logged, paper: paper.id, isNew: !was });
      }
      previous = moment;
      previousOld = was;
    }
    for (const { seq } of old.values()) {
      changes.removed.push(seq);
      changes.stale.push(seq);
    }
  }
  return changes;
}

/** The seconds in which a moment will need a place. */
export function newSeconds(revisions: readonly Revision[]): number[] {
  const seconds = new Set<number>();
  for (const { before, moments } of revisions) {
    const known = new Set(before?.moments.map(({ at }) => at));
    for (const { at } of moments) if (!known.has(at)) seconds.add(at);
  }
  return [...seconds];
}

// The rank is the place, unless it is taken: then the next below all that are.
function placer(taken: ReadonlyMap<number, number>): (moment: Moment) => number {
  const next = new Map([...taken].map(([at, seq]) => [at, placeOf(seq).place + 1]));
  return ({ at, rank }) => {
    const place = Math.max(next.get(at) ?? 0, rank);
    if (place >= PLACES) throw new Error(`More than ${PLACES} moments in one second.`);
    next.set(at, place + 1);
    return seqOf(at, place);
  };
}

function sameTags(a: Moment | undefined, b: Moment | undefined): boolean {
  return a?.tags.join(" ") === b?.tags.join(" ");
}
