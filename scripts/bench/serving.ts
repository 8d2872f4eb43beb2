import { compile, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import type { BenchWire } from "./site.ts";
import type { Line } from "./budget.ts";
import { load, type Target } from "./load.ts";
import type { Measured } from "./measured.ts";
import { recording } from "./recording.ts";

const QUESTION = "forgetting";
const ENTRIES = 50;
/** The page and the feed that are requested uncached. */
export const PAGE = `/papers?q=${QUESTION}&limit=${ENTRIES}`;
export const FEED = `/papers.rss?q=${QUESTION}&limit=${ENTRIES}`;
const WARM_UP = 4;
const COLD_REQUESTS = 1000;

/** A feed and a page that no memory has: rendered from D1 anew for each request. */
export async function benchCold(wire: BenchWire): Promise<Line[]> {
  const db = await wire.db();
  const moments = await db.prepare("SELECT count(*) AS size FROM moment").first<{ size: number }>();
  const size = `${moments!.size.toLocaleString("en")} moments`;
  const cpu = await coldFeedCpu(wire);
  const question = parse(QUESTION);
  if (!question.ok) throw new Error(`${QUESTION} cannot be read.`);
  const { db: recorded, statements } = recording(db);
  const { entries } = await newestEntries(recorded, compile(question.tree, 0), ENTRIES);
  const rows = statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0) / entries.length;
  return [
    {
      what: `cold feed of ${entries.length} entries, ${size}`,
      measured: `${(cpu * 1000).toFixed(2)} ms CPU`,
      budget: "at most 5 ms",
      ok: cpu <= 0.005,
    },
    {
      what: `  rows read an entry`,
      measured: rows.toFixed(2),
      budget: "at most 4",
      ok: rows <= 4,
    },
    {
      what: `cold page of ${entries.length} entries, with what narrows it`,
      measured: `${((await coldCpu(wire.worker, PAGE)) * 1000).toFixed(2)} ms CPU`,
    },
  ];
}

/** Seconds of CPU that a feed takes which no memory has. */
function coldFeedCpu(wire: BenchWire): Promise<number> {
  return coldCpu(wire.worker, FEED);
}

/** The CPU that the Worker takes itself for a cold feed and a cold page, without D1's and KV's. */
export function benchOwn(wire: BenchWire): Promise<Line[]> {
  const gzip = { "Accept-Encoding": "gzip" };
  const asked: [what: string, path: string, headers: Record<string, string>, most?: number][] = [
    ["cold feed, the Worker's own", FEED, {}, 0.003],
    ["cold page, the Worker's own", PAGE, {}, 0.006],
    ["cold feed, the Worker's own, compressed", FEED, gzip],
    ["cold page, the Worker's own, compressed", PAGE, gzip],
  ];
  return wire.replay(async (worker) => {
    const lines: Line[] = [];
    for (const [what, path, headers, most] of asked) {
      const cpu = await coldCpu(worker, path, headers);
      const measured = `${(cpu * 1000).toFixed(2)} ms CPU`;
      const budget =
        most === undefined ? {} : { budget: `at most ${most * 1000} ms`, ok: cpu <= most };
      lines.push({ what, measured, ...budget });
    }
    return lines;
  });
}

/** The seconds of CPU that an answer takes which no memory has. */
export async function coldCpu(
  worker: Measured,
  path: string,
  headers: Record<string, string> = {},
  most = COLD_REQUESTS,
): Promise<number> {
  let asked = 0;
  const target: Target = {
    url: worker.url,
    // A parameter that is ignored, but not by the memory.
    path: () => `${path}&utm_x=${asked++}`,
    headers,
    status: 200,
  };
  await load(target, past(WARM_UP / 2));
  return (await measure(target, worker, (requests) => requests >= most)).cpu;
}

interface Measurement {
  /** Requests a second. */
  rate: number;
  /** Seconds of CPU a request. */
  cpu: number;
}

async function measure(
  target: Target,
  worker: Measured,
  until: Parameters<typeof load>[1],
): Promise<Measurement> {
  const before = worker.cpu();
  const { requests, seconds } = await load(target, until);
  return { rate: requests / seconds, cpu: (worker.cpu() - before) / requests };
}

function past(limit: number): Parameters<typeof load>[1] {
  return (_, seconds) => seconds >= limit;
}
