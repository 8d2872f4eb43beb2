import { setTimeout } from "node:timers/promises";
import { type Report, keepCron } from "./cron.ts";
import { count, say } from "./log.ts";
import { keepOutbox } from "./outbox.ts";
import type { Service } from "./service.ts";

const GRACE = 5_000;

/**
 * Keeps a service running in the foreground, a line for each run, until Ctrl-C or SIGTERM; then
 * gives the run under way a few seconds and ends the process. A second Ctrl-C ends it at once.
 * @param hint what to do when no upstream answers
 */
export async function runForeground(service: Service, hint: string): Promise<void> {
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    // Miniflare's own listeners would end the process in the middle of a run.
    process.removeAllListeners(name);
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(130);
      stopping.abort();
    });
  }
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve());
  });
  const log = (report: Report) => {
    if (!stopping.signal.aborted) print(report, hint);
  };
  const runs = Promise.all([
    keepCron(service, log, stopping.signal),
    keepOutbox(service, stopping.signal),
  ]);
  await Promise.race([runs, stopped]);
  console.log("Stopping.");
  await Promise.race([runs, setTimeout(GRACE)]);
  await service.stop();
  process.exit(0);
}

function print({ pages, failed, papers, ended, next }: Report, hint: string): void {
  if (!ended) say("The run ended with an error.");
  if (pages > 0 && failed === pages) say(hint);
  const then = next - Date.now() > 2_000 ? `next run at ${time(next)}` : "more to come";
  say(`${count(papers, "paper")} in all; ${then}`);
}

function time(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}
