import type { Page } from "../sources/source.ts";
import { MINUTE } from "../text/time.ts";

/** A time that never comes: the page is done with. */
const NEVER = 2 ** 40;

// Cron runs are a little early or late; a page that is due in every run must not miss one for that.
const SLACK = MINUTE;

/** When a page is due again after it was polled successfully. */
export function nextDue(now: number, page: Page): number {
  return page.every === undefined ? NEVER : now + page.every - SLACK;
}
