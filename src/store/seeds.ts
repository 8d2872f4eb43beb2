import type { Paper } from "../paper/paper.ts";
import { DAY, HOUR } from "../text/time.ts";
import { readKept, unlessKvFails, writeKept } from "./kept.ts";

/**
 * The texts of papers that were looked up because no source has listed them, by their ids; null for
 * those that were not found.
 */
export type Seeds = Record<string, Pick<Paper, "title" | "abstract"> | null>;

interface Kept {
  seeds: Seeds;
  /** When it was written, in seconds UTC. */
  at: number;
}

// Longer than the month between two monthly mails, so that what is followed is never forgotten.
const KEPT = 90 * DAY;
const RENEWED = 30 * DAY;
// A paper that was not found may be announced soon.
const KEPT_INCOMPLETE = HOUR;

/**
 * The papers that a look-up for a list found, if they are still kept. Keeps it longer if it was
 * found long ago.
 * @param ids the papers of arXiv that the list is like, looked up or not: at most 16, sorted. The
 *   name of a key has 512 bytes
 * @param now seconds UTC
 * @throws {KvError}
 */
export async function readSeeds(
  kv: KVNamespace,
  ids: readonly string[],
  now: number,
): Promise<Seeds | undefined> {
  const kept = await readKept<Kept>(kv, keyOf(ids));
  if (!kept) return undefined;
  // It is renewed at the next time where this fails.
  if (kept.at < now - RENEWED) await unlessKvFails(writeSeeds(kv, ids, kept.seeds, now));
  return kept.seeds;
}

/**
 * Keeps what a look-up found, in one write: for 90 days, or for an hour where it did not find all.
 * @throws {KvError}
 */
export async function writeSeeds(
  kv: KVNamespace,
  ids: readonly string[],
  seeds: Seeds,
  now: number,
): Promise<void> {
  const isComplete = Object.values(seeds).every((seed) => seed !== null);
  const expirationTtl = isComplete ? KEPT : KEPT_INCOMPLETE;
  const kept: Kept = { seeds, at: now };
  await writeKept(kv, keyOf(ids), kept, { expirationTtl });
}

function keyOf(ids: readonly string[]): string {
  return `seeds:${ids.join(",")}`;
}
