import {
  claimDelivery,
  type Delivery,
  endDelivery,
  isClaimed,
  kindsOf,
  markQueued,
  postponeDelivery,
  releaseDelivery,
} from "../store/deliveries.ts";
import type { Attempt, Kind } from "./kind.ts";
import type { Outbox } from "./outbox.ts";
import { retryAt } from "./retry.ts";

/** Hands deliveries to the queue; where there is none, attempts them at once. */
export async function dispatch(outbox: Outbox, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  if (!outbox.enqueue) return deliverAll(outbox, ids);
  await markQueued(outbox.db, ids, outbox.clock());
  await outbox.enqueue(ids);
}

/**
 * Attempts deliveries, each once: those of a budget as many at a time as it allows, so that a slow
 * recipient holds up only its own kind. One that somebody else is at work on, that has ended or is
 * put off, is passed over, so that a message that comes twice does no harm.
 */
export async function deliverAll(outbox: Outbox, ids: readonly number[]): Promise<void> {
  const found = await kindsOf(outbox.db, ids);
  const lanes = new Map<Kind["budget"], number[]>();
  for (const id of new Set(ids)) {
    const kind = outbox.kinds.find(({ name }) => name === found.get(id));
    if (kind) lanes.set(kind.budget, [...(lanes.get(kind.budget) ?? []), id]);
  }
  await Promise.all([...lanes].map(([budget, some]) => deliverLane(outbox, budget, some)));
}

async function deliverLane(
  outbox: Outbox,
  { spacing, atOnce = 1 }: Kind["budget"],
  ids: number[],
): Promise<void> {
  let isPaused = false;
  const deliver = async () => {
    let isFirst = true;
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      if (!isFirst && spacing > 0) await outbox.sleep(spacing);
      isFirst = true;
      const delivery = await claimDelivery(outbox.db, id, outbox.clock());
      const kind = outbox.kinds.find(({ name }) => name === delivery?.kind);
      if (!delivery || !kind) continue;
      if (isPaused) {
        await releaseDelivery(outbox.db, delivery);
        continue;
      }
      isFirst = false;
      const attempt = await attemptSafely(outbox, kind, delivery);
      await note(outbox, kind, delivery, attempt);
      if (attempt.outcome === "failed" && attempt.pause) isPaused = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, deliver));
}

async function attemptSafely(outbox: Outbox, kind: Kind, delivery: Delivery): Promise<Attempt> {
  try {
    return await kind.attempt(delivery, outbox.clock());
  } catch (error) {
    return { outcome: "failed", error: `It failed here: ${String(error)}` };
  }
}

async function note(
  outbox: Outbox,
  kind: Kind,
  delivery: Delivery,
  attempt: Attempt,
): Promise<void> {
  const now = outbox.clock();
  const { outcome, also = [] } = attempt;
  const error = "error" in attempt ? attempt.error : undefined;
  const again = outcome === "failed" && !attempt.final;
  const dueAt = again ? retryAt(delivery, attempt.retryAfter ?? 0, now) : undefined;
  const ended = outcome === "failed" ? "given up" : outcome;
  outbox.log({
    event: "delivery",
    kind: kind.name,
    id: delivery.id,
    outcome: dueAt === undefined ? ended : outcome,
    ...(error !== undefined && { error }),
  });
  const notes =
    dueAt === undefined
      ? [
          endDelivery(outbox.db, delivery, ended, error, now),
          ...also,
          ...(outcome === "failed" ? (kind.onGivenUp?.(delivery, now) ?? []) : []),
        ]
      : [postponeDelivery(outbox.db, delivery, dueAt, error ?? ""), ...also];
  await write(outbox, delivery, notes);
}

// Seconds. A database that is overloaded often answers soon.
const WAITS = [1, 4];

// A delivery that was sent and not noted is sent again, so the note is worth trying again. The answer may have
// been lost, and what was noted must not be noted twice.
async function write(
  { db, sleep }: Outbox,
  delivery: Delivery,
  notes: D1PreparedStatement[],
): Promise<void> {
  for (const wait of WAITS) {
    try {
      await db.batch(notes);
      return;
    } catch (error) {
      await sleep(wait);
      const isUnnoted = await isClaimed(db, delivery).catch(() => undefined);
      if (isUnnoted === undefined) throw error;
      if (!isUnnoted) return;
    }
  }
  await db.batch(notes);
}
