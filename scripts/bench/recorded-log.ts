import { placed } from "../../src/ingest/changes.ts";
import { merge } from "../../src/paper/merge.ts";
import { type Moment, observe } from "../../src/paper/moments.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { tagsOf } from "../../src/paper/tags.ts";
import { FACTS } from "../../src/sources/index.ts";
import { commit } from "../../src/store/commit.ts";
import { takeLease } from "../../src/store/lease.ts";
import { DAY, dayOf, HOUR } from "../../src/text/time.ts";
import type { Database } from "../host/migrate.ts";
import type { RecordedPapers } from "./recorded-papers.ts";

type PaperUpdate = Parameters<typeof placed>[1][number];

const PAGE = 1000;
// One paper in so many is listed by Hugging Face a day later, and one is revised a month later.
const LISTED = 4;
const REVISED = 20;

/**
 * Writes recorded papers to a log as ingest does: each with a moment when it was published; some
 * with what Hugging Face said of another paper, and some with a second version, as later moments.
 * @returns the number of moments
 */
export async function writeRecordedLog(
  db: Database,
  { arxiv, huggingFace }: RecordedPapers,
): Promise<number> {
  const holder = "recorded";
  const end = Math.max(...arxiv.map(({ published }) => published!)) + 365 * DAY;
  await takeLease(db, holder, end, 0);
  let written = 0;
  for (let from = 0; from < arxiv.length; from += PAGE) {
    const updates = arxiv
      .slice(from, from + PAGE)
      .map((paper, n) => history(paper, from + n, huggingFace));
    const changes = { ...(await placed(db, updates)), listings: [] };
    await commit(db, holder, changes, [], end);
    written += changes.moments.length;
  }
  return written;
}

function history(paper: Paper, n: number, huggingFace: Paper[]): PaperUpdate {
  const noon = paper.published! + 12 * HOUR;
  const states = [{ at: noon, paper }];
  const add = (after: number, source: string, said: Partial<Paper>) => {
    const at = noon + after * DAY;
    const known = states.at(-1)!.paper;
    const statement = { ...said, id: paper.id, title: paper.title };
    const listing = { source, day: dayOf(at), rank: n % PAGE, paper: statement };
    states.push({ at, paper: merge(known, listing, FACTS) });
  };
  if (n % LISTED === 0) add(1, "huggingface", huggingFace[n % huggingFace.length]!);
  if (n % REVISED === 0) add(30, "arxiv", { version: 2 });
  const moments = states
    .map((state) => ({ at: state.at, rank: n % PAGE, live: false, tags: tagsOf(state.paper) }))
    .reduce<Moment[]>(observe, []);
  return { paper: states.at(-1)!.paper, moments };
}
