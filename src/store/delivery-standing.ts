/** How deliveries stand, for the status. */
export interface Standing {
  /** Deliveries that wait to be attempted; of very many, as many as were counted. */
  waiting: number;
  /** When the one was due that waits longest. */
  oldest?: number;
  /** Deliveries that failed for good lately, and why the last one did. */
  failed: number;
  error?: string;
}

const MOST_COUNTED = 1000;

/**
 * How deliveries of some kinds stand. Reads 2,000 rows at most.
 * @param since failures are counted from here on
 */
export async function standingOf(
  db: D1Database,
  kinds: readonly string[],
  since: number,
  now: number,
): Promise<Standing> {
  const names = JSON.stringify(kinds);
  const [waiting, failed] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT count(*) AS count, min(due_at) AS oldest FROM
           (SELECT due_at FROM json_each(?1) AS wanted CROSS JOIN delivery
            WHERE state = 'waiting' AND kind = wanted.value AND due_at <= ?2
            LIMIT ${MOST_COUNTED})`,
      )
      .bind(names, now),
    db
      .prepare(
        `SELECT count(*) AS count, max(ended_at), error FROM
           (SELECT ended_at, error FROM delivery
            WHERE state IN ('refused', 'given up') AND ended_at >= ?2
              AND kind IN (SELECT value FROM json_each(?1))
            ORDER BY ended_at DESC LIMIT ${MOST_COUNTED})`,
      )
      .bind(names, since),
  ]);
  const [queue, failures] = [waiting!.results[0]!, failed!.results[0]!];
  const [oldest, error] = [queue["oldest"], failures["error"]];
  return {
    waiting: queue["count"] as number,
    ...(typeof oldest === "number" && { oldest }),
    failed: failures["count"] as number,
    ...(typeof error === "string" && { error }),
  };
}
