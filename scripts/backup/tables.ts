import { literal, type Row, type Select } from "./sql.ts";

/** A table to copy. */
export interface Table {
  name: string;
  columns: string[];
  /** The columns of its primary key; its row id where it has none. */
  key: string[];
}

// D1's and SQLite's own, and the state of a run.
const LEFT_OUT = /^(?:sqlite_|_cf_|d1_migrations$|lease$)/;
const ROWS_A_PAGE = 500;

/** The ordinary tables, each after those it refers to. */
export async function tablesOf(select: Select): Promise<Table[]> {
  const rows = await select("SELECT name, sql FROM sqlite_master WHERE type = 'table'");
  // FTS5 keeps the index in tables of its own, named after it. It is made anew.
  const virtual = rows.filter(({ sql }) => String(sql).startsWith("CREATE VIRTUAL"));
  const isOfIndex = (name: string) =>
    virtual.some((index) => name === index["name"] || name.startsWith(`${index["name"]}_`));
  const ordinary = rows.filter(({ name }) => {
    return !LEFT_OUT.test(String(name)) && !isOfIndex(String(name));
  });
  const references = new Map(
    ordinary.map(({ name, sql }) => [
      String(name),
      [...String(sql).matchAll(/REFERENCES "?(\w+)/g)].map(([, other]) => other!),
    ]),
  );
  const ordered: string[] = [];
  const add = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const other of references.get(name) ?? []) if (other !== name) add(other);
    ordered.push(name);
  };
  for (const name of references.keys()) add(name);
  return Promise.all(ordered.map((name) => tableOf(select, name)));
}

async function tableOf(select: Select, name: string): Promise<Table> {
  const columns = await select(`PRAGMA table_info(${name})`);
  const key = columns
    .filter(({ pk }) => Number(pk) > 0)
    .toSorted((a, b) => Number(a["pk"]) - Number(b["pk"]));
  const names = (of: Row[]) => of.map((column) => String(column["name"]));
  return { name, columns: names(columns), key: key.length > 0 ? names(key) : ["rowid"] };
}

/** The rows of a table in the order of its key, some at a time. */
export async function* pagesOf(select: Select, { name, columns, key }: Table) {
  const order = key.join(", ");
  const read = [...new Set([...columns, ...key])].join(", ");
  let after = "";
  for (;;) {
    const rows = await select(
      `SELECT ${read} FROM ${name}${after} ORDER BY ${order} LIMIT ${ROWS_A_PAGE}`,
    );
    yield rows;
    if (rows.length < ROWS_A_PAGE) return;
    const last = key.map((column) => literal(rows.at(-1)![column]!)).join(", ");
    after = ` WHERE (${order}) > (${last})`;
  }
}
