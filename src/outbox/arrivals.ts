import type { Context } from "../lists/index.ts";
import { ListError } from "../lists/index.ts";
import { enteringAt } from "../lists/pushed.ts";
import {
  arrivalsIn,
  type Behind,
  followersBehind,
  noteMatched,
  planArrivals,
  progressOfPushing,
  type Watched,
  watchedLists,
  type Window,
} from "../store/arrivals.ts";

/** The services that arrivals are found with. */
interface Push {
  db: D1Database;
  lists: Context;
}

// Followers that one run writes deliveries for.
const PLANNED_A_RUN = 700;
// Lists whose questions are compiled at a time. Each takes a sixth of a millisecond, of which the
// free plan allows ten an invocation.
const LISTS_AT_ONCE = 20;

/**
 * Matches new moments, and writes the deliveries of a kind to those who are to be told. What entered
 * a list in a time is read once for all of them.
 * @returns whether there is more to do
 */
export async function planPushes(push: Push, kind: string, now: number): Promise<boolean> {
  if (await matchNewMoments(push, now)) return true;
  const { db, lists } = push;
  const behind = await followersBehind(db, kind, PLANNED_A_RUN);
  if (behind.length === 0) return false;
  const { readTo: until, done } = await progressOfPushing(db);
  // Another run has begun to match what is newer.
  if (done > 0) return true;
  const times = timesOf(behind).slice(0, LISTS_AT_ONCE);
  const chosen = new Set(times.map(timeOf));
  const some = behind.filter((each) => chosen.has(timeOf(each)));
  const windows = times.flatMap(({ watched, since }) =>
    windowOf(lists, watched, { since, until }, now),
  );
  await planArrivals(db, kind, some, await arrivalsIn(db, windows), until, now);
  return some.length < behind.length || behind.length === PLANNED_A_RUN;
}

/**
 * Matches the moments that are new since the last time against lists that somebody follows, each
 * list once, and notes who is to be told. A list that nothing entered costs its row and no more.
 * @returns whether there are lists left
 */
async function matchNewMoments({ db, lists }: Push, now: number): Promise<boolean> {
  const progress = await progressOfPushing(db);
  const { readTo, done, liveAt, isWatched } = progress;
  const until = done > 0 ? progress.until : liveAt + 1;
  if (!isWatched || until <= readTo) return false;
  const watched = await watchedLists(db, { after: done, limit: LISTS_AT_ONCE + 1 });
  const some = watched.slice(0, LISTS_AT_ONCE);
  const windows = some.flatMap((list) => windowOf(lists, list, { since: readTo, until }, now));
  const entered = await arrivalsIn(db, windows, 1);
  const hasMore = watched.length > some.length;
  const next = hasMore
    ? { readTo, until, done: some.at(-1)!.id }
    : { readTo: until, until, done: 0 };
  const ids = entered.map(({ id }) => id);
  await noteMatched(db, progress, next, ids);
  return hasMore;
}

function timesOf(behind: readonly Behind[]): Behind[] {
  return [...new Map(behind.map((each) => [timeOf(each), each])).values()];
}

function timeOf({ watched, since }: Behind): string {
  return `${watched.id} ${since}`;
}

// A list that can no longer be read, as a topic that was removed, has nothing to tell.
function windowOf(
  lists: Context,
  { id, list }: Watched,
  time: { since: number; until: number },
  now: number,
): Window[] {
  try {
    return [{ id, range: enteringAt(lists, list, now), ...time }];
  } catch (error) {
    if (error instanceof ListError) return [];
    throw error;
  }
}
