import type { List } from "../lists/index.ts";
import { addDays } from "../text/time.ts";

/** The tag of answers that any new entry may change, for purging Cloudflare's cache. */
const ENTRIES = "entries";

/** The changes of a run to a page, as far as answers show them. */
interface Polled {
  /** The day of the page, `YYYY-MM-DD`. */
  day: string;
  /** New moments written. */
  moments?: number;
  unchanged?: true;
  error?: string;
}

/** The tags that a list is kept under in Cloudflare's cache: its days, or all entries. */
export function tagsOf(list: List): string[] {
  const days = "days" in list ? list.days : undefined;
  if (!days) return [ENTRIES];
  const tags: string[] = [];
  for (let day = days.first; day <= days.last; day = addDays(day, 1)) tags.push(tagOfDay(day));
  return days.source && list.kind !== "front" ? tags : [ENTRIES, ...tags];
}

/**
 * The tags whose answers a run has changed. Votes change days; only new moments change other lists.
 * @param most the most tags that may be purged at once
 */
export function changedTags(polled: readonly Polled[], most = 100): string[] {
  const changed = polled.filter(({ unchanged, error }) => !unchanged && error === undefined);
  const entries = changed.some(({ moments = 0 }) => moments > 0) ? [ENTRIES] : [];
  // The newest days are the ones that are read.
  const days = [...new Set(changed.map(({ day }) => day))].toSorted().toReversed();
  return [...entries, ...days.map(tagOfDay)].slice(0, most);
}

function tagOfDay(day: string): string {
  return `day-${day}`;
}
