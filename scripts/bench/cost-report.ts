import { BYTES_A_PAPER } from "../../src/web/space.ts";
import { printTable } from "./budget.ts";
import type { DayCost, RunCost } from "./cost-day.ts";

// https://developers.cloudflare.com/d1/platform/pricing/, …/kv/platform/pricing/,
// …/queues/platform/pricing/ and …/workers/platform/limits/
const FREE = {
  day: {
    rowsRead: 5_000_000,
    rowsWritten: 100_000,
    kvReads: 100_000,
    kvWrites: 1000,
    operations: 10_000,
  },
  run: { queries: 50, requests: 50 },
  /** The bytes of DATABASE_MB, as shipped. */
  room: 450_000_000,
};

/** A message is written, read and deleted. */
export const OPERATIONS_A_MESSAGE = 3;
/** The days on which papers come in. */
const DAYS_A_WEEK = 5;

/** Prints what a day cost beside what the free plan allows, and says whether that suffices. */
export function reportCost(day: DayCost): boolean {
  const { runs, messages, papers, newPapers, overdue, failures } = day;
  const all = (name: keyof RunCost) => runs.reduce((sum, run) => sum + run[name], 0);
  const most = (name: keyof RunCost) => Math.max(...runs.map((run) => run[name]));
  const lines: [what: string, measured: number, limit?: number][] = [
    ["rows read a day", all("rowsRead"), FREE.day.rowsRead],
    ["rows written a day", all("rowsWritten"), FREE.day.rowsWritten],
    ["queries in a run, at most", most("queries"), FREE.run.queries],
    ["upstream requests in a run, at most", most("requests"), FREE.run.requests],
    ["upstream requests a day", all("requests")],
    ["runs a day, those that follow others included", runs.length],
    ["queue operations a day", messages * OPERATIONS_A_MESSAGE, FREE.day.operations],
    ["KV reads a day", all("kvReads"), FREE.day.kvReads],
    ["KV writes a day", all("kvWrites"), FREE.day.kvWrites],
    ["runs with too many queries", runs.filter(({ queries }) => queries > FREE.run.queries).length],
    ["pages two hours overdue at the end", overdue],
  ];
  for (const [source, count] of Object.entries(papers)) console.log(`${count} papers of ${source}`);
  const weeks = FREE.room / (newPapers * DAYS_A_WEEK * BYTES_A_PAPER);
  console.log(
    `${newPapers} new papers, ${DAYS_A_WEEK} times a week: ${weeks.toFixed(0)} weeks are kept`,
  );
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
