import type { Paper } from "../paper/paper.ts";
import { citationKeys, monthOf } from "./citekeys.ts";
import { type Format, paperEntries, type PaperEntry, type WireFeed } from "./feed.ts";
import { toLatex } from "./latex.ts";
import { arxivIdOf } from "./links.ts";

export const bibtex: Format = {
  extension: "bib",
  name: "BibTeX",
  mediaType: "application/x-bibtex; charset=utf-8",
  kind: "export",
  render: renderBibtex,
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SERVERS: Record<string, string> = { biorxiv: "bioRxiv", medrxiv: "medRxiv" };
// What has no family name, or would be taken apart where it must not.
const WHOLE =
  /[\\$]|\b(?:and|collaboration|consortium|foundation|group|inc|initiative|labs?|project|team|university)\b/i;
const SUFFIXED = /^(.+) (\S+), ((?:jr|sr|i{2,3}|iv)\.?)$/i;

/**
 * A feed as a bibliography, one `@misc` entry a paper, for BibTeX 0.99 and biber. Text is UTF-8,
 * with TeX only where a formula is; titles are braced, so that styles keep their capitals. A work
 * is there once, whichever of its versions the feed tells of.
 */
export function renderBibtex(feed: WireFeed): string {
  const works = new Map(paperEntries(feed).map((entry) => [entry.moment.paper.id, entry]));
  const keys = citationKeys([...works.values()].map(({ moment }) => moment.paper));
  return [...works].map(([id, entry]) => record(entry, keys.get(id)!)).join("\n");
}

function record({ link, moment: { paper }, description }: PaperEntry, key: string): string {
  const arxivId = arxivIdOf(paper);
  const [year, month] = monthOf(paper)?.split("-") ?? [];
  const fields: Record<string, string | undefined> = {
    title: braced(title(paper.title)),
    author: braced(paper.authors.map(author).filter(Boolean).join(" and ")),
    year: braced(year),
    month: month && MONTHS[Number(month) - 1],
    eprint: braced(arxivId),
    archivePrefix: arxivId && "{arXiv}",
    primaryClass: arxivId && braced(paper.categories[0]),
    howpublished: arxivId === undefined ? braced(serverOf(paper)) : undefined,
    doi: braced(verbatim(doiOf(paper))),
    url: braced(verbatim(link)),
    abstract: description && braced(toLatex(paper.abstract)),
    keywords: braced(paper.keywords.map(toLatex).join(", ")),
  };
  const known = Object.entries(fields).filter(([, value]) => value);
  return `@misc{${key},\n${known.map(([name, value]) => `  ${name} = ${value},\n`).join("")}}\n`;
}

function title(text: string): string {
  // Styles change the case of a group that begins with a backslash, braced or not.
  return `{${toLatex(text).replace(/^\\/, "{}\\")}}`;
}

// Names are "First Last" or "Last, First" as they come, which is how BibTeX reads them.
function author(name: string): string {
  const parts = name.split(",").length;
  const latex = toLatex(name.replace(SUFFIXED, "$2, $3, $1"));
  const whole = parts > 2 || WHOLE.test(latex) || !/\s/.test(name.trim());
  return whole && latex !== "" ? `{${latex}}` : latex;
}

function serverOf({ sources }: Paper): string | undefined {
  return sources.map((source) => SERVERS[source]).find((server) => server !== undefined);
}

function doiOf({ doi, id }: Paper): string | undefined {
  return doi ?? (id.startsWith("doi:") ? id.slice(4) : undefined);
}

// Read as it is, so that nothing but what would end the field may be escaped.
function verbatim(address: string | undefined): string | undefined {
  return address?.toWellFormed().replace(/[\s{}\\\p{Cc}]/gu, encodeURIComponent);
}

function braced(text: string | undefined): string | undefined {
  return text && `{${text}}`;
}
