import type { LoggedMoment } from "../paper/log.ts";
import type { Paper } from "../paper/paper.ts";
import { INDEX_TABLES } from "./matching.ts";
import { readTags } from "./tag-text.ts";

const TEXTS = [
  "doi",
  "url",
  "day",
  "code",
  "project",
  "thumbnail",
  "summary",
  "comment",
  "journal",
  "volume",
  "issue",
  "pages",
  "publisher",
  "license",
] as const;
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

/** The records found for some ids. */
export interface KnownPapers {
  /** By id. */
  papers: ReadonlyMap<string, KnownPaper>;
  /** Ids of papers by their other ids: those looked up, and all guids of looked-up links. */
  aliases: ReadonlyMap<string, string>;
}

const LINKED = `(SELECT value FROM json_each(?1) WHERE value LIKE 'url:%' UNION
  SELECT paper FROM alias WHERE id IN (SELECT value FROM json_each(?1) WHERE value LIKE 'url:%'))`;
const WANTED = `(SELECT value FROM json_each(?1) UNION
  SELECT paper FROM alias WHERE id IN (SELECT value FROM json_each(?1)))`;

/** Which of some ids name a paper, as its own id or another one. */
export async function knownIds(db: D1Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .prepare(
      `SELECT value AS id FROM json_each(?1) WHERE value IN (SELECT id FROM paper)
         OR value IN (SELECT id FROM alias)`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(rows.results.map(({ id }) => id));
}

/** Looks papers up by their ids, or other ids of theirs. */
export async function knownPapers(db: D1Database, ids: readonly string[]): Promise<KnownPapers> {
  const wanted = JSON.stringify(ids);
  const [rows, moments] = await db.batch<Record<string, unknown>>([
    db.prepare(`SELECT ${PAPER_COLUMNS.join(", ")} FROM paper WHERE id IN ${WANTED}`).bind(wanted),
    // The other ids come along as rows without a place: a run has 50 statements.
    db
      .prepare(
        `SELECT paper.id, seq, at, live, tags FROM paper JOIN moment ON moment.paper = paper.key
         WHERE paper.id IN ${WANTED}
         UNION ALL SELECT paper, NULL, NULL, NULL, id FROM alias
         WHERE id IN (SELECT value FROM json_each(?1))
         UNION ALL SELECT paper, NULL, NULL, NULL, id FROM alias
         WHERE paper IN ${LINKED} AND id LIKE 'guid:%' ORDER BY at`,
      )
      .bind(wanted),
  ]);
  const papers = new Map<string, KnownPaper>();
  const aliases = new Map<string, string>();
  for (const row of rows!.results) {
    const paper = paperOf(row);
    papers.set(paper.id, { paper, moments: [] });
  }
  for (const row of moments!.results) {
    const id = row["id"] as string;
    if (row["seq"] === null) aliases.set(row["tags"] as string, id);
    else papers.get(id)?.moments.push(momentOf(row));
  }
  return { papers, aliases };
}

/** The titles and abstracts of papers, by the ids or other ids that are given. */
export async function textsOf(
  db: D1Database,
  ids: readonly string[],
): Promise<Map<string, Pick<Paper, "title" | "abstract">>> {
  const rows = await db
    .prepare(
      `SELECT wanted.value AS id, title, abstract FROM json_each(?1) AS wanted
         JOIN paper ON paper.id =
           coalesce((SELECT paper FROM alias WHERE alias.id = wanted.value), wanted.value)`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: string; title: string; abstract: string }>();
  return new Map(rows.results.map(({ id, title, abstract }) => [id, { title, abstract }]));
}

const FIRST_MATCH = `${INDEX_TABLES.map(
  (table) => `SELECT rowid FROM ${table} WHERE ${table} MATCH wanted.value`,
).join(" UNION ALL ")} LIMIT 1`;

/**
 * The titles and abstracts of the papers that MATCH texts find first: one for each text, where it
 * finds any. Reads three rows each.
 */
export async function textsMatching(
  db: D1Database,
  matches: readonly string[],
): Promise<Pick<Paper, "title" | "abstract">[]> {
  const rows = await db
    .prepare(
      `SELECT DISTINCT paper.title, paper.abstract FROM json_each(?1) AS wanted
         JOIN moment ON moment.seq = (${FIRST_MATCH})
         JOIN paper ON paper.key = moment.paper`,
    )
    .bind(JSON.stringify(matches))
    .all<{ title: string; abstract: string }>();
  return rows.results;
}

/** The id of the work that another id of it stands for. */
export async function aliasOf(db: D1Database, id: string): Promise<string | undefined> {
  const row = await db
    .prepare("SELECT paper FROM alias WHERE id = ?1")
    .bind(id)
    .first<{ paper: string }>();
  return row?.paper;
}

function momentOf(row: Record<string, unknown>): LoggedMoment {
  const seq = row["seq"] as number;
  return {
    seq,
    at: row["at"] as number,
    rank: 0,
    live: row["live"] === 1,
    tags: readTags(row["tags"] as string),
  };
}
