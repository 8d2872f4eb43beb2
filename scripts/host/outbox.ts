import { setTimeout } from "node:timers/promises";
import { hasWaiting } from "../../src/store/deliveries.ts";
import type { Service } from "./service.ts";

const INTERVAL = 60_000;
const BETWEEN_RUNS = 1_000;

/**
 * Sends what is due at once, as what was left by an earlier start, and then every minute. While more
 * is due than a run may send, the next one follows at once. Never two at a time.
 * @returns when the signal is given and the current run has ended
 */
export async function keepOutbox(service: Service, signal: AbortSignal): Promise<void> {
  while (service.sends && !signal.aborted) {
    // A mail that was sent must be noted as sent.
    const ended = service.shortage() === undefined && (await service.runOutbox());
    const now = Date.now();
    const hasMore = ended && (await isWaiting(service, Math.floor(now / 1000)));
    const wait = hasMore ? BETWEEN_RUNS : INTERVAL - (now % INTERVAL);
    await setTimeout(wait, undefined, { signal }).catch(() => {});
  }
}

// A database that does not answer must not end the service.
async function isWaiting({ db }: Service, now: number): Promise<boolean> {
  try {
    return await hasWaiting(db, now);
  } catch {
    return false;
  }
}
