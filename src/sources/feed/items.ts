import { cleanLine, cleanLines, cleanParagraphs } from "../../text/clean.ts";
import { htmlToLines, htmlToText } from "../../text/html.ts";
import { namesIn } from "../../text/names.ts";
import { areAlike, type Cited, readCitation } from "./citation.ts";
import { type Description, type RawText, readDescription } from "./description.ts";

/** An item of a feed, in any format. */
export interface FeedItem {
  title: string;
  /** Paragraphs of text. */
  abstract: string;
  authors: string[];
  keywords: string[];
  /** Links as written. The first is for people. */
  links: string[];
  /** Identifiers as written: guids, DOIs. */
  ids: string[];
  /** DOIs that stand in its text only. */
  mentioned: string[];
  /** Its guid, Atom id or JSON Feed id, as written. */
  guid?: string;
  /** As written, the best first. */
  dates: string[];
  journal?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  /** An address. */
  license?: string;
  /** How arXiv announces it: `new`, `cross`, `replace`, `replace-cross`. */
  announced?: string;
}

/** A feed that was read. */
export interface ReadFeed {
  /** The site it belongs to, as written. */
  home?: string;
  items: FeedItem[];
}

/** Text, or nothing. */
export type Maybe = string | undefined;

/** The parts of an item as a format has them. Lists are in order of preference and may have gaps. */
export interface Parts {
  /** Plain text. */
  title: string;
  /** Texts, one of which is the abstract. */
  texts: RawText[];
  /** HTML with one name or several, as in keywords, journals and publishers. */
  people: Maybe[];
  keywords: Maybe[];
  links: Maybe[];
  ids: Maybe[];
  guid?: Maybe;
  dates: Maybe[];
  journals?: Maybe[];
  publishers?: Maybe[];
  volume?: Maybe;
  issue?: Maybe;
  pages?: Maybe[];
  /** Texts that name a licence. */
  rights?: Maybe[];
  announced?: Maybe;
}

/** The item that parts make. */
export function itemOf(parts: Parts): FeedItem {
  // The American Chemical Society marks papers that are not in an issue yet.
  const title = cleanLine(parts.title).replace(/^\[ASAP\]\s*/, "");
  const told = readDescription(parts.texts, title);
  const people = known(parts.people);
  const keywords = known(parts.keywords).map(lineOf);
  for (const line of told.keywords) keywords.push(...line.split(/\s*[,;]\s*/));
  const item: FeedItem = {
    title,
    abstract: told.abstract,
    authors: [...new Set(namesIn(people.length > 0 ? people.map(fromHtml) : told.people))],
    keywords: [...new Set(keywords)].filter(Boolean),
    links: known(parts.links),
    ids: known(parts.ids),
    mentioned: told.ids,
    dates: [...known(parts.dates), ...told.dates],
  };
  const guid = parts.guid?.trim();
  if (guid) item.guid = guid;
  if (parts.announced) item.announced = parts.announced.trim().toLowerCase();
  return Object.assign(item, bibliographyOf(parts, told, title));
}

type Bibliography = Pick<
  FeedItem,
  "journal" | "volume" | "issue" | "pages" | "publisher" | "license"
>;

function bibliographyOf(parts: Parts, told: Description, title: string): Bibliography {
  const cited: Cited = Object.assign({}, ...told.citations.map(readCitation).toReversed());
  const journals = [...known(parts.journals ?? []).map(lineOf), ...told.journals, cited.journal];
  const fields: Record<keyof Bibliography, Maybe> = {
    // Taylor & Francis write the title where the journal belongs.
    journal: journals.find((name) => name && !areAlike(name, title)),
    volume: lineOf(parts.volume) || cited.volume,
    issue: lineOf(parts.issue) || cited.issue,
    pages: pagesOf(parts.pages ?? []) || cited.pages,
    publisher: lineOf(known(parts.publishers ?? [])[0]),
    license: known(parts.rights ?? []).flatMap((text) => LICENSE.exec(text)?.[0] ?? [])[0],
  };
  for (const name of Object.keys(fields) as (keyof Bibliography)[]) {
    if (!fields[name]) delete fields[name];
  }
  return fields as Bibliography;
}

const LICENSE = /https?:\/\/creativecommons\.org\/[\w./-]*\w\/?/i;

function pagesOf(pages: Maybe[]): string {
  const [first, last] = pages.map(lineOf);
  return first && last && first !== last ? `${first}–${last}` : (first ?? "");
}

function lineOf(html: Maybe): string {
  if (!html || PLAIN.test(html)) return html ?? "";
  return cleanLine(fromHtml(html));
}

function known(values: Maybe[]): string[] {
  const texts: string[] = [];
  for (const value of values) {
    const text = value?.trim();
    if (text) texts.push(text);
  }
  return texts;
}

/** A feed, with its site if it names one. */
export function feedOf(home: Maybe, items: FeedItem[]): ReadFeed {
  return home?.trim() ? { home: home.trim(), items } : { items };
}

// Many feeds escape twice, or say that HTML is text. Closing tags and references give it away:
// people hardly ever write them.
const STILL_MARKUP =
  /<\/(?:a|b|br|div|em|h\d|i|li|p|span|strong|sub|sup|u|ul|jats:\w+)>|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i;
// A heading on a line of its own.
const HEADING = /^\s*(abstract|summary)[ \t]*\r?\n/i;

/** Paragraphs of text that may be HTML in spite of its label. */
export function fromText(text: Maybe = ""): string {
  return STILL_MARKUP.test(text) ? htmlToText(text) : cleanParagraphs(text);
}

// Most names and numbers need no reading.
const PLAIN = /^[\p{L}\p{N}.,:()'’/–-]+(?: [\p{L}\p{N}.,:()'’/–-]+)*$/u;

/** Paragraphs of HTML that may be escaped twice. */
export function fromHtml(html: Maybe = ""): string {
  return PLAIN.test(html) ? html : fromText(htmlToText(html));
}

/** A text in HTML that may be escaped twice. */
export function htmlText(html: string): RawText {
  return { length: html.length, lines: () => linesOf(htmlToLines(headed(html))) };
}

/** A text that may be HTML in spite of its label. */
export function plainText(text: Maybe = ""): RawText {
  return { length: text.length, lines: () => linesOf(cleanLines(headed(text))) };
}

function linesOf(lines: string): string {
  return STILL_MARKUP.test(lines) ? htmlToLines(lines) : lines;
}

function headed(text: string): string {
  return text.replace(HEADING, "$1\n\n");
}
