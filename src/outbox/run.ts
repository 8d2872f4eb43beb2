import { dropOldDeliveries, type Waiting, waitingDeliveries } from "../store/deliveries.ts";
import { DAY, dayOf } from "../text/time.ts";
import { dispatch } from "./deliver.ts";
import type { Budget } from "./kind.ts";
import type { Outbox } from "./outbox.ts";

// How long an ended delivery is kept, and a shared issue: longer than anything waits for it.
const KEPT = 30 * DAY;
const ISSUES_KEPT = 8 * DAY;

/**
 * One run: writes what is due, and hands over as much as the budgets allow, the oldest first. What
 * is left waits for the next run. Runs may overlap: each row is made once and claimed by one.
 * @returns whether there is more to write, so that another run may follow at once
 */
export async function runOutbox(outbox: Outbox): Promise<boolean> {
  const { db, kinds } = outbox;
  const now = outbox.clock();
  let hasMore = false;
  for (const kind of kinds) hasMore = (await kind.plan?.(now)) === true || hasMore;
  const left = new Map<Budget, number>();
  const ready: Waiting[] = [];
  for (const kind of kinds) {
    const free = left.get(kind.budget) ?? (await kind.budget.left(now));
    const most = Math.min(free, (await kind.most?.(now)) ?? free);
    const waiting = most > 0 ? await waitingDeliveries(db, kind.name, most, now) : [];
    const some = kind.makeReady ? await kind.makeReady(waiting, now) : waiting;
    left.set(kind.budget, free - some.length);
    ready.push(...some);
  }
  await dispatch(
    outbox,
    ready.map(({ id }) => id),
  );
  // The last of several runs cleans up.
  if (hasMore) return true;
  const kept = { deliveries: now - KEPT, issues: now - ISSUES_KEPT, day: dayOf(now - KEPT) };
  await db.batch([
    ...dropOldDeliveries(db, kept),
    ...kinds.flatMap((kind) => kind.clean?.(now) ?? []),
  ]);
  return false;
}
