/// <reference types="@cloudflare/workers-types" />
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../src/settings.ts";
import { arxiv } from "../src/sources/arxiv/index.ts";
import { biorxiv, medrxiv } from "../src/sources/biorxiv.ts";
import { huggingface } from "../src/sources/huggingface.ts";
import type { SourceKind } from "../src/sources/source.ts";
import { arxivSimulator } from "./simulator/arxiv.ts";
import { answerDetails } from "./simulator/biorxiv-api.ts";
import { simulator } from "./simulator/huggingface.ts";
import { printTable } from "./bench/budget.ts";
import { costOfDay, type DayCost, type RunCost, type Supply } from "./bench/cost-day.ts";
import { ordinaryArxiv, ordinaryList, ordinaryPostings } from "./bench/cost-papers.ts";
import { startMeasured } from "./bench/measured.ts";
import { migrate } from "./host/migrate.ts";
import { command, readOptions, UsageError } from "./command/options.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Measures what an ordinary weekday costs: node scripts/cost.ts [options]

  --sources huggingface,arxiv,biorxiv,medrxiv   the sources to poll
  --from 2026-10-17                             the oldest day that was fetched before

A day of polling every ten minutes over simulated upstreams, with the default settings: 40 papers
from Hugging Face, 1,200 from arXiv, 250 from bioRxiv and medRxiv. Compared with Cloudflare's free
plan; ends with 1 where that does not suffice. Rows are counted as D1 counts them on this machine,
which leaves out those inside the full-text index.`;

/** A Tuesday. */
const DAY = "2026-11-17";

// https://developers.cloudflare.com/d1/platform/pricing/, …/kv/platform/pricing/ and
// …/workers/platform/limits/
const FREE = {
  day: { rowsRead: 5_000_000, rowsWritten: 100_000, kvReads: 100_000, kvWrites: 1000 },
  run: { queries: 50, requests: 50 },
};

let now = 0;
const at = () => now;
const hugging = simulator(ordinaryList, { clock: at });
const xiv = arxivSimulator(ordinaryArxiv, { clock: at });
const UPSTREAMS: [SourceKind, (request: Request) => Promise<Response>][] = [
  [huggingface, hugging.fetch],
  [arxiv, xiv.fetch],
  [biorxiv, preprints],
  [medrxiv, preprints],
];

await command(HELP, async (args) => {
  const names = UPSTREAMS.map(([{ name }]) => name).join(",");
  const { sources, from } = readOptions(args, { sources: names, from: "2026-10-17" });
  const wanted = sources.split(",");
  const unknown = wanted.find((name) => !names.split(",").includes(name));
  if (unknown !== undefined) throw new UsageError(`--sources takes ${names}, not "${unknown}"`);
  const supplies = UPSTREAMS.filter(([{ name }]) => wanted.includes(name)).map(supplyOf);
  const data = await mkdtemp(join(tmpdir(), "paperwire-cost-"));
  const script = "export default {}";
  const compatibilityDate = "2026-07-01";
  const { miniflare } = await startMeasured({ script, compatibilityDate, settings: {}, data });
  try {
    const db = await miniflare.getD1Database("DB");
    const kv = (await miniflare.getKVNamespace("KV")) as unknown as KVNamespace;
    await migrate(db, join(ROOT, "migrations"));
    if (!report(await costOfDay(db, kv, supplies, DAY, from))) process.exitCode = 1;
  } finally {
    await miniflare.dispose();
    await rm(data, { recursive: true, force: true });
  }
});

function supplyOf([kind, answer]: (typeof UPSTREAMS)[number]): Supply {
  const origin = `https://${kind.name}.example`;
  const source = kind.create({
    ...readSettings({}),
    HUGGINGFACE_URL: origin,
    ARXIV_RSS_URL: origin,
    ARXIV_API_URL: origin,
    ARXIV_OAI_URL: origin,
    BIORXIV_URL: origin,
  });
  return {
    source,
    origin,
    answer(request, time) {
      now = time;
      return answer(request);
    },
  };
}

async function preprints(request: Request): Promise<Response> {
  return answerDetails(request, now, ordinaryPostings) ?? new Response("", { status: 404 });
}

function report({ runs, papers, overdue, failures }: DayCost): boolean {
  const all = (name: keyof RunCost) => runs.reduce((sum, run) => sum + run[name], 0);
  const most = (name: keyof RunCost) => Math.max(...runs.map((run) => run[name]));
  const lines: [what: string, measured: number, limit?: number][] = [
    ["rows read a day", all("rowsRead"), FREE.day.rowsRead],
    ["rows written a day", all("rowsWritten"), FREE.day.rowsWritten],
    ["queries in a run, at most", most("queries"), FREE.run.queries],
    ["upstream requests in a run, at most", most("requests"), FREE.run.requests],
    ["upstream requests a day", all("requests")],
    ["KV reads a day", all("kvReads"), FREE.day.kvReads],
    ["KV writes a day", all("kvWrites"), FREE.day.kvWrites],
    ["runs with too many queries", runs.filter(({ queries }) => queries > FREE.run.queries).length],
    ["pages two hours overdue at the end", overdue],
  ];
  for (const [source, count] of Object.entries(papers)) console.log(`${count} papers of ${source}`);
  console.log();
  printTable([
    ["what", "measured", "free plan", "share", ""],
    ...lines.map(([what, measured, limit]) => [
      what,
      String(measured),
      limit === undefined ? "" : String(limit),
      limit === undefined ? "" : `${((100 * measured) / limit).toFixed(1)} %`,
      limit === undefined ? "" : measured <= limit ? "ok" : "OVER",
    ]),
  ]);
  for (const failure of new Set(failures)) console.log(failure);
  return lines.every(([, measured, limit = Infinity]) => measured <= limit);
}
