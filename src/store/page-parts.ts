/** Names a page. */
export interface PageName {
  source: string;
  page: string;
}

/** A part of a page that was fetched and is still to be taken in. Only who writes it reads it. */
export interface KeptPart {
  /** The page, and what else is known of the part, as JSON. */
  about: string;
  /** The content of the part: as it came, where that can be read. */
  body: string;
}

/** Names a part. Those of a page are taken in in the order of their numbers. */
export interface PartName extends PageName {
  part: number;
}

// D1 binds 100 values in a statement.
const ROWS_A_STATEMENT = 40;

/** The next part to take in of one of some sources. */
export async function nextPart(
  db: D1Database,
  sources: readonly string[],
): Promise<(PartName & KeptPart) | undefined> {
  const part = await db
    .prepare(
      `SELECT source, page, part, about, body FROM page_part
       WHERE source IN (SELECT value FROM json_each(?1)) ORDER BY source, page, part LIMIT 1`,
    )
    .bind(JSON.stringify(sources))
    .first<PartName & KeptPart>();
  return part ?? undefined;
}

/** Whether a part is still to be taken in. */
export async function isPartKept(
  db: D1Database,
  { source, page, part }: PartName,
): Promise<boolean> {
  const found = await db
    .prepare("SELECT 1 FROM page_part WHERE source = ? AND page = ? AND part = ?")
    .bind(source, page, part)
    .first();
  return found !== null;
}

/**
 * The statements that keep the parts of a page. Each part is bound by itself: as one JSON array they
 * would be written as JSON once more, which takes as long as reading some of them.
 */
export function saveParts(
  db: D1Database,
  { source, page }: PageName,
  parts: readonly KeptPart[],
): D1PreparedStatement[] {
  const count = Math.ceil(parts.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, n) => {
    const first = n * ROWS_A_STATEMENT;
    const some = parts.slice(first, first + ROWS_A_STATEMENT);
    const rows = some.map((_part, at) => `(?1, ?2, ${first + at}, ?${3 + 2 * at}, ?${4 + 2 * at})`);
    return db
      .prepare(`INSERT INTO page_part (source, page, part, about, body) VALUES ${rows.join(", ")}`)
      .bind(source, page, ...some.flatMap(({ about, body }) => [about, body]));
  });
}

/** The statement that drops every part of a page. */
export function dropParts(db: D1Database, { source, page }: PageName): D1PreparedStatement {
  return db.prepare("DELETE FROM page_part WHERE source = ? AND page = ?").bind(source, page);
}

/** The statement that drops a part that was taken in. */
export function dropPart(db: D1Database, { source, page, part }: PartName): D1PreparedStatement {
  return db
    .prepare("DELETE FROM page_part WHERE source = ? AND page = ? AND part = ?")
    .bind(source, page, part);
}
