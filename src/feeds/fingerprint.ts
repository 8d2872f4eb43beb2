import { rung } from "../paper/ladder.ts";
import type { PaperMoment } from "../paper/paper.ts";
import type { Entry, WireFeed } from "./feed.ts";
import { formatOf } from "./formats.ts";

// Raise it when a renderer comes to write the same feed differently.
const EDITION = 3;

/**
 * A text that changes when anything a feed shows does, but for counts that cross no rung: what a
 * weak validator is made from (RFC 9110, section 8.8.1). Cheaper
 * than rendering: `written` stands for title, abstract and authors, and `self` for what was asked.
 * @param format extension of the format the feed is rendered in
 * @param exact whether every count counts: in exports, and in lists whose order counts make
 */
export function fingerprint(
  feed: WireFeed,
  format: string,
  exact = formatOf(format)?.kind === "export",
): string {
  const { options, self, next, hub, entries } = feed;
  const count = exact ? Number : rung;
  const prints = entries.map((entry) => fingerprintOf(entry, count));
  return JSON.stringify([EDITION, format, options, self, next, hub, feed.since, prints]);
}

type Count = (count: number) => number;

function fingerprintOf(entry: Entry, count: Count): unknown[] {
  const { id, title, content, date, description, moment } = entry;
  return moment
    ? [description?.length, ...momentOf(moment, count)]
    : [id, title, content, date, description];
}

function momentOf({ seq, at, written, paper }: PaperMoment, count: Count): unknown[] {
  const unwritten = {
    ...paper,
    title: undefined,
    abstract: undefined,
    authors: undefined,
    upvotes: count(paper.upvotes ?? 0),
    comments: count(paper.comments ?? 0),
    stars: count(paper.stars ?? 0),
  };
  return [seq, at, written, unwritten];
}
