import { oldestDay } from "../settings.ts";
import type { Page, Source } from "../sources/source.ts";
import { unclassifiedIds } from "../store/lookups.ts";
import { type Poll, pollsIn, selectFailed, selectPolls } from "../store/polls.ts";
import type { Ingest, Job, Standing } from "./context.ts";
import { type Candidates, candidatesOf, pageKey, schedule } from "./plan.ts";

/** The pages to poll now, the most urgent first. */
export interface Due {
  live: Job[];
  backfill: Job[];
}

// Some days are passed over because they failed and are not due yet.
const SPARE = 8;
const MOST_FAILED = 100;

/**
 * Asks the database what is due. The rows this reads and the time it takes depend on the pages that
 * are followed and on the budget of a run, not on how long the history is.
 * @param standing the state of each source
 * @param most how many pages of backfill are wanted
 */
export async function whatIsDue(
  run: Pick<Ingest, "db" | "sources" | "backfillFrom">,
  standing: Pick<Standing, "sources">,
  most: number,
  now: number,
): Promise<Due> {
  const { db } = run;
  const wanted = run.sources.map((source) => {
    const state = standing.sources.get(source.name)!;
    const from = oldestDay(run.backfillFrom, state.liveFrom);
    return { source, from, ...candidatesOf(source, state, from, most + SPARE, now) };
  });
  const all: Candidates = {
    live: [...(await lookups(run, now)), ...wanted.flatMap(({ live }) => live)],
    backfill: wanted.flatMap(({ backfill }) => backfill),
  };
  const named = [...all.live, ...all.backfill];
  const [byName, byFailure] = await db.batch([
    selectPolls(db, named),
    selectFailed(db, seriesNames(run.sources, now), Math.min(most + SPARE, MOST_FAILED), now),
  ]);
  const polls = new Map(pollsIn(byName!.results).map((poll) => [pageKey(poll), poll]));
  const names = new Set(named.map(pageKey));
  for (const poll of pollsIn(byFailure!.results)) {
    const { source, from } = wanted.find((each) => each.source.name === poll.source)!;
    const page = poll.day >= from && !names.has(pageKey(poll)) && pageOf(source, poll);
    if (!page) continue;
    all.backfill.push(page);
    polls.set(pageKey(poll), poll);
  }
  const { live, backfill } = schedule(all, polls, now);
  const jobOf = (page: Page, isLive: boolean): Job => {
    const source = run.sources.find(({ name }) => name === page.source)!;
    return { page, source, host: source.host(page), isLive, last: polls.get(pageKey(page)) };
  };
  return {
    live: live.map((page) => jobOf(page, true)),
    backfill: backfill.map((page) => jobOf(page, false)),
  };
}

async function lookups(
  { db, sources }: Pick<Ingest, "db" | "sources">,
  now: number,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { lookup } of sources) {
    const ids = lookup ? await unclassifiedIds(db, lookup.limit, now) : [];
    if (lookup && ids.length > 0) pages.push(lookup.page(ids, now));
  }
  return pages;
}

function seriesNames(sources: readonly Source[], now: number): Record<string, string[]> {
  return Object.fromEntries(
    sources.flatMap(({ name, backfill }) =>
      backfill ? [[name, backfill.pages(backfill.last(now)).map(({ series }) => series)]] : [],
    ),
  );
}

// Its page as backfill; none if its series is no longer followed.
function pageOf({ backfill }: Source, poll: Poll): Page | undefined {
  return backfill?.pages(poll.day).find(({ page }) => page === poll.page);
}
