import { namesIn } from "../../text/names.ts";
import { areAlike, isCitation, isJournalName } from "./citation.ts";

/** Details that some publishers have only in the text of an item, as written. */
export interface Found {
  people: string[];
  ids: string[];
  dates: string[];
  journals: string[];
  keywords: string[];
  citations: string[];
}

/** No details. */
export function nothingFound(): Found {
  return { people: [], ids: [], dates: [], journals: [], keywords: [], citations: [] };
}

const MAX_FRAME = 12;
/** Characters. A longer line is more than a label. */
export const MAX_LINE = 200;
const MAX_NAMES = 5000;

/** A line of a text, and whether a paragraph begins with it. */
interface Line {
  text: string;
  isFirst: boolean;
}

/**
 * Takes off the lines of citations, names and links that publishers put around an abstract.
 * @param text lines, with paragraphs separated by blank ones
 * @param found gets the details of those lines
 * @returns the paragraphs that are left, possibly none
 */
export function withoutFrame(text: string, title: string, found: Found): string {
  const lines: Line[] = text
    .split("\n\n")
    .flatMap((paragraph) =>
      paragraph.split("\n").map((line, n) => ({ text: line, isFirst: n === 0 })),
    );
  for (let n = 0; n < MAX_FRAME && lines[0]; n++) {
    const rest = behindFrame(lines, title, n > 0, found);
    if (rest === lines[0].text) break;
    if (rest === "") lines.shift();
    else lines[0] = { text: rest, isFirst: true };
  }
  const label = lines.findIndex(({ text: line }) => isLabel(line));
  // A caption or teaser may stand before the abstract.
  if (label > 0 && lengthOf(lines.slice(0, label)) * 2 < lengthOf(lines.slice(label))) {
    lines.splice(0, label);
    const rest = behindFrame(lines, title, true, found);
    if (rest === "") lines.shift();
    else lines[0] = { text: rest, isFirst: true };
  }
  for (let n = 0; n < MAX_FRAME && lines.length > 0; n++) {
    if (!isFooter(lines.at(-1)!.text, found)) break;
    lines.pop();
  }
  return lines
    .map(({ text: line, isFirst }, n) => (n === 0 ? "" : isFirst ? "\n\n" : " ") + line)
    .join("");
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

const LABEL =
  /^(?:graphical |plain[- ]language )?(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|sommario|摘要|要旨|抄録)\b\s*[:.]?$/iu;
const LABELLED = [
  /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|摘要)(?:\s*[:：.]\s*|\s+[—–-]\s+|—)(?=\S)/i,
  /^ABSTRACT\s+(?=\p{Lu})/u,
];
const PEOPLE =
  /^(?:authors?|author\(s\)|auteurs?|autor|autor(?:en|es|i)|作者|著者)\s*[:：]\s*(.*)$/i;
const SOURCE = /^(?:source|journal|publication)\s*:\s*(.+?)(?:,\s*vol(?:ume)?\b.*)?$/i;
const IDENTIFIER =
  /^(?:doi\b\s*[:.]?\s*|https?:\/\/(?:dx\.)?doi\.org\/)(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\S+$/i;
const WITHIN =
  /\bdoi\s*:?\s*(10\.\d{4,9}\/[^\s;,]+)|https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/[^\s;,]+)/i;
const DATE =
  /^(?:publication date|date(?: published)?|(?:first )?published(?: online)?(?: on)?|available online|posted(?: on)?)\s*:?\s+(.*\d.*)$/i;
const KEYWORDS = /^(?:key ?words?|schlüsselwörter|mots[- ]clés|palabras clave)\s*[:：]\s*(.+)$/i;
const LINKS =
  /^(?=.{1,100}$)(?:(?:full[- ]?text|read more|continue reading|read the (?:full )?(?:article|paper|post)|download(?: pdf)?|view|pdf|html|xml|epub|abstract|open access|supplementary(?: material)?)\b[\s|,:;→»>.…-]*)+$/i;
const NOTHING =
  /^(?:[\p{P}\p{S}\s]*|n\/?a|\[?(?:no abstract|abstract (?:is )?(?:not|un)\s?available)(?: (?:is )?available)?\.?\]?)$/iu;

