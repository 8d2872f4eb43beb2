import type { Page } from "../sources/source.ts";
import { DAY, HOUR, MINUTE } from "../text/time.ts";

/** What a plan needs to know of the last poll of a page. */
export interface LastPoll {
  source: string;
  page: string;
  dueAt: number;
  checkedAt: number;
}

/**
 * What to poll now, most urgent first: followed pages by how late they are against their own pace,
 * then backfill, newest first.
 * @param pages every page there is, those of each source newest first
 * @param polls the last poll of each page that has one
 */
export function schedule<Kind extends Page>(
  now: number,
  pages: readonly Kind[],
  polls: readonly LastPoll[],
): { live: Kind[]; backfill: Kind[] } {
  const last = new Map(polls.map((poll) => [`${poll.source} ${poll.page}`, poll]));
  const followed: { page: Kind; late: number }[] = [];
  const backfill: Kind[] = [];
  for (const page of pages) {
    const poll = last.get(`${page.source} ${page.page}`);
    if ((page.from ?? 0) > now || (poll && poll.dueAt > now)) continue;
    if (isSlow(page) && (page.every === undefined || !poll)) backfill.push(page);
    else
      followed.push({ page, late: poll ? (now - poll.checkedAt) / (page.every ?? 1) : Infinity });
  }
  // Sorting is stable: equally late pages stay newest first.
  followed.sort((a, b) => (a.late === b.late ? 0 : b.late - a.late));
  backfill.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  return { live: followed.map(({ page }) => page), backfill };
}

/** Whether a page is so old that its first poll is backfill. */
export function isSlow({ every, live }: Page): boolean {
  return !live && (every === undefined || every >= DAY);
}

/** A time no page is due before: it is done with. */
const NEVER = 2 ** 40;

// Cron runs are a little early or late; a page of every run must not miss one for that.
const SLACK = MINUTE;

/** When a page that was polled well is due again. */
export function nextDue(now: number, page: Page): number {
  return page.every === undefined ? NEVER : now + page.every - SLACK;
}

/**
 * How long to leave a page alone after failures: what the upstream asks for, but at least
 * exponentially longer each time, with jitter.
 * @param failures how often in a row it has now failed, 1 or more
 * @param random between 0 and 1
 * @returns seconds, at most a day
 */
export function backOff(failures: number, random: number, retryAfter = 0): number {
  const longest = 6 * HOUR;
  const wait = Math.min(5 * MINUTE * 2 ** (failures - 1), longest);
  return Math.min(Math.max(Math.round(wait * (0.5 + random)), retryAfter), DAY);
}
