import { FACTS } from "../../src/sources/index.ts";
import { ingest } from "../../src/ingest/run.ts";
import { OPTIONS } from "../simulator/settings.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import type { Source } from "../../src/sources/source.ts";
import { dayOf, MINUTE } from "../../src/text/time.ts";
import type { DailyPaper } from "../simulator/huggingface-api.ts";
import { simulator } from "../simulator/huggingface.ts";
import { type BenchWire, longList, PAPERS_A_DAY } from "./site.ts";
import type { Line } from "./budget.ts";
import type { Database } from "../host/migrate.ts";
import { recording } from "./recording.ts";

const POLLS = 50;

/** The CPU time of workerd for polling a list. */
export async function benchPolling(wire: BenchWire): Promise<Line[]> {
  const polled = async (votes: number) => {
    let cpu = 0;
    for (let n = 0; n < POLLS; n++) {
      await wire.change(votes);
      const before = wire.worker.cpu();
      await wire.poll();
      cpu += wire.worker.cpu() - before;
    }
    return `${((cpu / POLLS) * 1000).toFixed(1)} ms CPU`;
  };
  await polled(1);
  return [
    { what: `polling ${PAPERS_A_DAY} papers, a vote more on each`, measured: await polled(1) },
    { what: "polling an unchanged page", measured: await polled(0) },
  ];
}

/** The rows that polling writes, as D1 counts them; those of the lease aside. */
export async function benchRowsWritten(real: Database): Promise<Line[]> {
  const { db, statements, clear } = recording(real);
  let now = Date.parse("2026-06-01T12:00:00Z") / 1000;
  const papers = longList(dayOf(now), now);
  const votes: (number | undefined)[] = papers.map(() => undefined);
  const listed = () =>
    papers.flatMap((item, n) => (votes[n] === undefined ? [] : [withVotes(item, votes[n])]));
  const upstream = simulator(listed, { clock: () => now });
  const poll = async () => {
    now += 10 * MINUTE;
    clear();
    await ingest({
      db,
      // Made already, so that nothing else is.
      kv: { get: async () => ({ at: now, ids: [], entries: {} }) } as unknown as KVNamespace,
      fetcher: (input, init) => upstream.fetch(new Request(input, init)),
      sources: [newestListOnly],
      facts: FACTS,
      manners: { userAgent: "Paperwire/bench", timeoutMs: 1000, maxBytes: 2 ** 24 },
      pages: 1,
      papers: Infinity,
      backfillRows: 0,
      databaseBytes: Infinity,
      backfillFrom: "",
      topics: () => ({}),
      clock: () => now,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      log: () => {},
      committed: () => {},
    });
    const ofPage = statements.filter(({ batched }) => batched);
    return ofPage.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  };
  // The rows of each further paper, without the page's own.
  const pollWith = async (upvotes: number) => {
    votes[0] = upvotes;
    const first = await poll();
    votes.fill(upvotes);
    return ((await poll()) - first) / (papers.length - 2);
  };
  await poll();
  const entering = await pollWith(0);
  return [
    rowsLine("polling an unchanged page", await poll(), 1),
    rowsLine("a new paper with one moment", entering, 10),
    rowsLine("a vote that reaches no rung", await pollWith(1)),
    rowsLine("a further moment", await pollWith(5), 4),
  ];
}

const source = huggingface.create(OPTIONS);
const { backfill: _, ...followed } = source;
const newestListOnly: Source = {
  ...followed,
  live: (now) => source.live(now).slice(0, 1),
};

function withVotes({ paper, ...item }: DailyPaper, upvotes: number): DailyPaper {
  return { ...item, paper: { ...paper, upvotes } };
}

function rowsLine(what: string, rows: number, most?: number): Line {
  const measured = `${Number(rows.toFixed(2))} rows written`;
  if (most === undefined) return { what, measured };
  return { what, measured, budget: `at most ${most}`, ok: rows <= most };
}
