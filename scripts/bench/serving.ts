import { compile, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import type { BenchWire } from "./site.ts";
import { type Line, median } from "./budget.ts";
import { load, type Target } from "./load.ts";
import { type Measured, startMeasured } from "./measured.ts";
import { recording } from "./recording.ts";

const QUESTION = "forgetting";
const ENTRIES = 50;
const PAGE = `/papers?q=${QUESTION}&limit=${ENTRIES}`;
const FEED = `/papers.rss?q=${QUESTION}&limit=${ENTRIES}`;
const ROUNDS = 3;
const SECONDS = 1.5;
const WARM_UP = 4;
const COLD_REQUESTS = 1000;

interface Contest {
  what: string;
  /** The least share of the bare Worker's requests a second. */
  budget?: number;
  ours: Target;
  bare: Target;
  worker: Measured;
}

/** What Paperwire answers from memory, against bare Workers that send the same bytes. */
export async function benchWarm(wire: BenchWire, data: string): Promise<Line[]> {
  const { url } = wire.worker;
  const etag = (await fetch(url + FEED)).headers.get("ETag") ?? "";
  const asked = [
    { what: "warm feed of 50 entries", path: FEED, headers: {}, status: 200, budget: 0.5 },
    { what: "304", path: FEED, headers: { "If-None-Match": etag }, status: 304, budget: 0.6 },
    { what: "warm page of 50 entries", path: PAGE, headers: {}, status: 200 },
  ];
  const contests: Contest[] = [];
  try {
    for (const [n, { what, path, headers, status, ...rest }] of asked.entries()) {
      const worker = await startBare(url + path, headers, `${data}/${n}`);
      const ours = { url, path: () => path, headers, status };
      contests.push({ what, ...rest, ours, bare: { ...ours, url: worker.url }, worker });
    }
    for (const { ours, bare } of contests) {
      for (const target of [ours, bare]) await load(target, past(WARM_UP / contests.length));
    }
    const lines: Line[] = [];
    for (const contest of contests) lines.push(await compete(contest, wire.worker));
    return lines;
  } finally {
    for (const { worker } of contests) await worker.stop();
  }
}

async function startBare(
  url: string,
  headers: Record<string, string>,
  data: string,
): Promise<Measured> {
  const answer = await fetch(url, { headers });
  const sent = [...answer.headers].filter(([name]) => !/^(content-length|date)$/.test(name));
  const script = `const headers = ${JSON.stringify(sent)};
const body = new TextEncoder().encode(${JSON.stringify(await answer.text())});
export default {
  fetch: () => new Response(${answer.status === 304 ? null : "body"}, { status: ${answer.status}, headers }),
};`;
  return startMeasured({ script, compatibilityDate: "2026-07-01", settings: {}, data });
}

async function compete(
  { what, budget, ours, bare, worker }: Contest,
  wire: Measured,
): Promise<Line> {
  const rounds: [ours: Measurement, bare: Measurement][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push([
      await measure(ours, wire, past(SECONDS)),
      await measure(bare, worker, past(SECONDS)),
    ]);
  }
  const middle = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value));
  const share = middle(([a, b]) => a.rate / b.rate);
  const rates = `${perSecond(middle(([a]) => a.rate))} to ${perSecond(middle(([, b]) => b.rate))}`;
  const times = `${micro(middle(([a]) => a.cpu))} to ${micro(middle(([, b]) => b.cpu))} CPU`;
  const measured = `${percent(share)} of bare: ${rates}, ${times}`;
  if (budget === undefined) return { what, measured };
  return { what, measured, budget: `at least ${percent(budget)}`, ok: share >= budget };
}

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
      measured: `${((await coldCpu(wire, PAGE)) * 1000).toFixed(2)} ms CPU`,
    },
  ];
}

/** Seconds of CPU that a feed takes which no memory has. */
export function coldFeedCpu(wire: BenchWire): Promise<number> {
  return coldCpu(wire, FEED);
}

async function coldCpu({ worker }: BenchWire, path: string): Promise<number> {
  let asked = 0;
  const target: Target = {
    url: worker.url,
    // A parameter that is ignored, but not by the memory.
    path: () => `${path}&utm_x=${asked++}`,
    headers: {},
    status: 200,
  };
  await load(target, past(WARM_UP / 2));
  return (await measure(target, worker, (requests) => requests >= COLD_REQUESTS)).cpu;
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

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString("en")}/s`;
}

function micro(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}
