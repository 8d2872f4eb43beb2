/// <reference types="@cloudflare/workers-types" />
import { costOfDay } from "./bench/cost-day.ts";
import { reportCost } from "./bench/cost-report.ts";
import { supplyOf, UPSTREAMS } from "./bench/cost-supplies.ts";
import { costOfReading } from "./bench/cost-reading.ts";
import { withDatabase } from "./bench/database.ts";
import { reportMonths } from "./bench/month.ts";
import { addDays, startOfDay } from "../src/text/time.ts";
import { command, readOptions, UsageError } from "./command/options.ts";

const HELP = `Measures what it costs: npm run cost -- [options]

  --sources huggingface,arxiv,biorxiv,medrxiv   the sources to poll
  --from 2026-10-17                             the oldest day that was fetched before

A day of polling every ten minutes over simulated upstreams, with the default settings: 40 papers
from Hugging Face, 1,200 from arXiv, 250 from bioRxiv and medRxiv. Compared with Cloudflare's free
plan; ends with 1 where that does not suffice. Rows are counted as D1 counts them on this machine,
which leaves out those inside the full-text index. Then a month of two sites with readers, scripts and
mail, from the rows that answers were measured to read.`;

/** A Tuesday. */
const DAY = "2026-11-17";

await command(HELP, async (args) => {
  const names = UPSTREAMS.map(([{ name }]) => name);
  const { sources, from } = readOptions(args, { sources: names.join(","), from: "2026-10-17" });
  const wanted = sources.split(",");
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--sources takes ${names.join(", ")}, not "${unknown}"`);
  const supplies = UPSTREAMS.filter(([{ name }]) => wanted.includes(name)).map(supplyOf);
  await withDatabase(async (db, kv) => {
    const day = await costOfDay(db, kv, supplies, DAY, from);
    if (!reportCost(day)) process.exitCode = 1;
    reportMonths(day, await costOfReading(db, kv, startOfDay(addDays(DAY, 1))!));
  });
});
