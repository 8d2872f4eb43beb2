import { doiOf, monthOfId, workId } from "../../paper/ids.ts";
import type { Listing, Statement } from "../../paper/paper.ts";
import { resolveCategory } from "../../paper/taxonomy.ts";
import { cleanParagraphs } from "../../text/clean.ts";
import { HOUR, startOfDay } from "../../text/time.ts";

/** A work as arXiv describes it. */
interface Work {
  /** `arxiv:2411.05783` */
  id: string;
  title: string;
  abstract: string;
  authors: string[];
  /** The primary one first. */
  categories: string[];
  published?: number | undefined;
  version?: number | undefined;
  /** Of the journal version, in any spelling. */
  doi?: string | undefined;
  comment?: string | undefined;
  journal?: string | undefined;
  license?: string | undefined;
}

/** A work as a statement, with clean text and current categories, without empty fields. */
export function stated(work: Work): Statement {
  const fields = {
    ...work,
    abstract: cleanParagraphs(work.abstract),
    categories: [...new Set(work.categories.flatMap((code) => resolveCategory(code) ?? []))],
    doi: journalDoi(work.doi),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as Statement;
}

/** The other ids that a work has, for a listing: those of all its DOIs but the first. */
export function otherIds(dois: string | undefined): Pick<Listing, "others"> {
  const [, ...others] = doiIds(dois);
  return others.length > 0 ? { others } : {};
}

function journalDoi(dois: string | undefined): string | undefined {
  return doiOf(doiIds(dois)[0] ?? "");
}

// Authors type them, with spaces or commas between; a comma can be within one too.
function doiIds(dois = ""): string[] {
  const texts = dois.split(/[\s;]+|,(?=\s*(?:doi:\s*|https?:|10\.))/i);
  const ids = texts.flatMap((text) => workId(text) ?? []);
  return [...new Set(ids)].filter((id) => doiOf(id) !== undefined);
}

/**
 * The month in which an arXiv id was given out, `2024-11`: that of the first announcement.
 * @param id `arxiv:2411.05783` or `arxiv:hep-th/9901001`
 */
export function monthOf(id: string): string {
  return monthOfId(id)!;
}

/**
 * About when a work was published, by its id: noon UTC in the middle of its month.
 * @param day a day on which it was there already, `YYYY-MM-DD`
 */
export function guessPublished(id: string, day: string): number {
  const middle = startOfDay(`${monthOf(id)}-15`)!;
  return Math.min(middle, startOfDay(day)!) + 12 * HOUR;
}
