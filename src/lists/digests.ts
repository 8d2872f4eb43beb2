import type { Format } from "../feeds/feed.ts";
import { extensionsOf, FEED_FORMATS } from "../feeds/formats.ts";
import { type Every, lastPeriods, type Period } from "../feeds/periods.ts";
import { PLACES } from "../paper/log.ts";
import type { EntryPage } from "../store/entries.ts";
import type { Range } from "../store/matching.ts";
import { ListError } from "./errors.ts";
import type { Entries } from "./list.ts";

/** The periods that a feed of digests goes back: two weeks, or two months. */
const PERIODS = { daily: 14, weekly: 8 };
const MOST_ENTRIES = 1000;

/**
 * Reads the newest entries of a range. `reached` is the seq down to which it has looked for them, if
 * not to the end of the range.
 */
type Newest = (range: Range, limit: number) => Promise<EntryPage & { reached?: number }>;

/**
 * The entries of the last periods that are over, as far as they are known.
 * @throws {ListError} for a format that is no feed
 */
export async function digestsOf(
  newest: Newest,
  range: Range,
  every: Every,
  format: Format,
  now: number,
): Promise<Entries> {
  if (format.kind !== "feed") {
    const message = `digest is for feeds: use it with ${extensionsOf(FEED_FORMATS)}.`;
    throw new ListError("unreadable", message, { parameter: "digest" });
  }
  const periods = lastPeriods(every, now, PERIODS[every]);
  const from = Math.max(range.from ?? 0, periods.at(-1)!.start * PLACES);
  const to = Math.min(range.to ?? Number.MAX_SAFE_INTEGER, periods[0]!.end * PLACES);
  const { entries, more, reached = 0 } = await newest({ ...range, from, to }, MOST_ENTRIES);
  const isKnown = ({ start }: Period) => start * PLACES >= reached;
  return {
    entries: entries.filter(({ seq }) => seq >= reached),
    digest: { periods: periods.filter(isKnown), more },
    passing: true,
  };
}
