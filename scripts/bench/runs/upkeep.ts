import { type Sketched, writeRecords } from "../../../src/store/sketch-records.ts";
import { DAY, startOfDay } from "../../../src/text/time.ts";
import type { Recorder } from "./invocations.ts";
import type { RunBench, RunKind } from "./kind.ts";

const SETTINGS = {
  SOURCES: "huggingface,arxiv",
  ARXIV_CATEGORIES: "cs.LG",
  BACKFILL_FROM: "2026-11-18",
};

/** Runs that look after what is there. */
export const UPKEEP_KINDS: readonly RunKind[] = [
  {
    what: "the hourly work: the ranking",
    settings: SETTINGS,
    async begin(bench) {
      await fill(bench);
      return bench.cron(61);
    },
  },
  {
    what: "the hourly work: counts of 20 topics",
    settings: SETTINGS,
    async begin(bench) {
      await fill(bench);
      await bench.cron(61);
      return bench.cron(10);
    },
  },
  {
    what: "rows of the index written anew",
    settings: SETTINGS,
    async begin(bench) {
      await fill(bench);
      await bench.db.batch([
        bench.db.prepare(
          `INSERT INTO porter_index (rowid, title, abstract, authors, after, before)
           SELECT seq, 'title', 'abstract', 'authors', 'all1', '' FROM moment`,
        ),
        bench.db.prepare("DELETE FROM log_index"),
      ]);
      return bench.cron(1);
    },
  },
  {
    what: "sketches made anew",
    settings: SETTINGS,
    async begin(bench) {
      await fill(bench);
      await bench.db.prepare("UPDATE sketch_progress SET below = 1 << 52").run();
      return bench.cron(1);
    },
  },
  {
    what: "a sample of the month before, of 7,500 papers",
    settings: { ...SETTINGS, BACKFILL_FROM: "2026-11-20" },
    async begin(bench) {
      await sketchMonth(bench, "2026-10-01", 30);
      await bench.settle();
      await bench.db.prepare("DELETE FROM sketch_month").run();
      return bench.cron(1);
    },
  },
  {
    what: "room made in a database that is full",
    settings: { ...SETTINGS, DATABASE_MB: "1" },
    async begin(bench) {
      const { db } = bench;
      await fill(bench);
      await db.prepare("UPDATE moment SET seq = seq - (100 * 86400 << 20)").run();
      await db.prepare("UPDATE wire SET trimmed_to = 0").run();
      return bench.cron(1);
    },
  },
];

// With papers of a day, and what they bring.
async function fill({ upstreams, settle }: RunBench): Promise<void> {
  await settle();
  upstreams.announced = 200;
  upstreams.listed = 40;
  await settle(30);
}

const A_DAY = 250;

async function sketchMonth({ db }: Recorder, first: string, days: number): Promise<void> {
  const start = startOfDay(first)!;
  const statements = Array.from({ length: days }, (_, day) => {
    const sketches = Array.from({ length: A_DAY }, (__, n): Sketched => {
      const sketch = Uint16Array.from({ length: 64 }, (___, at) => (n * 31 + at * 7) % 65_536);
      return { seq: (start + day * DAY + n) * 2 ** 20, isFirst: true, sketch };
    });
    const key = ((start + day * DAY) / DAY) * 1000;
    return db
      .prepare("INSERT INTO sketch (key, records) VALUES (?, ?)")
      .bind(key, writeRecords(sketches));
  });
  await db.batch(statements);
}
