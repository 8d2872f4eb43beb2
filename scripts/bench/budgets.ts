import { join } from "node:path";
import { bundle } from "../host/bundle.ts";
import type { Line } from "./budget.ts";
import { benchBundle } from "./bundle.ts";
import { withDatabase } from "./database.ts";
import { benchDearest } from "./dearest.ts";
import { benchPolling, benchRowsWritten } from "./ingest.ts";
import { benchPlanning } from "./planning.ts";
import { benchCold, benchWarm, coldFeedCpu } from "./serving.ts";
import { startBenchWire } from "./site.ts";

const DAYS = 250;
const LARGE = 500_000;
const LONG = 1_000_000;

/** Measures what has a budget, and says what it is doing; keeps its data in `folder`. */
export async function measureBudgets(folder: string): Promise<Line[]> {
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
    await wire.lengthen(LARGE);
    step("asking for what costs most");
    lines.push(...(await benchDearest(wire, await coldFeedCpu(wire))));
    step("making the log longer");
    await wire.lengthen(LONG);
    step("serving from it");
    lines.push(...(await benchCold(wire)));
  } finally {
    await wire.stop();
  }
  step("counting rows");
  lines.push(...(await withDatabase(benchRowsWritten)));
  step("planning runs");
  lines.push(...(await withDatabase(benchPlanning)));
  return lines;
}

function step(what: string): void {
  console.log(`${process.uptime().toFixed(0).padStart(4)} s  ${what}`);
}
