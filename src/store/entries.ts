import type { PaperMoment } from "../paper/paper.ts";
import { HOUR } from "../text/time.ts";
import { PLACES } from "../paper/log.ts";
import {
  MATCHING_VALUES,
  matchingSeqs,
  matchingValues,
  mayAskAgain,
  type Range,
  withinReach,
} from "./matching.ts";
import { PAPER_COLUMNS, paperOf } from "./papers.ts";

/** Some entries, newest first. */
export interface EntryPage {
  entries: PaperMoment[];
  /** Whether older ones may follow. */
  more: boolean;
  /** The seq that those are below. */
  next?: number;
  /** Set if looking further took too long, so that there are fewer entries than asked for. */
  unfinished?: true;
}

/** The number of entries of a range. */
export interface EntryCount {
  entries: number;
  /** The seq of the oldest entry that was counted. */
  oldest?: number;
  /** Whether counting stopped before the end of the range. */
  cut: boolean;
}

// A row each.
const MOST_COUNTED = 750;

/** The columns of `moment` and `paper` that {@link paperMomentOf} reads. */
export const PAPER_MOMENT_COLUMNS = `moment.seq, moment.at, moment.written, ${PAPER_COLUMNS.map((name) => `paper.${name}`).join(", ")}`;

/** As {@link PAPER_MOMENT_COLUMNS}; with the version of each entry where a range has revisions. */
export function entryColumns({ revisions }: Pick<Range, "revisions">): string {
  return `${PAPER_MOMENT_COLUMNS}${revisions ? ", moment.version AS revision" : ""}`;
}

// Milliseconds that SQLite may take for the entries of a page. Nearly all take one or two. Some
// databases count whole ones.
const PATIENCE = 15;
const LEAST = 0.5;

/**
 * The newest entries of a range, each paper once.
 * Reads three rows an entry, whatever the size of the log: the index gives rows in the order of
 * their ids, which is the order of time, and reading stops after the page. Where a range has a
 * reach, it is looked at as far back as that and, if that took little time, on to its end.
 */
export async function newestEntries(
  db: D1Database,
  range: Range,
  limit: number,
): Promise<EntryPage> {
  const near = await withinReach(db, range);
  const page = await entriesWithin(db, near.range, limit);
  if (page.more || !near.isCut) return page;
  const next = near.range.from!;
  const cut = { entries: page.entries, more: true, next };
  const missing = limit - page.entries.length;
  if (missing <= 0) return cut;
  const reach = range.reach! * (PATIENCE / Math.max(page.ms, LEAST) - 1);
  if (reach < range.reach! || !mayAskAgain(range)) return { ...cut, unfinished: true };
  const far = await withinReach(db, { ...range, to: next, reach });
  const rest = await entriesWithin(db, far.range, missing);
  const entries = onceEach([...page.entries, ...rest.entries]);
  if (rest.more || !far.isCut) return { ...rest, entries };
  return { entries, more: true, next: far.range.from!, unfinished: true };
}

