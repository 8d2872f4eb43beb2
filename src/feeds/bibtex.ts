import { arxivIdOf, doiOf } from "../paper/ids.ts";
import type { Paper } from "../paper/paper.ts";
import { citationKeys, monthOf } from "./citekeys.ts";
import { type Format, paperEntries, type PaperEntry, type WireFeed } from "./feed.ts";
import { toLatex } from "./latex.ts";

export const bibtex: Format = {
  extension: "bib",
  name: "BibTeX",
  mediaType: "application/x-bibtex; charset=utf-8",
  kind: "export",
  render: renderBibtex,
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
// Names of groups: they have no family name, and BibTeX would take them apart at an "and".
const WHOLE =
  /[\\$]|\b(?:and|collaboration|consortium|foundation|group|inc|initiative|labs?|project|team|university)\b/i;
// Particles in lower case belong to the family name.
const SUFFIXED =
  /^(?<given>.+?) (?<family>(?:\p{Ll}[\p{Ll}']* )*[^ ,]+)(?:, | )(?<suffix>(?:[JjSs]r)\.?|I{2,3}|IV)$/u;

/**
 * A feed as a bibliography for BibTeX 0.99 and biber, one entry a work, even if the feed has several
 * versions of it: `@article` for a paper of a journal, `@misc` for any other. Text is UTF-8, with
 * TeX in formulas only. Titles are braced, so that styles keep their capitals.
 */
export function renderBibtex(feed: WireFeed): string {
  const works = new Map(paperEntries(feed).map((entry) => [entry.moment.paper.id, entry]));
  const keys = citationKeys([...works.values()].map(({ moment }) => moment.paper));
  return [...works].map(([id, entry]) => record(entry, keys.get(id)!)).join("\n");
}

/** The BibTeX of one paper without its abstract, as people paste it. */
export function briefBibtex(entry: PaperEntry): string {
  const { paper } = entry.moment;
  const brief = { ...entry };
  delete brief.description;
  return record(brief, citationKeys([paper]).get(paper.id)!);
}

function record(entry: PaperEntry, key: string): string {
  const { link, server, description } = entry;
  const { paper } = entry.moment;
  const arxivId = arxivIdOf(paper.id);
  const [year, month] = monthOf(paper)?.split("-") ?? [];
  const journal = journalOf(paper);
  const fields: Record<string, string | undefined> = {
    title: braced(title(paper.title)),
    author: braced(paper.authors.map(author).filter(Boolean).join(" and ")),
    year: braced(year),
    month: month && MONTHS[Number(month) - 1],
    journal: plain(journal),
    volume: journal && plain(paper.volume),
    number: journal && plain(paper.issue),
    pages: journal && plain(paper.pages)?.replaceAll("–", "--"),
    publisher: journal && plain(paper.publisher),
    eprint: braced(arxivId),
    archivePrefix: arxivId && braced(server),
    primaryClass: arxivId && braced(paper.categories[0]),
    howpublished: arxivId === undefined && !journal ? braced(server) : undefined,
    note: journal ? undefined : plain(paper.journal),
    doi: braced(verbatim(paper.doi ?? doiOf(paper.id))),
    url: braced(verbatim(link)),
    abstract: description && braced(toLatex(paper.abstract)),
    keywords: braced(paper.keywords.map(toLatex).join(", ")),
  };
  const known = Object.entries(fields).filter(([, value]) => value);
  return `@${journal ? "article" : "misc"}{${key},\n${known.map(([name, value]) => `  ${name} = ${value},\n`).join("")}}\n`;
}

function title(text: string): string {
  // Styles change the case of a group that begins with a backslash, even inside braces.
  return `{${toLatex(text).replace(/^\\/, "{}\\")}}`;
}

// BibTeX reads "First Last" and "Last, First" alike, so names stay as they come.
function author(name: string): string {
  const parts = name.split(",").length;
  const latex = toLatex(name.replace(SUFFIXED, "$<family>, $<suffix>, $<given>"));
  const whole = parts > 2 || WHOLE.test(latex) || !/\s/.test(name.trim());
  return whole && latex !== "" ? `{${latex}}` : latex;
}

// The name of a journal. With arXiv, authors give a whole citation; some servers link the article.
function journalOf({ id, journal = "" }: Paper): string | undefined {
  const isCitation = arxivIdOf(id) !== undefined && /\d/.test(journal);
  return isCitation || /^https?:/i.test(journal) ? undefined : journal || undefined;
}

function plain(text: string | undefined): string | undefined {
  return text && braced(toLatex(text));
}

// Programs read the field as it is, so only characters that would end it are escaped.
function verbatim(address: string | undefined): string | undefined {
  return address?.toWellFormed().replace(/[\s{}\\\p{Cc}]/gu, encodeURIComponent);
}

function braced(text: string | undefined): string | undefined {
  return text && `{${text}}`;
}
