import { counted } from "../store/counted.ts";

/** The budget of a run is spent: a page that could not be finished is left to the next run. */
export class BudgetSpent extends Error {
  override name = "BudgetSpent";
}

/** The queries and requests that a run may make. */
export interface Budget {
  /** The database. A batch that would exceed the budget is not executed: preparing it throws. */
  db: D1Database;
  /**
   * Counts a request to an upstream.
   * @throws {BudgetSpent}
   */
  request: () => void;
  /** Whether enough is left to start a page while so many others are running. */
  allows: (running: number) => boolean;
}

/**
 * The limit of the free plan for one run, of queries to D1 and of requests alike. Each statement of
 * a batch is a query. <https://developers.cloudflare.com/workers/platform/limits/>
 */
const LEAST = 50;
/** A page with changes takes 12 queries, or a few more. */
const ORDINARY_PAGE = 12;
const LARGE_PAGE = 16;

/**
 * The budget of a run: what the free plan allows, or more for runs of more than three pages.
 * @param pages how many pages the run polls
 * @param reserved the queries to leave for what follows the pages
 */
export function budgetOf(real: D1Database, pages: number, reserved: number): Budget {
  const most = Math.max(LEAST, pages * LARGE_PAGE);
  let queries = 0;
  let requests = 0;
  const db = counted(real, () => {
    if (++queries > most - reserved) throw new BudgetSpent("No queries are left.");
  });
  return {
    db,
    request() {
      if (++requests > most) throw new BudgetSpent("No requests are left.");
    },
    allows: (running) =>
      queries + (running + 1) * ORDINARY_PAGE <= most - reserved && requests + running < most,
  };
}
