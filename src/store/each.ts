// D1 takes 2 MB a bound value: rows go in as a few JSON arrays well below that.
const CHUNK_CHARS = 500_000;

/**
 * A statement that goes over all rows, or several where the rows are too long for one.
 * @param sql reads the rows by `json_each(?1)`
 * @returns none where there are no rows
 */
export function each(db: D1Database, sql: string, rows: readonly unknown[]): D1PreparedStatement[] {
  const statements: D1PreparedStatement[] = [];
  let chunk: string[] = [];
  let size = 0;
  const flush = () => {
    if (chunk.length > 0) statements.push(db.prepare(sql).bind(`[${chunk.join(",")}]`));
    chunk = [];
    size = 0;
  };
  for (const row of rows) {
    const json = JSON.stringify(row);
    if (size + json.length > CHUNK_CHARS) flush();
    chunk.push(json);
    size += json.length;
  }
  flush();
  return statements;
}
