import { join } from "node:path";
import { bundle } from "../host/bundle.ts";
import type { Line } from "./budget.ts";
import { benchBundle } from "./bundle.ts";
import { withDatabase } from "./database.ts";
import { benchDearest } from "./dearest.ts";
import { benchPolling, benchRowsWritten } from "./ingest.ts";
import { benchLike } from "./like.ts";
import { benchPlanning } from "./planning.ts";
import { benchOutside } from "./outside.ts";
import { profile } from "./profile.ts";
import { readRecorded, recordedFolder } from "./recorded-papers.ts";
import { benchCold, benchOwn, FEED, PAGE } from "./serving.ts";
import { benchRuns } from "./runs/index.ts";
import { benchSimilar } from "./similar/index.ts";
import { startBenchWire } from "./site.ts";
import { benchSpace } from "./space.ts";

const DAYS = 250;
const LARGE = 500_000;
const LONG = 1_000_000;

/** Measures what has a budget, and says what it is doing; keeps its data in `folder`. */
export async function measureBudgets(folder: string): Promise<Line[]> {
  step("building");
  const script = await bundle();
  const lines = await benchBundle(script, folder);
  step("serving from memory, asked from outside");
  lines.push(...(await benchOutside(folder)));
  step(`taking in ${DAYS} days`);
  const wire = await startBenchWire(script, join(folder, "wire"), DAYS);
  try {
    step("serving from D1");
    lines.push(...(await benchCold(wire)));
    step("serving from what D1 answered before");
    lines.push(...(await benchOwn(wire)));
    step("polling");
    lines.push(...(await benchPolling(wire)));
    step("making the log long");
    await wire.lengthen(LARGE);
    step("asking for what costs most");
    lines.push(...(await benchDearest(wire)));
    step("making the log longer");
    await wire.lengthen(LONG);
    step("serving from it");
    lines.push(...(await benchCold(wire)), ...(await benchLike(wire)));
  } finally {
    await wire.stop();
  }
  step("counting rows");
  lines.push(...(await withDatabase(benchRowsWritten)));
  step("running what polls and sends");
  lines.push(...(await benchRuns(step)));
  step("planning runs");
  lines.push(...(await withDatabase(benchPlanning)));
  step("measuring the room that papers take");
  lines.push(...(await benchSpace(join(folder, "space"))));
  lines.push(...quality());
  return lines;
}

/** Prints where the time of cold answers goes; keeps its data in `folder`. */
export async function profileBudgets(folder: string): Promise<void> {
  const wire = await startBenchWire(await bundle(), join(folder, "wire"), DAYS);
  try {
    await profile(wire, join(folder, "profiled"), [FEED, PAGE]);
  } finally {
    await wire.stop();
  }
}

function quality(): Line[] {
  const folder = recordedFolder();
  const recorded = readRecorded(folder);
  if (recorded) return benchSimilar(recorded, step);
  const measured = `not measured: no recorded papers in ${folder} (set RECORDED_DATA)`;
  return [{ what: "more like these", measured }];
}

function step(what: string): void {
  console.log(`${process.uptime().toFixed(0).padStart(4)} s  ${what}`);
}
