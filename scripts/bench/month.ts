import { printTable } from "./budget.ts";
import type { DayCost, RunCost } from "./cost-day.ts";
import { OPERATIONS_A_MESSAGE } from "./cost-report.ts";
import type { ReadingCost } from "./cost-reading.ts";

/** The traffic of a site. */
export interface Usage {
  title: string;
  /** Polls of feeds a day that reach the site; a feed service polls once for all its readers. */
  polls: number;
  /** The share of polls that are conditional and find nothing new. They read no row. */
  unchanged: number;
  /** The share of the other answers that is in memory or in the cache already. */
  kept: number;
  /** Pages that people open a day. */
  pages: number;
  /** Requests of scripts with `since=` a day. */
  changes: number;
  /** Mails a day. */
  mails: number;
}

export const USAGES: readonly Usage[] = [
  {
    title: "A department on the free plan: 100 readers with five feeds, asked hourly",
    polls: 100 * 5 * 24,
    unchanged: 0.7,
    kept: 0.3,
    pages: 500,
    changes: 100,
    mails: 60,
  },
  {
    title: "A million readers with three feeds, nine of ten behind services that ask once for all",
    polls: 100_000 * 3 * 24 + 30_000 * 5 * 24,
    unchanged: 0.8,
    kept: 0.9,
    pages: 300_000,
    changes: 20_000,
    mails: 50_000,
  },
];

/** A mail's rows and operations of the queue: measured by scripts/mails.ts. */
const MAIL = { read: 209, written: 21, operations: 3 };
const DAYS = 30;
/** CPU of an answer that is made, in milliseconds; of one that is kept or 304. An estimate. */
const CPU = { made: 5, kept: 0.3 };

// As of November 2026: https://developers.cloudflare.com/workers/platform/pricing/,
// …/d1/platform/pricing/, …/queues/platform/pricing/. Dollars a million beyond what $5 include.
const PLANS = {
  requests: { free: 100_000 * DAYS, included: 10e6, dollars: 0.3 },
  cpu: { free: undefined, included: 30e6, dollars: 0.02 },
  read: { free: 5e6 * DAYS, included: 25e9, dollars: 0.001 },
  written: { free: 100_000 * DAYS, included: 50e6, dollars: 1 },
  operations: { free: 10_000 * DAYS, included: 1e6, dollars: 0.4 },
};

/** A month of a usage in requests, CPU milliseconds, rows and queue operations. */
export function monthOf(
  usage: Usage,
  { runs, messages }: DayCost,
  reading: ReadingCost,
): Record<keyof typeof PLANS, number> {
  const { polls, unchanged, kept, pages, changes, mails } = usage;
  const all = (name: keyof RunCost) => runs.reduce((sum, run) => sum + run[name], 0);
  const feeds = polls * (1 - unchanged) * (1 - kept);
  const shown = pages * (1 - kept);
  const made = feeds + shown + changes;
  const day = {
    requests: polls + pages + changes + runs.length * 2,
    cpu: made * CPU.made + (polls + pages - feeds - shown) * CPU.kept,
    read:
      all("rowsRead") +
      feeds * reading.feed +
      shown * reading.page +
      changes * reading.changes +
      mails * MAIL.read,
    written: all("rowsWritten") + mails * MAIL.written,
    operations: mails * MAIL.operations + messages * OPERATIONS_A_MESSAGE,
  };
  return {
    requests: day.requests * DAYS,
    cpu: day.cpu * DAYS,
    read: day.read * DAYS,
    written: day.written * DAYS,
    operations: day.operations * DAYS,
  };
}

/** Prints each usage's month beside the free plan, and what it costs on the paid one. */
export function reportMonths(day: DayCost, reading: ReadingCost): void {
  console.log(`\nRows an answer reads: ${JSON.stringify(reading)}`);
  for (const usage of USAGES) {
    const month = monthOf(usage, day, reading);
    console.log(`\n${usage.title}, a month`);
    const rows = Object.entries(PLANS).map(([name, { free, included, dollars }]) => {
      const used = month[name as keyof typeof PLANS];
      const price = (Math.max(0, used - included) / 1e6) * dollars;
      return [
        NAMES[name as keyof typeof PLANS],
        short(used),
        free === undefined ? "" : `${((100 * used) / free).toFixed(0)} % of free`,
        `$${price.toFixed(2)}`,
      ];
    });
    printTable([["what", "used", "free plan", "beyond $5"], ...rows]);
  }
}

const NAMES: Record<keyof typeof PLANS, string> = {
  requests: "requests",
  cpu: "CPU milliseconds (estimate)",
  read: "rows read",
  written: "rows written",
  operations: "queue operations",
};

function short(number: number): string {
  return number >= 1e6 ? `${(number / 1e6).toFixed(1)} M` : String(Math.round(number));
}
