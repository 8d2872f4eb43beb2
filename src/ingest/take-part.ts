import { bounded } from "../paper/bounds.ts";
import {
  type Page,
  type Reading,
  type Section,
  type Source,
  SourceError,
} from "../sources/source.ts";
import { commitPart, rowsWritten } from "../store/commit.ts";
import { isPartKept, nextPart, type PartName } from "../store/page-parts.ts";
import { pollOf } from "../store/polls.ts";
import { BudgetSpent } from "./budget.ts";
import { datedNow } from "./clock.ts";
import type { Ingest, Job, Outcome, Standing } from "./context.ts";
import { type Part, readPart } from "./parts.ts";
import { changesBy } from "./changes.ts";
import { keepFailure } from "./keep.ts";
import { MARKS, whyLeftOut } from "./poll.ts";
import { afterPart } from "./progress.ts";
import { commitSurely, UnsureError } from "./surely.ts";

/**
 * Runs in a row that may not come to their end, as when they were killed. What more of them may have
 * stopped at, for the time or the memory that it takes, must not stop all that follow.
 */
export const MOST_DEATHS = 1;

/**
 * Takes in the next part of a page that was divided, if there is one, in one transaction. When that
 * fails, the page is kept as a failure, to be asked for again.
 * @param run its `db` counts queries
 * @returns how it went; undefined if there is no part
 * @throws {BudgetSpent} then the part stays
 * @throws if the database fails or the lease is no longer ours
 */
export async function takePart(run: Ingest, standing: Standing): Promise<Outcome | undefined> {
  const names = run.sources.map(({ name }) => name);
  const kept = await nextPart(run.db, names);
  if (!kept) return undefined;
  const part = readPart(kept);
  const { page } = part;
  const source = run.sources.find(({ name }) => name === kept.source)!;
  const job = { page, source, host: source.host(page), isLive: true, last: undefined };
  try {
    if (standing.deaths > MOST_DEATHS) {
      throw new SourceError("The runs that took in a part of it did not come to their end.");
    }
    return await commitReading(run, standing, job, kept, part);
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof UnsureError) throw error;
    const last = await pollOf(run.db, kept);
    // Or the same answer would be taken for unchanged.
    if (last) for (const mark of MARKS) delete last[mark];
    const failed = { ...job, last };
    return keepFailure(run, standing, failed, error, 0, true);
  }
}

async function commitReading(
  run: Ingest,
  standing: Standing,
  job: Job,
  kept: PartName,
  part: Part,
): Promise<Outcome> {
  const { page, source } = job;
  const { listings, rejected } = "bodies" in part ? readSection(source, page, part) : whole(part);
  const now = run.clock();
  const at = datedNow(now, part.ahead);
  const changes = await changesBy(run, standing, job, listings, now, at);
  const before = standing.sources.get(source.name)!;
  const state = afterPart(before, page, { rows: rowsWritten(changes), rejected }, now);
  const record = {
    ...(state !== before && { state }),
    ...(rejected[0] && { rejected: rejected.length, error: whyLeftOut(rejected) }),
    at,
  };
  const { holder, change: after } = standing;
  await commitSurely(
    run.db,
    standing,
    () => commitPart(run.db, holder, { ...changes, after }, kept, record),
    async () => !(await isPartKept(run.db, kept)),
  );
  standing.sources.set(source.name, state);
  standing.liveAt = changes.liveAt ?? standing.liveAt;
  const moments = changes.moments.filter(({ isNew }) => isNew).length;
  return {
    source: page.source,
    page: page.page,
    day: page.day,
    papers: listings.length,
    rejected: rejected.length,
    moments,
    isPart: true,
  };
}

function readSection(
  source: Source,
  page: Page,
  { bodies, first }: Pick<Section, "bodies" | "first">,
): Reading {
  const { listings, rejected } = source.read(bodies, page);
  const ranked = listings.map(({ rank, paper, ...listing }) => {
    return { ...listing, rank: first + rank, paper: bounded(paper) };
  });
  return { listings: ranked, rejected };
}

function whole({ listings }: Pick<Reading, "listings">): Reading {
  return { listings, rejected: [] };
}
