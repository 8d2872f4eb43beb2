import { PLACES } from "../paper/log.ts";
import { spansBetween } from "../paper/spans.ts";
import { SAMPLED, SAMPLE, valueTag } from "../paper/tags.ts";

/** The MATCH of the tables of the index. */
export interface Matching {
  /** FTS5 MATCH text, as the query compiler writes it. */
  match: string;
  /** The one for rows that an older version prepared, if another. */
  older?: string;
  /**
   * Narrows both to rows that have one of some tags. FTS5 then stops where these end; it looks for
   * the end of a range of row ids only in rows that match. Without it, the whole MATCH is narrowed.
   */
  within?: (tags: readonly string[]) => Omit<Matching, "within">;
  /** The most tags to narrow it by in one go; as many as anything needs if absent. */
  mostTags?: number;
}

/** Moments of the log. */
export interface Range extends Matching {
  /** The lowest seq, included. */
  from?: number;
  /** The highest seq, excluded. */
  to?: number;
  /** Whether a moment that added a version is an entry of that version. */
  revisions?: boolean;
  /** The most moments to look at in one go; all if absent. */
  reach?: number;
  /** The most times that the index may be asked for one answer; often enough if absent. */
  lookups?: number;
}

/** Whether the index may be asked for more than the entries of an answer. */
export function mayAskAgain({ lookups = Infinity }: Pick<Range, "lookups">): boolean {
  return lookups >= LOOKUPS_OF_PAGE;
}

/**
 * A range as it is looked at for what a page says besides its entries.
 * @returns undefined if the index may not be asked for that
 */
export function besides<Asked extends Range & { beside: number }>(
  range: Asked,
): (Asked & { reach: number }) | undefined {
  if (!mayAskAgain(range)) return undefined;
  return { ...range, reach: Math.min(range.beside, range.reach ?? Infinity) };
}

// The entries of a page, and what it says besides.
const LOOKUPS_OF_PAGE = 3;

/** The index as it is written, and as it was while its first column was the title. */
const [CURRENT, TITLED] = ["log_index", "moment_index"];
/** The index as it was while FTS5 stemmed the words. */
const PORTER = "porter_index";

/**
 * A moment has its row in the first of these tables or, until a run has written it anew, in one of
 * the others. While those have no rows, asking them takes no time that can be measured.
 */
export const INDEX_TABLES = [CURRENT, TITLED, PORTER];

/** The tables that have rows when none are left that an older version wrote. */
export const CURRENT_TABLES = [CURRENT];

/** The rows of the others by their `seq`. */
export const OLDER_INDEX = "older_index";

/** Which MATCH a table of the index is asked with: 0 for {@link Matching.match}, 1 for `older`. */
export function matchFor(table: string): 0 | 1 {
  return table === PORTER ? 1 : 0;
}

/** The arguments of bm25: what a match weighs in each column of a table. Tags weigh nothing. */
export function weightsOf(table: string): string {
  const [title, abstract, authors] = [10, 3, 6];
  const texts = table === CURRENT ? [abstract, title] : [title, abstract];
  return [table, ...texts, authors, 0, 0].join(", ");
}

/**
 * A subquery: the `seq` of the moments of a range that match, of which row ids descending are newest
 * first. It takes {@link matchingValues} as its first parameters.
 * @param columns besides, of each table
 */
export function matchingSeqs(columns: (table: string) => string = () => ""): string {
  // D1 binds every number as REAL, and FTS5 ignores REAL bounds on the row id.
  return INDEX_TABLES.map(
    (table) =>
      `SELECT rowid AS seq ${columns(table)} FROM ${table} WHERE ${table} MATCH ?${matchFor(table) + 1}
         AND rowid >= cast(?3 AS integer) AND rowid < cast(?4 AS integer)`,
  ).join(" UNION ALL ");
}

/** How many values {@link matchingValues} are: other parameters are numbered from there on. */
export const MATCHING_VALUES = 4;

/** The values of a range that {@link matchingSeqs} takes. */
export function matchingValues({
  match,
  older = match,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
}: Range): [match: string, older: string, from: number, to: number] {
  return [match, older, from, to];
}

// Rows of the first version are not sampled.
const SAMPLES = [CURRENT, TITLED]
  .map(
    (table) =>
      `SELECT rowid AS seq FROM ${table} WHERE ${table} MATCH ?1
         AND rowid >= cast(?2 AS integer) AND rowid < cast(?3 AS integer)`,
  )
  .join(" UNION ALL ");

/**
 * A range as far back as it may be looked at in one go.
 * Reads a row for each {@link SAMPLE} moments.
 * @returns with `isCut`, whether there may be older moments in it
 */
export async function withinReach(
  db: D1Database,
  range: Range,
): Promise<{ range: Range; isCut: boolean }> {
  const { reach, from = 0, to = Number.MAX_SAFE_INTEGER } = range;
  if (reach === undefined) return { range, isCut: false };
  const row = await db
    .prepare(
      `SELECT (SELECT max(seq) FROM moment WHERE seq < cast(?3 AS integer)) AS newest,
         (SELECT seq FROM (${SAMPLES}) ORDER BY seq DESC LIMIT 1 OFFSET cast(?4 AS integer)) AS edge`,
    )
    .bind(`after:${SAMPLED}`, from, to, Math.max(0, Math.round(reach / SAMPLE) - 1))
    .first<{ newest: number | null; edge: number | null }>();
  const { newest, edge } = row!;
  const start = Math.max(from, edge ?? 0);
  const { reach: _reach, ...whole } = range;
  if (newest === null || start === 0) return { range: whole, isCut: false };
  const { match, older = range.match } = narrowed(
    range,
    spansBetween(secondOf(start), secondOf(newest)),
  );
  // Rows of the first version do not have the tags of spans.
  return { range: { ...whole, match, older, from: start }, isCut: edge !== null };
}

/** The MATCH texts of a range for rows that have one of some tags. */
export function narrowed(matching: Matching, tags: readonly string[]): Matching {
  if (matching.within) return matching.within(tags);
  const { match, older = match } = matching;
  const only = (text: string) => `after:(${tags.join(" OR ")}) AND (${text})`;
  return { match: only(match), older: only(older) };
}

/**
 * The moments of some papers that match, by their ids: in one MATCH, since one for each paper would
 * begin anew as often. Reads a row for each.
 * @param ids as many as the MATCH may be narrowed by, at most
 */
export async function matchingMomentsOf(
  db: D1Database,
  ids: Iterable<string>,
  range: Range,
): Promise<Set<number>> {
  const tags = Array.from(new Set(ids), (id) => valueTag("id", id));
  if (tags.length === 0) return new Set();
  const { results } = await db
    .prepare(matchingSeqs())
    .bind(...matchingValues({ ...range, ...narrowed(range, tags) }))
    .all<{ seq: number }>();
  return new Set(results.map(({ seq }) => seq));
}

function secondOf(seq: number): number {
  return Math.floor(seq / PLACES);
}
