import { wireState } from "../store/commit.ts";
import { BudgetSpent } from "./budget.ts";
import type { Standing } from "./context.ts";

/** A commit may have been executed or not: the run knows no longer where the log stands. */
export class UnsureError extends Error {
  override name = "UnsureError";
}

/**
 * Commits. A lost answer says nothing about whether the batch was executed, or will be: so the
 * database is asked, and a batch that comes late finds that the log went on. A page that is taken for
 * failed though it was committed would date the next one by an older moment.
 * @param commit makes the batch, and returns whether it counts as a commit
 * @param isThere whether the batch was executed
 * @throws {BudgetSpent}
 * @throws {UnsureError} when the database cannot say
 * @throws what `commit` threw, if the batch was not executed
 */
export async function commitSurely(
  db: D1Database,
  standing: Standing,
  commit: () => Promise<boolean>,
  isThere: () => Promise<boolean>,
): Promise<void> {
  try {
    if (await commit()) standing.change++;
  } catch (error) {
    if (error instanceof BudgetSpent) throw error;
    const asking = Promise.all([isThere(), wireState(db)]);
    const [isKept, { change }] = await asking.catch(() => {
      throw new UnsureError(`It is not known whether a page was kept. ${String(error)}`);
    });
    if (!isKept && change !== standing.change) {
      throw new UnsureError(`A commit came late. ${String(error)}`);
    }
    if (!isKept) throw error;
    standing.change = change;
  }
}
