import { indexRow } from "../../src/paper/log.ts";
import { PAPER_COLUMNS, paperOf } from "../../src/store/papers.ts";
import { readTags } from "../../src/store/tag-text.ts";
import { inserts, type Row, type Select } from "./sql.ts";
import { pagesOf, tablesOf } from "./tables.ts";

const INDEX = "log_index";
const INDEX_COLUMNS = ["rowid", "title", "abstract", "authors", "after", "before"];
const MOMENTS_A_PAGE = 200;

/** The first line of a backup: what it was made of. */
export interface Header {
  /** The migrations that the database had, by name. */
  migrations: string[];
  /** When it was made, RFC 3339. */
  made: string;
}

const MARK = "-- paperwire ";

/**
 * Everything a database holds, as lines of SQL: a {@link Header}, and one statement a line that an
 * empty database with the same migrations takes. The index cannot be read, so that its rows are made
 * from the papers anew.
 * @param made when, RFC 3339
 */
export async function* backup(select: Select, made: string): AsyncGenerator<string> {
  const header: Header = { migrations: await migrationsOf(select), made };
  yield MARK + JSON.stringify(header);
  for (const table of await tablesOf(select)) {
    for await (const rows of pagesOf(select, table)) {
      yield* inserts(table.name, table.columns, rows);
    }
  }
  for await (const rows of indexRows(select)) yield* inserts(INDEX, INDEX_COLUMNS, rows);
}

/**
 * Reads the first line of a backup.
 * @throws unless it is one
 */
export function headerOf(line: string): Header {
  if (!line.startsWith(MARK)) throw new Error("This file is no backup of Paperwire.");
  return JSON.parse(line.slice(MARK.length)) as Header;
}

/** The migrations that a database has had. */
export async function migrationsOf(select: Select): Promise<string[]> {
  const rows = await select("SELECT name FROM d1_migrations ORDER BY name");
  return rows.map(({ name }) => String(name));
}

async function* indexRows(select: Select): AsyncGenerator<Row[]> {
  let last = 0;
  for (;;) {
    const rows = await select(
      `SELECT moment.seq, moment.at, moment.live, moment.tags,
         (SELECT tags FROM moment AS earlier WHERE earlier.paper = moment.paper
            AND earlier.at < moment.at ORDER BY earlier.at DESC LIMIT 1) AS before,
         ${PAPER_COLUMNS.map((name) => `paper.${name}`).join(", ")}
       FROM moment JOIN paper ON paper.key = moment.paper
       WHERE moment.seq > ${last} ORDER BY moment.seq LIMIT ${MOMENTS_A_PAGE}`,
    );
    yield rows.map(indexRowOf);
    if (rows.length < MOMENTS_A_PAGE) return;
    last = Number(rows.at(-1)!["seq"]);
  }
}

function indexRowOf(row: Row): Row {
  const { seq, at, live } = row as { seq: number; at: number; live: number };
  const { tags, before } = row as { tags: string; before: string | null };
  const moment = { seq, at, rank: 0, live: live === 1, tags: readTags(tags) };
  const previous = before === null ? undefined : { tags: readTags(before) };
  const { seq: rowid, ...columns } = indexRow(paperOf(row), moment, previous);
  return { rowid, ...columns };
}
