import type { LoggedMoment } from "../paper/log.ts";
import type { Paper } from "../paper/paper.ts";

const TEXTS = ["doi", "day", "code", "project", "thumbnail", "summary"] as const;
const NUMBERS = ["published", "version", "upvotes", "comments", "stars"] as const;
const LISTS = ["authors", "categories", "sources", "keywords", "media"] as const;
const ACCOUNTS = ["organization", "submitter"] as const;

/** The columns of `paper` that make a {@link Paper}, in the order of {@link paperValues}. */
export const PAPER_COLUMNS = [
  "id",
  "feed_id",
  "title",
  "abstract",
  ...TEXTS,
  ...NUMBERS,
  ...LISTS,
  ...ACCOUNTS,
] as const;

/** A paper as the values of {@link PAPER_COLUMNS}. */
export function paperValues(paper: Paper): (string | number | null)[] {
  return [
    paper.id,
    paper.feedId,
    paper.title,
    paper.abstract,
    ...TEXTS.map((field) => paper[field] ?? null),
    ...NUMBERS.map((field) => paper[field] ?? null),
    ...LISTS.map((field) => JSON.stringify(paper[field])),
    ...ACCOUNTS.map((field) => (paper[field] ? JSON.stringify(paper[field]) : null)),
  ];
}

/** The paper a row of `paper` holds. */
export function paperOf(row: Record<string, unknown>): Paper {
  const paper: Record<string, unknown> = {
    id: row["id"],
    feedId: row["feed_id"],
    title: row["title"],
    abstract: row["abstract"],
  };
  for (const field of [...TEXTS, ...NUMBERS]) if (row[field] !== null) paper[field] = row[field];
  for (const field of LISTS) paper[field] = JSON.parse(row[field] as string);
  for (const field of ACCOUNTS) {
    if (row[field] !== null) paper[field] = JSON.parse(row[field] as string);
  }
  return paper as unknown as Paper;
}

/** A paper of the store, and its moments in order of time. */
export interface KnownPaper {
  paper: Paper;
  moments: LoggedMoment[];
}

/**
 * Looks papers up by id.
 * @returns those that are known, by id
 */
export async function knownPapers(
  db: D1Database,
  ids: readonly string[],
): Promise<Map<string, KnownPaper>> {
  const wanted = JSON.stringify(ids);
  const [papers, moments] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT ${PAPER_COLUMNS.join(", ")} FROM paper
         WHERE id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(wanted),
    db
      .prepare(
        `SELECT paper.id, seq, at, live, tags FROM paper JOIN event ON event.paper = paper.key
         WHERE paper.id IN (SELECT value FROM json_each(?1)) ORDER BY at`,
      )
      .bind(wanted),
  ]);
  const known = new Map<string, KnownPaper>();
  for (const row of papers!.results) {
    const paper = paperOf(row);
    known.set(paper.id, { paper, moments: [] });
  }
  for (const row of moments!.results) known.get(row["id"] as string)?.moments.push(momentOf(row));
  return known;
}

/** Looks one paper up by id. */
export async function findPaper(db: D1Database, id: string): Promise<KnownPaper | undefined> {
  return (await knownPapers(db, [id])).get(id);
}

function momentOf(row: Record<string, unknown>): LoggedMoment {
  const seq = row["seq"] as number;
  return {
    seq,
    at: row["at"] as number,
    rank: 0,
    live: row["live"] === 1,
    tags: (row["tags"] as string).split(" "),
  };
}
