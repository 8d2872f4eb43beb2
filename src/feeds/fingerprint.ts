import { rung } from "../paper/ladder.ts";
import type { Entry, WireFeed } from "./feed.ts";

// Raise it when a renderer comes to write the same feed differently.
const EDITION = 1;

/**
 * A text that changes when anything a feed shows does, but for counts that cross no rung: what a
 * weak validator is made from (RFC 9110, section 8.8.1). Cheaper than rendering: `written` stands
 * for title, abstract and authors, and `self` for what was asked.
 * @param format extension of the format the feed is rendered in
 */
export function fingerprint(feed: WireFeed, format: string): string {
  const { options, self, next, hub, entries } = feed;
  return JSON.stringify([EDITION, format, options, self, next, hub, entries.map(fingerprintOf)]);
}

function fingerprintOf({ description, sighting }: Entry): unknown[] {
  const { seq, at, written, paper } = sighting;
  const unwritten = {
    ...paper,
    title: undefined,
    abstract: undefined,
    authors: undefined,
    upvotes: rung(paper.upvotes ?? 0),
    comments: rung(paper.comments ?? 0),
    stars: rung(paper.stars ?? 0),
  };
  return [seq, at, written, description?.length, unwritten];
}
