import { doiIn } from "./doi.ts";
import type { Facts } from "./facts.ts";
import type { Statement } from "./paper.ts";
import { resolveCategory } from "./taxonomy.ts";

// https://info.arxiv.org/help/arxiv_identifier.html: since April 2007 year, month and number;
// before, archive, sometimes a subject class that is left out, and seven digits.
const NEW_STYLE = /^(?<id>\d\d(?:0[1-9]|1[0-2])\.\d{4,5})(?:v[1-9]\d*)?$/i;
const OLD_STYLE = /^(?<archive>[a-z-]+)(?:\.[a-z]{2})?\/(?<number>\d{7})(?:v[1-9]\d*)?$/i;
const ARXIV_NAME = /^arxiv:\s*/i;
const ARXIV_MONTH = /^arxiv:(?<archive>[a-z-]+\/)?(?<year>\d\d)(?<month>0[1-9]|1[0-2])/;

// arXiv's own DOIs: https://info.arxiv.org/help/doi.html
const ARXIV_DOI = /^10\.48550\/arxiv\./i;

/**
 * The id of the paper that a text names: an id as {@link workId} reads it, or an address on the
 * site of a source.
 * @param facts of all sources
 * @returns as {@link workId} does, an `url:…` or `guid:…` id as it is, or undefined
 */
export function paperId(text: string, facts: Facts): string | undefined {
  const name = text.trim();
  if (/^(?:url|guid):[0-9a-z]+$/.test(name)) return name;
  for (const { idIn } of facts.values()) {
    const id = idIn?.(name);
    if (id !== undefined) return id;
  }
  return workId(name);
}

/**
 * The id that a text is: an arXiv id of either style or a DOI, bare, prefixed or, for a DOI, as an
 * address of doi.org. Versions are left out.
 * @returns `arxiv:2411.05783`, `doi:10.1101/…` in lower case, or undefined
 */
export function workId(text: string): string | undefined {
  const name = text.trim();
  return arxivId(name.replace(ARXIV_NAME, "")) ?? doiId(name);
}

/** The arXiv id that an id is of, `2411.05783` or `cs/0112017`; undefined for other works. */
export function arxivIdOf(id: string): string | undefined {
  return id.startsWith("arxiv:") ? id.slice("arxiv:".length) : undefined;
}

/** The DOI that an id is of; undefined for other works. */
export function doiOf(id: string): string | undefined {
  return id.startsWith("doi:") ? id.slice("doi:".length) : undefined;
}

/** The DOI of a work as an id, if its own id is another one. Another record may have it. */
export function twinId({ id, doi }: Pick<Statement, "id" | "doi">): string | undefined {
  const other = doi && `doi:${doi.toLowerCase()}`;
  return other && other !== id ? other : undefined;
}

/** The month in which an arXiv id was given out, `2024-11`; undefined for other works. */
export function monthOfId(id: string): string | undefined {
  const { archive, year, month } = ARXIV_MONTH.exec(id)?.groups ?? {};
  if (year === undefined) return undefined;
  return `${archive && year >= "91" ? "19" : "20"}${year}-${month}`;
}

function arxivId(text: string): string | undefined {
  const { id } = NEW_STYLE.exec(text)?.groups ?? {};
  if (id) return `arxiv:${id}`;
  const { archive = "", number } = OLD_STYLE.exec(text)?.groups ?? {};
  return resolveCategory(archive) ? `arxiv:${archive.toLowerCase()}/${number}` : undefined;
}

function doiId(text: string): string | undefined {
  const doi = doiIn(text);
  if (doi === undefined) return undefined;
  return ARXIV_DOI.test(doi) ? arxivId(doi.replace(ARXIV_DOI, "")) : `doi:${doi}`;
}