async function entriesWithin(
  db: D1Database,
  range: Range,
  limit: number,
): Promise<EntryPage & { ms: number }> {
  const { results, meta } = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM
         (${matchingSeqs()} ORDER BY seq DESC LIMIT cast(?${MATCHING_VALUES + 1} AS integer)) AS matching
         JOIN moment ON moment.seq = matching.seq
         JOIN paper ON paper.key = moment.paper
       ORDER BY matching.seq DESC`,
    )
    .bind(...matchingValues(range), limit + 1)
    .all();
  const moments = results.slice(0, limit).map(paperMomentOf);
  const last = moments.at(-1);
  const more = results.length > limit && last !== undefined;
  return { entries: onceEach(moments), more, ...(more && { next: last.seq }), ms: meta.duration };
}

/**
 * Counts the newest entries of a range. Reads a row each.
 * @param most counting stops there
 */
export async function countNewest(
  db: D1Database,
  asked: Range,
  most = MOST_COUNTED,
): Promise<EntryCount> {
  const { range, isCut } = await withinReach(db, asked);
  const row = await db
    .prepare(
      `SELECT count(*) AS entries, min(seq) AS oldest FROM
         (${matchingSeqs()} ORDER BY seq DESC LIMIT cast(?${MATCHING_VALUES + 1} AS integer))`,
    )
    .bind(...matchingValues(range), most)
    .first<{ entries: number; oldest: number | null }>();
  const { entries, oldest } = row!;
  const isFull = entries === most;
  const end = isFull || !isCut ? oldest : range.from!;
  return { entries, ...(end !== null && { oldest: end }), cut: isFull || isCut };
}

/**
 * The newest `least` entries, and all others within `hours` of the newest, up to `most`. So a day of
 * papers that arrives at once is not cut.
 */
export async function newestWindow(
  db: D1Database,
  range: Range,
  { least, most, hours }: { least: number; most: number; hours: number },
): Promise<EntryPage> {
  if (!mayAskAgain(range)) return cutToWindow(await newestEntries(db, range, most), least, hours);
  const page = await newestEntries(db, range, least);
  const [newest, oldest] = [page.entries[0], page.entries.at(-1)];
  if (!page.more || !newest || !oldest || page.unfinished) return page;
  const start = (newest.at - hours * HOUR) * PLACES;
  if (oldest.seq < start) return page;
  const from = Math.max(range.from ?? 0, start);
  const rest = await newestEntries(db, { ...range, from, to: oldest.seq }, most - least);
  const entries = onceEach([...page.entries, ...rest.entries]);
  if (rest.more) return { ...rest, entries };
  // Or the range goes on below the window.
  const { entries: below, more } = await newestEntries(db, { ...range, to: from }, 1);
  return below.length > 0 || more ? { entries, more: true, next: from } : { entries, more: false };
}

function cutToWindow(page: EntryPage, least: number, hours: number): EntryPage {
  const [newest] = page.entries;
  if (!newest) return page;
  const start = newest.at - hours * HOUR;
  const entries = page.entries.filter(({ at }, n) => n < least || at >= start);
  if (entries.length === page.entries.length) return page;
  return { entries, more: true, next: entries.at(-1)!.seq };
}

/** The entries at some places of the log, in their order, each paper once. Reads two rows each. */
export async function entriesAt(
  db: D1Database,
  range: Pick<Range, "revisions">,
  seqs: readonly number[],
): Promise<PaperMoment[]> {
  if (seqs.length === 0) return [];
  const rows = await db
    .prepare(
      `SELECT ${entryColumns(range)} FROM json_each(?1) AS wanted
         JOIN moment ON moment.seq = wanted.value
         JOIN paper ON paper.key = moment.paper
       ORDER BY wanted.key`,
    )
    .bind(JSON.stringify(seqs))
    .all();
  return onceEach(rows.results.map(paperMomentOf));
}

/** The places in the log of some papers. Reads two rows a moment. */
export async function placesOf(db: D1Database, ids: readonly string[]): Promise<number[]> {
  const rows = await db
    .prepare(
      `SELECT moment.seq FROM json_each(?1) AS wanted JOIN paper ON paper.id = wanted.value
         JOIN moment ON moment.paper = paper.key`,
    )
    .bind(JSON.stringify(ids))
    .all<{ seq: number }>();
  return rows.results.map(({ seq }) => seq);
}

/** The newest moment of each paper, in the order of the ids. */
export async function entriesOf(db: D1Database, ids: readonly string[]): Promise<PaperMoment[]> {
  const rows = await db
    .prepare(
      `SELECT ${PAPER_MOMENT_COLUMNS} FROM json_each(?1) AS wanted
         JOIN paper ON paper.id = wanted.value
         JOIN moment ON moment.paper = paper.key
           AND moment.at = (SELECT max(at) FROM moment WHERE moment.paper = paper.key)
       ORDER BY wanted.key`,
    )
    .bind(JSON.stringify(ids))
    .all();
  return rows.results.map(paperMomentOf);
}

/** A row of {@link PAPER_MOMENT_COLUMNS} as a moment. */
export function paperMomentOf(row: Record<string, unknown>): PaperMoment {
  const revision = row["revision"];
  return {
    seq: row["seq"] as number,
    at: row["at"] as number,
    written: row["written"] as number,
    ...(typeof revision === "number" && { revision }),
    paper: paperOf(row),
  };
}

/** Each entry once, where it comes first. */
export function onceEach(moments: PaperMoment[]): PaperMoment[] {
  const seen = new Set<string>();
  return moments.filter((moment) => {
    const key = entryKey(moment);
    return !seen.has(key) && seen.add(key);
  });
}

/** The key of an entry: the paper, and the version if the entry is of one. */
export function entryKey({ paper, revision }: PaperMoment): string {
  return `${paper.id} ${revision ?? ""}`;
}
