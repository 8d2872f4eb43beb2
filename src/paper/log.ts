import { authorsText } from "./authors.ts";
import type { Moment } from "./moments.ts";
import { texToUnicode } from "../text/tex.ts";
import { indexedText } from "../text/words.ts";
import type { Paper } from "./paper.ts";
import { spansOf } from "./spans.ts";
import { ALL, KNOWN, REVISED, SAMPLE, SAMPLED, addedVersion } from "./tags.ts";

/** Places in the log a second has. */
export const PLACES = 2 ** 20;

/** A moment that has its place in the log. */
export interface LoggedMoment extends Moment {
  seq: number;
}

/**
 * The place in the log of a moment: row ids descending are newest first, and the listing's order
 * within a second.
 * @param at seconds since 1970
 * @param place 0 for the first of its second
 * @returns a whole number below 2^53, until the year 2242
 */
export function seqOf(at: number, place: number): number {
  return at * PLACES + (PLACES - 1 - place);
}

/** The second and the place within it that a seq stands for. */
export function placeOf(seq: number): { at: number; place: number } {
  return { at: Math.floor(seq / PLACES), place: PLACES - 1 - (seq % PLACES) };
}

/** The prepared columns of one moment's row in the index. */
export interface IndexRow {
  seq: number;
  title: string;
  abstract: string;
  authors: string;
  after: string;
  before: string;
}

/**
 * The index row of a moment.
 * @param previous the paper's moment before it, if there was one
 */
export function indexRow(
  paper: Paper,
  moment: LoggedMoment,
  previous?: Pick<Moment, "tags">,
): IndexRow {
  const revised = previous !== undefined && addedVersion(moment.tags, previous.tags) !== undefined;
  return {
    seq: moment.seq,
    title: indexedText(texToUnicode(paper.title)),
    abstract: indexedText(texToUnicode(paper.abstract)),
    authors: authorsText(paper.authors),
    after: [...moment.tags, ...rowMarks(moment.seq, revised)].join(" "),
    before: previous ? [...previous.tags, KNOWN].join(" ") : "",
  };
}

/** The tags that the index row of a moment has besides those of the paper. */
export function rowMarks(seq: number, revised = false): string[] {
  const { at, place } = placeOf(seq);
  return [
    ALL,
    ...spansOf(at),
    ...(revised ? [REVISED] : []),
    ...(isSampled(at, place) ? [SAMPLED] : []),
  ];
}

// By a hash (the end of MurmurHash3), since moments of one second are places in a row, and seconds
// are often days apart.
function isSampled(at: number, place: number): boolean {
  let mixed = Math.imul(at, 0x9e3779b1) ^ place;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % SAMPLE === 0;
}
