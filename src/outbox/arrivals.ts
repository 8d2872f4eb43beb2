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

/** What arrivals are found with. */
interface Push {
  db: D1Database;
  lists: Context;
}

// Followers that one run writes deliveries for.
const PLANNED_A_RUN = 1000;

/**
 * Matches the moments that are new since the last time against every list that somebody follows,
 * each list once, and notes who is to be told. A list that nothing entered costs its row and no more.
 */
async function matchNewMoments({ db, lists }: Push, now: number): Promise<void> {
  const progress = await progressOfPushing(db);
  const until = progress.liveAt + 1;
  if (!progress.isWatched || until <= progress.readTo) return;
  const watched = await watchedLists(db);
  const windows = watched.flatMap((list) =>
    windowOf(lists, list, { since: progress.readTo, until }, now),
  );
  const entered = await arrivalsIn(db, windows, 1);
  const ids = entered.map(({ id }) => id);
  await noteMatched(db, progress, until, ids);
}

/**
 * Matches new moments, and writes the deliveries of a kind to those who are to be told. What entered
 * a list in a time is read once for all of them.
 */
export async function planPushes(push: Push, kind: string, now: number): Promise<void> {
  await matchNewMoments(push, now);
  const { db, lists } = push;
  const behind = await followersBehind(db, kind, PLANNED_A_RUN);
  if (behind.length === 0) return;
  const { readTo: until } = await progressOfPushing(db);
  const windows = timesOf(behind).flatMap(({ watched, since }) =>
    windowOf(lists, watched, { since, until }, now),
  );
  await planArrivals(db, kind, behind, await arrivalsIn(db, windows), until, now);
}

function timesOf(behind: readonly Behind[]): Behind[] {
  return [...new Map(behind.map((each) => [`${each.watched.id} ${each.since}`, each])).values()];
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
