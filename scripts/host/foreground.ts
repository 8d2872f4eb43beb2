import { setTimeout } from "node:timers/promises";
import { type Report, keepCron } from "./cron.ts";
import { count, say } from "./log.ts";
import { keepOutbox } from "./outbox.ts";
import { npmGone } from "./parents.ts";
import type { Service } from "./service.ts";

const GRACE = 5_000;
/** A signal can come twice at once: from the terminal, and passed on by npm. */
const AT_ONCE = 500;

/**
 * Keeps a service running in the foreground, a line for each run, until Ctrl-C, SIGTERM, SIGHUP or
 * the end of the npm that started it; then gives the run under way a few seconds and ends the
 * process. A second signal ends it at once.
 * @param hint what to do when no upstream answers
 */
export async function runForeground(service: Service, hint: string): Promise<void> {
  const stopping = new AbortController();
  let signalled = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Miniflare's own listeners would end the process in the middle of a run.
    process.removeAllListeners(name);
    process.on(name, () => {
      if (signalled > 0 && Date.now() - signalled > AT_ONCE) process.exit(130);
      signalled ||= Date.now();
      stopping.abort();
    });
  }
  // The terminal may be gone too.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  void npmGone().then(() => stopping.abort());
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

function print({ pages, failed, papers, ended, why, next }: Report, hint: string): void {
  if (why !== undefined) say(why);
  else if (!ended) say("The run ended with an error.");
  if (pages > 0 && failed === pages) say(hint);
  const all =
    papers === undefined ? "The database does not answer" : `${count(papers, "paper")} in all`;
  const then = next - Date.now() > 2_000 ? `next run at ${time(next)}` : "more to come";
  say(`${all}; ${then}`);
}

function time(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}
