import { isLasting } from "./tags.ts";

/** Something seen of a paper: what was found to be true of it, and when. */
export interface Observation {
  at: number;
  /** Its place in the listing it was seen in. */
  rank: number;
  /** Seen as it happened, not found out about later. */
  live: boolean;
  tags: readonly string[];
  /** Tags that were true and no longer are. */
  gone?: readonly string[];
}

/** A time at which what is true of a paper grew. */
export interface Moment {
  at: number;
  rank: number;
  live: boolean;
  /** Everything true from this moment on, in alphabetical order. */
  tags: readonly string[];
}

/**
 * Adds one observation to the moments of a paper, which are one at each time at which the set of its
 * tags grew. Told in any order, the same observations give the same moments, as long as no tag goes.
 * A tag counts from the earliest time it was seen,
 * and a later moment left with nothing of its own is dropped. A tag that is gone is dropped from
 * the newest moment on.
 * @param moments in order of time; not changed
 * @returns moments in order of time
 */
export function observe(moments: readonly Moment[], seen: Observation): Moment[] {
  const kept = moments.filter((moment) => moment.at < seen.at);
  const rest = moments.slice(kept.length);
  const same = rest[0]?.at === seen.at ? rest.shift() : undefined;
  const gone = new Set(rest.length === 0 ? seen.gone : []);
  const newest = same ?? kept.at(-1);
  const holds = without(newest?.tags ?? [], gone);
  if (newest && newest !== same) kept[kept.length - 1] = { ...newest, tags: holds };

  const { at, rank, live } = same ?? seen;
  const here = { at, rank, live, tags: union(holds, seen.tags) };
  if (same || here.tags.length > holds.length) kept.push(here);
  for (const moment of rest) {
    const tags = union(moment.tags, seen.tags);
    const before = new Set(kept.at(-1)?.tags);
    if (tags.some((tag) => !before.has(tag))) kept.push({ ...moment, tags });
  }
  return kept;
}

/**
 * Tags of the newest moment that are not among `tags`, lasting ones aside.
 * @param moments in order of time
 */
export function goneFrom(moments: readonly Moment[], tags: readonly string[]): string[] {
  const now = new Set(tags);
  return (moments.at(-1)?.tags ?? []).filter((tag) => !now.has(tag) && !isLasting(tag));
}

function without(tags: readonly string[], gone: ReadonlySet<string>): readonly string[] {
  return gone.size === 0 ? tags : tags.filter((tag) => !gone.has(tag));
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  const all = new Set(some);
  for (const tag of more) all.add(tag);
  return all.size === some.length ? some : [...all].sort();
}
