import type { HostState } from "../store/hosts.ts";
import { backOff, LONGEST_BACK_OFF, LONGEST_WAIT } from "./waits.ts";

/** Whether a host may be asked. A wait of more than a day was set while the clock was wrong. */
export function isOpen(host: HostState | undefined, now: number): boolean {
  return host === undefined || host.retryAt <= now || host.retryAt > now + LONGEST_WAIT;
}

/**
 * The state of a host after it answered.
 * @param before its state, if it had one
 * @param wait the seconds it asks to be left alone for, or 0
 * @returns undefined if its state stays as it is; a host without anything to remember has only a name
 */
export function afterAnswer(
  name: string,
  before: HostState | undefined,
  wait: number,
  now: number,
): HostState | { name: string } | undefined {
  if (wait > 0) return { name, failures: 0, retryAt: now + wait, reason: ASKED };
  return before && { name };
}

/**
 * The state of a host after a page failed, though the host may have answered.
 * @param failure whether the host is down, and how long it asks to be left alone for, in seconds
 * @returns undefined if its state stays as it is
 */
export function afterError(
  name: string,
  before: HostState | undefined,
  failure: { isDown: boolean; message: string; wait: number },
  random: number,
  now: number,
): HostState | undefined {
  const { isDown, message, wait } = failure;
  const failures = before?.failures ?? 0;
  if (isDown) {
    const retryAt = now + backOff(failures + 1, random, LONGEST_BACK_OFF.followed, wait);
    return { name, failures: failures + 1, retryAt, reason: message };
  }
  return wait > 0 ? { name, failures, retryAt: now + wait, reason: ASKED } : undefined;
}

const ASKED = "It asked for a pause.";
