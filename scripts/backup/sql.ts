/** A value of SQLite's as JSON has it: text, a number or null. */
export type Value = string | number | null;

export type Row = Record<string, Value>;

/** Reads rows: of a database on this machine, or of one in an account. */
export type Select = (sql: string) => Promise<Row[]>;

/** Executes statements, one a line, each wholly or not at all. */
export type Execute = (lines: readonly string[]) => Promise<void>;

/** A value as SQL. */
export function literal(value: Value): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

// D1 takes statements of 100 KB.
const STATEMENT_CHARS = 90_000;

/**
 * Statements that insert rows, each on one line and below D1's limit, of as many rows as fit.
 * @param columns in the order in which the rows have them
 */
export function* inserts(
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Generator<string> {
  const values = columns.map((_, n) => `value ->> ${n}`).join(", ");
  const begin = `INSERT OR REPLACE INTO ${table} (${columns.join(", ")}) SELECT ${values} FROM json_each(`;
  let chunk: string[] = [];
  let size = 0;
  for (const row of rows) {
    // JSON escapes line breaks.
    const json = JSON.stringify(columns.map((column) => row[column] ?? null));
    if (size + json.length > STATEMENT_CHARS && chunk.length > 0) {
      yield `${begin}${literal(`[${chunk.join(",")}]`)});`;
      chunk = [];
      size = 0;
    }
    chunk.push(json);
    size += json.length;
  }
  if (chunk.length > 0) yield `${begin}${literal(`[${chunk.join(",")}]`)});`;
}