/** The rest of the first line without its label or citation. */
function behindFrame(
  lines: readonly Line[],
  title: string,
  isFramed: boolean,
  found: Found,
): string {
  const line = lines[0]!.text;
  const next = lines[1]?.text;
  // Most publishers have all of it in other elements too.
  if (found.citations.includes(line) || LABEL.test(line) || NOTHING.test(line)) return "";
  if (areAlike(line, title)) return "";
  const label = LABELLED.find((pattern) => pattern.test(line));
  if (label) return line.replace(label, "");
  const [, people] = PEOPLE.exec(line) ?? [];
  if (people !== undefined) return keep(found.people, people);
  if (IDENTIFIER.test(line)) return keep(found.ids, line);
  if (line.length < MAX_LINE) {
    const [, date] = DATE.exec(line) ?? [];
    if (date !== undefined) return keep(found.dates, date);
    const [, journal] = SOURCE.exec(line) ?? [];
    if (journal !== undefined) return keep(found.journals, journal, keep(found.citations, line));
  }
  if (isCitation(line) || endsIn(line, title)) return cited(line, found);
  const [, keywords] = (next !== undefined && KEYWORDS.exec(line)) || [];
  if (keywords !== undefined) return keep(found.keywords, keywords);
  const names = line.replace(/^by\s+/i, "");
  const isMarked = names !== line || /[;；]/.test(line);
  const isBeforeCitation = next !== undefined && (isCitation(next) || IDENTIFIER.test(next));
  if (
    (isMarked || isFramed || isBeforeCitation) &&
    (next !== undefined || (isMarked && isFramed))
  ) {
    if (isLineOfNames(names, names !== line)) return keep(found.people, names);
  }
  // The American Chemical Society has the journal here, and the DOI below.
  if (isBeforeCitation && isJournalName(line)) return keep(found.journals, line);
  if (next === undefined) return line;
  return LINKS.test(line) ? "" : line;
}

function isLabel(line: string): boolean {
  return LABEL.test(line) || LABELLED.some((pattern) => pattern.test(line));
}

function cited(line: string, found: Found): "" {
  found.citations.push(line);
  return keep(found.ids, WITHIN.exec(line)?.slice(1).find(Boolean));
}

// "Sensors, Vol. 26, Pages 123: A title"
function endsIn(line: string, title: string): boolean {
  return title.length > 10 && line.endsWith(title) && isCitation(line.slice(0, -title.length));
}

function keep(list: string[], text: string | undefined, rest: "" = ""): "" {
  if (text) list.push(text);
  return rest;
}

const FOOTERS = [
  /^PMID\s*:.*\d/,
  /^the post .+ (?:appeared first on|first appeared on) .+$/i,
  /^the content of this rss feed\b/i,
  /^to cite this article before page numbers are assigned\b/i,
  /^this article is protected by copyright\b/i,
  /^(?:copyright|©|\(c\)|all rights reserved)\b.{0,200}$/i,
];

function isFooter(line: string, found: Found): boolean {
  const [, keywords] = KEYWORDS.exec(line) ?? [];
  if (keywords !== undefined) found.keywords.push(keywords);
  const isOf = FOOTERS.some((pattern) => pattern.test(line));
  const isIn = IDENTIFIER.test(line) || isCitation(line);
  if (isOf || isIn) cited(line, found);
  return keywords !== undefined || isOf || isIn || LINKS.test(line) || NOTHING.test(line);
}

/** Whether a line consists of names: at least two, or one with a mark of a list. */
function isLineOfNames(line: string, isMarked: boolean): boolean {
  if (line.length > MAX_NAMES || PROSE.test(line)) return false;
  const names = namesIn(line);
  const areMany = names.length > 1 || (names.length === 1 && (isMarked || /[;；]$/.test(line)));
  return areMany && names.every((name) => NAME.test(name));
}

const PROSE = /\s\p{Ll}{4,}\s+\p{Ll}{2,}/u;
const NAME = /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]s?|van|von|der|den|la|le|bin|al)\s?){2,6}$/u;
