import { setTimeout } from "node:timers/promises";
import type { Service } from "./service.ts";

const INTERVAL = 600_000;
const BETWEEN_RUNS = 1_000;

/** What one cron run did. */
export interface Report {
  /** The pages of the sources it polled, and how many of them could not be had. */
  pages: number;
  failed: number;
  /** The papers there are now. */
  papers: number;
  /** Whether the Worker ended it without an error. */
  ended: boolean;
  /** When the next one starts, in milliseconds since 1970; at once where more may be due. */
  next: number;
}

/**
 * Keeps the time that cron triggers keep on Cloudflare: one run at once, then one every ten
 * minutes by the clock; while a run stops at its budget, the next one follows. Never two at a time.
 * @returns when the signal is given and the run that was under way has ended
 */
export async function keepCron(
  service: Service,
  log: (report: Report) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const report = await runAndReport(service);
    log(report);
    await setTimeout(report.next - Date.now(), undefined, { signal }).catch(() => {});
  }
}

interface Counts {
  pages: number;
  failed: number;
  papers: number;
}

async function runAndReport(service: Service): Promise<Report> {
  const started = Math.floor(Date.now() / 1000);
  const ended = await service.runCron();
  const counts = await service.db
    .prepare(
      `SELECT count(*) AS pages, count(error) AS failed, (SELECT count(*) FROM paper) AS papers
       FROM poll WHERE checked_at >= ?`,
    )
    .bind(started)
    .first<Counts>();
  if (counts === null) throw new Error("count(*) answers one row");
  // A run that does the hourly work polls a page less.
  const more = ended && counts.pages >= service.runPages - 1;
  const now = Date.now();
  const next = more ? now + BETWEEN_RUNS : now + INTERVAL - (now % INTERVAL);
  return { ...counts, ended, next };
}
