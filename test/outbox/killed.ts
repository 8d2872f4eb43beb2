import { env } from "cloudflare:workers";

/** The end of a process, in the middle of anything. */
export class Killed extends Error {}

/** A database that takes a step before each thing that is asked of it. */
export function stepping(step: () => void): D1Database {
  const real = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const ask = (name: "first" | "run" | "all") => (column?: string) => {
      step();
      return name === "first" ? statement.first(column!) : statement[name]();
    };
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      first: ask("first"),
      run: ask("run"),
      all: ask("all"),
    } as unknown as D1PreparedStatement;
    real.set(wrapped, statement);
    return wrapped;
  };
  return {
    prepare: (sql: string) => wrap(env.DB.prepare(sql)),
    async batch(statements: D1PreparedStatement[]) {
      step();
      return env.DB.batch(statements.map((statement) => real.get(statement)!));
    },
  } as unknown as D1Database;
}
