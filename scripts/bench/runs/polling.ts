import type { RunKind } from "./kind.ts";

const HUGGING_FACE = { SOURCES: "huggingface", BACKFILL_FROM: "2026-11-17" };
const ARXIV = { SOURCES: "arxiv", ARXIV_CATEGORIES: "cs.LG", BACKFILL_FROM: "2026-11-17" };
const BIORXIV = { SOURCES: "biorxiv", BACKFILL_FROM: "2026-11-17" };
const FEED = { SOURCES: "feed" };

const FORGET_A_DAY = `UPDATE source SET series = replace(series, '"2026-11-19"]]', '"2026-11-18"]]')`;

// Before the hour is over, at which the hourly work would come first.
const MAKE_DUE = "UPDATE poll SET due_at = 0";

/** Runs that poll. */
export const POLLING_KINDS: readonly RunKind[] = [
  {
    what: "nothing is due",
    settings: HUGGING_FACE,
    async begin({ settle, cron }) {
      await settle();
      return cron(1);
    },
  },
  {
    what: "Hugging Face: a page that has not changed",
    settings: HUGGING_FACE,
    async begin({ upstreams, settle, cron }) {
      upstreams.listed = 40;
      await settle();
      return cron(10);
    },
  },
  {
    what: "Hugging Face: 40 papers, a vote more on each",
    settings: HUGGING_FACE,
    async begin({ upstreams, settle, cron }) {
      upstreams.listed = 40;
      await settle();
      upstreams.votes = 1;
      return cron(10);
    },
  },
  {
    what: "Hugging Face: 40 new papers",
    settings: HUGGING_FACE,
    async begin({ upstreams, settle, cron }) {
      await settle();
      upstreams.listed = 40;
      return cron(10);
    },
  },
  ...[150, 300, 800].map((count): RunKind => ({
    what: `arXiv: an announcement of ${count} new papers`,
    settings: ARXIV,
    async begin({ upstreams, settle, cron }) {
      await settle();
      upstreams.announced = count;
      return cron(30);
    },
  })),
  {
    what: "arXiv: 300 records of a past day",
    settings: ARXIV,
    async begin({ upstreams, db, settle, cron }) {
      await settle();
      // As if its last day had never been asked for.
      await db.prepare(FORGET_A_DAY).run();
      upstreams.announced = 300;
      return cron(10);
    },
  },
  {
    what: "bioRxiv: 240 preprints of a day",
    settings: BIORXIV,
    async begin({ upstreams, db, settle, cron }) {
      await settle();
      upstreams.posted = 240;
      await db.prepare(MAKE_DUE).run();
      return cron(10);
    },
  },
  {
    what: "a publisher's feed of 100 items",
    settings: FEED,
    async begin({ upstreams, db, settle, cron }) {
      await settle();
      upstreams.items = 100;
      await db.prepare(MAKE_DUE).run();
      return cron(10);
    },
  },
];
