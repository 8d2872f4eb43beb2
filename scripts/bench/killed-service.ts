import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Database } from "../host/migrate.ts";
import { startMiniflare } from "../host/miniflare.ts";
import { checkPort } from "../host/port.ts";
import { ROOT, readConfig } from "../host/settings.ts";
import type { Line } from "./budget.ts";

/**
 * Starts `npm start` as a process of its own, to be killed. It polls no source.
 * @param settings besides those of this process
 */
export function startToKill(
  port: number,
  data: string,
  settings: Record<string, string>,
): ChildProcess {
  return spawn(
    process.execPath,
    [join(ROOT, "scripts/start.ts"), "--port", String(port), "--data", data],
    { env: { ...process.env, SOURCES: "", ...settings }, stdio: "ignore" },
  );
}

/** Does something with the database of a service that does not run. */
export async function withDataOf<Result>(
  data: string,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const { compatibility_date: compatibilityDate = "" } = readConfig();
  const script = "export default {}";
  const state = join(data, "state");
  const miniflare = await startMiniflare({ script, compatibilityDate, settings: {}, data: state });
  try {
    return await work(await miniflare.getD1Database("DB"));
  } finally {
    await miniflare.dispose();
  }
}

/**
 * Waits until nothing listens on a port.
 * @throws after ten seconds
 */
export async function untilFree(port: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const free = await checkPort("127.0.0.1", port).then(
      () => true,
      () => false,
    );
    if (free) return;
    await setTimeout(20);
  }
  throw new Error(`Something still listens on ${port}.`);
}

/** How deliveries went that were made by a service that was killed in the middle. */
export interface Deliveries {
  kills: number;
  accepted: number;
  /** Those who should have got something and got nothing. */
  missed: string[];
  /** Those who got it twice, and of them those whose first answer the service did not note. */
  twice: string[];
  explained: string[];
  seconds: number;
}

/**
 * Deliveries as lines of a table: nobody may be missed, and nobody told twice but where the answer
 * was lost.
 * @param what the deliveries are of: "mails"
 * @param whom they are for: "readers"
 */
export function deliveryLines(
  { kills, accepted, missed, twice, explained }: Deliveries,
  what: string,
  whom: string,
): Line[] {
  const unexplained = twice.length - explained.length;
  return [
    { what: "times killed", measured: String(kills) },
    { what: `${what} accepted`, measured: String(accepted) },
    { what: `${whom} missed`, measured: String(missed.length), budget: "0", ok: !missed.length },
    {
      what: "told twice, where the answer was lost",
      measured: `${explained.length} ${explained.join(" ")}`.trim(),
    },
    {
      what: "told twice otherwise",
      measured: String(unexplained),
      budget: "0",
      ok: unexplained === 0,
    },
  ];
}
