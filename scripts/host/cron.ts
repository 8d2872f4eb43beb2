import { setTimeout } from "node:timers/promises";
import { lastRun, type RunReport } from "../../src/store/lease.ts";
import { countPapers } from "../../src/store/status.ts";
import type { Service } from "./service.ts";

const INTERVAL = 600_000;
const BETWEEN_RUNS = 1_000;

/** How one cron run went. */
export interface Report {
  /** Pages that were polled, and how many of them failed. */
  pages: number;
  failed: number;
  /** The papers there are now; undefined where they cannot be counted. */
  papers: number | undefined;
  /** Whether the Worker ended the run without an error. */
  ended: boolean;
  /** Why there was no run, in a sentence. */
  why?: string;
  /** When the next run starts, in milliseconds since 1970; at once if more is due. */
  next: number;
}

/**
 * Starts a run at once and then every ten minutes by the clock, as cron triggers do on Cloudflare.
 * If a run stops at its budget while more is due, the next one follows at once. Never two at a time.
 * @returns when the signal is given and the current run has ended
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

async function runAndReport(service: Service): Promise<Report> {
  const why = service.shortage();
  const ended = why === undefined && (await service.runCron());
  const { run, papers } = await stateOf(service);
  const { pages = 0, failed = 0, hasMore = false } = (ended && run) || {};
  const now = Date.now();
  const next = ended && hasMore ? now + BETWEEN_RUNS : now + INTERVAL - (now % INTERVAL);
  return { pages, failed, papers, ended, next, ...(why !== undefined && { why }) };
}

// A database that does not answer, or a workerd that was killed, must not end the service.
async function stateOf({ db }: Service): Promise<{ run?: RunReport; papers?: number }> {
  try {
    const run = await lastRun(db);
    return { ...(run && { run }), papers: await countPapers(db) };
  } catch {
    return {};
  }
}
