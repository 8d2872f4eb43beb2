/** The papers that entered a list in a time, for everybody whose digest was due then. */
export interface Issue {
  id: number;
  /** The canonical path and parameters of the list. */
  list: string;
  /** The first second of it, UTC. */
  since: number;
  /** When it was due. */
  due: number;
}

/** A paper of an issue, rendered. */
export interface IssuePaper {
  id: string;
  /** Other ids that it has or had. */
  others: string[];
  title: string;
  html: string;
  text: string;
}

/** The content of an issue. */
export interface IssueContent {
  /** The second after the last one that was read. */
  readTo: number;
  title: string;
  description: string;
  /** The most upvoted first. */
  papers: IssuePaper[];
  /** How many papers entered, and whether there were more than were counted. */
  total: number;
  isMore: boolean;
}

/** The issues of some ids that are still to be read. */
export async function unreadIssues(db: D1Database, ids: readonly number[]): Promise<Issue[]> {
  const rows = await db
    .prepare(
      `SELECT id, list, since, due FROM issue
       WHERE id IN (SELECT value FROM json_each(?1)) AND papers IS NULL AND error IS NULL
       ORDER BY id`,
    )
    .bind(JSON.stringify(ids))
    .all<Issue>();
  return rows.results;
}

/** The statement that keeps what was read of an issue; the first reading holds. */
export function saveIssue(
  db: D1Database,
  id: number,
  { readTo, title, description, papers, total, isMore }: IssueContent,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE issue SET read_to = ?2, title = ?3, description = ?4, papers = ?5, total = ?6,
         is_more = ?7 WHERE id = ?1 AND papers IS NULL`,
    )
    .bind(id, readTo, title, description, JSON.stringify(papers), total, isMore ? 1 : 0);
}

/** The statement that notes why an issue cannot be read. */
export function failIssue(db: D1Database, id: number, error: string): D1PreparedStatement {
  return db.prepare("UPDATE issue SET error = ?2 WHERE id = ?1").bind(id, error);
}

/** Other ids of papers, by their ids. */
export async function otherIds(
  db: D1Database,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .prepare(
      `SELECT alias.paper, alias.id FROM json_each(?1) AS wanted
         JOIN alias ON alias.paper = wanted.value`,
    )
    .bind(JSON.stringify(ids))
    .all<{ paper: string; id: string }>();
  const others = new Map<string, string[]>();
  for (const { paper, id } of rows.results) {
    others.set(paper, [...(others.get(paper) ?? []), id]);
  }
  return others;
}
