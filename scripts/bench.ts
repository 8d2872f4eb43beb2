/// <reference types="@cloudflare/workers-types" />
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchBundle } from "./bench/bundle.ts";
import { benchPolling, benchRowsWritten } from "./bench/ingest.ts";
import { benchPlanning } from "./bench/planning.ts";
import { benchCold, benchWarm } from "./bench/serving.ts";
import { startBenchWire } from "./bench/site.ts";
import { type Line, printBudget } from "./bench/budget.ts";
import { bundle } from "./host/bundle.ts";
import { startMeasured } from "./bench/measured.ts";
import { type Database, migrate } from "./host/migrate.ts";
import { command, readOptions } from "./command/options.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Measures Paperwire against its budgets: npm run bench

Serving is compared with a bare Worker that sends the same bytes, in the same run and on the same
runtime: the ratios and the rows count, the times are those of this machine. Takes two minutes, and
a Linux.`;

const DAYS = 250;
const LONG = 1_000_000;

await command(HELP, async (args) => {
  readOptions(args, {});
  const folder = await mkdtemp(join(tmpdir(), "paperwire-bench-"));
  try {
    printBudget(await bench(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function bench(folder: string): Promise<Line[]> {
  step("building");
  const script = await bundle();
  const lines = await benchBundle(script, folder);
  step(`taking in ${DAYS} days`);
  const wire = await startBenchWire(script, join(folder, "wire"), DAYS);
  try {
    step("serving");
    lines.push(...(await benchWarm(wire, folder)), ...(await benchCold(wire)));
    step("polling");
    lines.push(...(await benchPolling(wire)));
    step("making the log long");
    await wire.lengthen(LONG);
    step("serving from it");
    lines.push(...(await benchCold(wire)));
  } finally {
    await wire.stop();
  }
  step("counting rows");
  lines.push(...(await withDatabase(join(folder, "rows"), benchRowsWritten)));
  step("planning runs");
  lines.push(...(await withDatabase(join(folder, "planning"), benchPlanning)));
  return lines;
}

async function withDatabase(
  data: string,
  measure: (db: Database) => Promise<Line[]>,
): Promise<Line[]> {
  await mkdir(data);
  const script = "export default {}";
  const worker = await startMeasured({
    script,
    compatibilityDate: "2026-07-01",
    settings: {},
    data,
  });
  try {
    const db = await worker.miniflare.getD1Database("DB");
    await migrate(db, join(ROOT, "migrations"));
    return await measure(db);
  } finally {
    await worker.stop();
  }
}

function step(what: string): void {
  console.log(`${process.uptime().toFixed(0).padStart(4)} s  ${what}`);
}
