import type { Database } from "../host/migrate.ts";

/** A database that remembers what was asked of it, and what D1 counted. */
export interface Recording {
  db: Database;
  /** The statements since the last {@link Recording.clear}, in order. */
  statements: Asked[];
  clear: () => void;
}

export interface Asked {
  sql: string;
  values: unknown[];
  rowsRead: number;
  rowsWritten: number;
  /** The time SQLite took, in milliseconds. */
  ms: number;
  /** Whether it was one of a batch. */
  batched: boolean;
}

type Statement = ReturnType<Database["prepare"]>;
type Result = Awaited<ReturnType<Statement["all"]>>;

/** Wraps a database so that the rows its statements read and write are counted. */
export function recording(real: Database): Recording {
  const statements: Asked[] = [];
  const unwrapped = new WeakMap<
    Statement,
    { statement: Statement; sql: string; values: unknown[] }
  >();

  function note(sql: string, values: unknown[], batched: boolean, { meta }: Result): void {
    const { rows_read: rowsRead, rows_written: rowsWritten, duration: ms } = meta;
    statements.push({ sql, values, rowsRead, rowsWritten, ms, batched });
  }

  function wrap(statement: Statement, sql: string, values: unknown[]): Statement {
    const all = async (): Promise<Result> => {
      const result = await statement.all();
      note(sql, values, false, result);
      return result;
    };
    const wrapped = {
      bind: (...given: unknown[]) => wrap(statement.bind(...given), sql, given),
      all,
      run: all,
      async first(column?: string) {
        const row = (await all()).results[0] as Record<string, unknown> | undefined;
        return (column === undefined ? row : row?.[column]) ?? null;
      },
    } as unknown as Statement;
    unwrapped.set(wrapped, { statement, sql, values });
    return wrapped;
  }

  const db = {
    prepare: (sql: string) => wrap(real.prepare(sql), sql, []),
    async batch(batch: Statement[]) {
      const asked = batch.map((statement) => unwrapped.get(statement)!);
      const results = await real.batch(asked.map(({ statement }) => statement));
      asked.forEach(({ sql, values }, n) => note(sql, values, true, results[n]!));
      return results;
    },
  } as unknown as Database;
  return { db, statements, clear: () => statements.splice(0) };
}
