/**
 * A database that calls `count` for each statement, which may throw to refuse it. Every statement
 * that is prepared is executed once, alone or in a batch.
 */
export function counted(real: D1Database, count: () => void): D1Database {
  return {
    prepare(sql: string) {
      count();
      return real.prepare(sql);
    },
    batch: (statements: D1PreparedStatement[]) => real.batch(statements),
  } as D1Database;
}
