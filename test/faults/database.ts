import { env } from "cloudflare:workers";

/** The end of a process, in the middle of anything. */
export class Killed extends Error {}

/** Decides what becomes of something that is asked of a database: the SQL of each statement. */
export type Around = <Result>(
  sql: readonly string[],
  ask: () => Promise<Result>,
) => Promise<Result>;

/** The real database, with something around each call to it: a statement, or a whole batch. */
export function databaseWith(around: Around): D1Database {
  const real = new WeakMap<object, { statement: D1PreparedStatement; sql: string }>();
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      first: (column?: string) => around([sql], () => statement.first(column!)),
      run: () => around([sql], () => statement.run()),
      all: () => around([sql], () => statement.all()),
    } as unknown as D1PreparedStatement;
    real.set(wrapped, { statement, sql });
    return wrapped;
  };
  return {
    prepare: (sql: string) => wrap(env.DB.prepare(sql), sql),
    batch(statements: D1PreparedStatement[]) {
      const known = statements.map((statement) => real.get(statement)!);
      return around(
        known.map(({ sql }) => sql),
        () => env.DB.batch(known.map(({ statement }) => statement)),
      );
    },
  } as unknown as D1Database;
}

/** A database that takes a step before each thing that is asked of it. */
export function stepping(step: () => void): D1Database {
  return databaseWith(async (_, ask) => {
    step();
    return ask();
  });
}
