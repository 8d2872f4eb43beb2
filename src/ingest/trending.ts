import { sourcesOf } from "../paper/facts.ts";
import { observe } from "../paper/moments.ts";
import { TRENDING } from "../paper/tags.ts";
import { rankByTrend } from "../paper/trending.ts";
import { commit, wireState } from "../store/commit.ts";
import { checkLease } from "../store/lease.ts";
import { knownPapers } from "../store/papers.ts";
import { recentlyListed, writeTrending } from "../store/trending.ts";
import { addDays, dayOf } from "../text/time.ts";
import { datedNow } from "./clock.ts";
import type { Ingest } from "./context.ts";
import { placed } from "./changes.ts";

const DAYS = 14;

/**
 * Ranks the trending papers and keeps the ranking in KV. A paper that is in it for the first time
 * gets a moment.
 * @param ahead the seconds by which our clock is ahead of those of upstreams, where they said the time
 */
export async function rankTrending(
  { db, kv, facts, clock }: Pick<Ingest, "db" | "kv" | "facts" | "clock">,
  holder: string,
  ahead: number | undefined,
): Promise<void> {
  const now = clock();
  const dated = datedNow(now, ahead);
  const sources = sourcesOf("upvotes", facts).map(({ name }) => name);
  const ids = rankByTrend(await recentlyListed(db, sources, addDays(dayOf(now), -DAYS)), now);
  const { change, liveAt: newest } = await wireState(db);
  const liveAt = Math.max(dated, newest + 1);
  const known = await knownPapers(db, ids);
  const entering = ids.flatMap((id, rank) => {
    const before = known.papers.get(id);
    if (!before || before.moments.at(-1)!.tags.includes(TRENDING)) return [];
    const seen = { at: liveAt, rank, live: true, tags: [TRENDING] };
    return [{ before, paper: before.paper, moments: observe(before.moments, seen) }];
  });
  if (entering.length > 0) {
    const changes = { ...(await placed(db, entering)), listings: [], liveAt, after: change };
    await commit(db, holder, changes, [], dated);
  } else {
    await checkLease(db, holder);
  }
  await writeTrending(kv, { at: now, ids });
}
