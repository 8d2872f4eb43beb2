import { takeIn } from "../../src/ingest/apply.ts";
import { placed } from "../../src/ingest/changes.ts";
import { identifier, idsOf } from "../../src/paper/identity.ts";
import type { Listing, Statement } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";
import { commit, knownListings } from "../../src/store/commit.ts";
import { takeLease } from "../../src/store/lease.ts";
import { knownPapers } from "../../src/store/papers.ts";
import { addDays, DAY, dayOf, HOUR, MINUTE, startOfDay } from "../../src/text/time.ts";
import type { Database } from "../host/migrate.ts";

/** Papers of arXiv, and what Hugging Face says of others. */
export interface Dealt {
  arxiv: readonly Statement[];
  huggingFace: readonly Statement[];
}

const FIRST = "2026-01-05";
/** The papers that arXiv announces on a day. A run of the free plan takes in so many at once. */
const A_DAY = 1200;
const A_PAGE = 150;
/** One paper in so many is listed by Hugging Face a day later; one has a new version a week later. */
const LISTED = 30;
const REVISED = 6;
const REVISED_AFTER = 7;
/** The shares of the votes that are there at each poll. */
const VOTES = [0.2, 0.5, 1];

/**
 * Writes papers to a log as ingest does, day by day: announced by arXiv, some listed by Hugging Face
 * the next day and voted for, some announced in a new version a week later.
 */
export async function writeDealtLog(db: Database, { arxiv, huggingFace }: Dealt): Promise<void> {
  const holder = "dealt";
  let now = startOfDay(FIRST)!;
  let liveAt = 0;
  await takeLease(db, holder, now + 1000 * DAY, 0);
  const takePage = async (listings: Listing[]) => {
    now += MINUTE;
    const known = await knownPapers(db, listings.flatMap(idsOf));
    const identify = identifier(known, listings);
    const named = listings.map((listing) => ({ ...listing, id: identify(listing).id }));
    const listed = await knownListings(db, named);
    const taken = takeIn({ known, listed, facts: FACTS, liveFrom: FIRST, liveAt }, listings, now);
    liveAt = taken.liveAt;
    const changes = { ...(await placed(db, taken.updates)), listings: taken.listed, liveAt };
    await commit(db, holder, changes, [], now);
  };
  const take = async (listings: Omit<Listing, "day">[]) => {
    const dated = listings.map((listing) => ({ ...listing, day: dayOf(now) }));
    for (let n = 0; n < dated.length; n += A_PAGE) await takePage(dated.slice(n, n + A_PAGE));
  };
  const announcedOn = (day: number) => (day < 0 ? [] : arxiv.slice(day * A_DAY, (day + 1) * A_DAY));
  const every = (step: number, day: number) => announcedOn(day).filter((_, n) => n % step === 0);
  const days = Math.ceil(arxiv.length / A_DAY);
  for (let day = 0; day < days + REVISED_AFTER; day++) {
    now = Math.max(now, startOfDay(addDays(FIRST, day))! + HOUR);
    const announced = { version: 1, published: now - DAY };
    await take(
      announcedOn(day).map((paper, rank) => {
        return { source: "arxiv", rank, paper: { ...paper, ...announced } };
      }),
    );
    await take(
      every(REVISED, day - REVISED_AFTER).map((paper, rank) => {
        return { source: "arxiv", rank, kind: "replace", paper: { ...paper, version: 2 } };
      }),
    );
    for (const share of VOTES) {
      await take(
        every(LISTED, day - 1).map(({ id, title }, rank) => {
          const said = huggingFace[(day * A_DAY + rank) % huggingFace.length]!;
          const upvotes = Math.round((said.upvotes ?? 0) * share);
          return { source: "huggingface", rank, paper: { ...said, id, title, upvotes } };
        }),
      );
    }
  }
}
