import { cleanLine, cleanParagraphs } from "../../text/clean.ts";
import { htmlToText } from "../../text/html.ts";
import { namesIn } from "../../text/names.ts";

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
  /** As written. */
  date?: string;
  journal?: string;
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
  /** Plain text, as is the abstract. */
  title: string;
  abstract: string;
  /** HTML, as are keywords and the journal: a name each, or several. */
  people: Maybe[];
  keywords: Maybe[];
  links: Maybe[];
  ids: Maybe[];
  dates: Maybe[];
  journal?: Maybe;
}

/** The item that parts make. */
export function itemOf({ people, dates, journal, ...parts }: Parts): FeedItem {
  const date = known(dates)[0];
  return {
    title: cleanLine(parts.title),
    abstract: parts.abstract,
    authors: [...new Set(namesIn(known(people).map(fromHtml)))],
    keywords: [...new Set(known(parts.keywords).map(fromHtml).map(cleanLine))].filter(Boolean),
    links: known(parts.links),
    ids: known(parts.ids),
    ...(date && { date }),
    ...(journal && { journal: cleanLine(fromHtml(journal)) }),
  };
}

function known(values: Maybe[]): string[] {
  return values.flatMap((value) => value?.trim() || []);
}

/** A feed, with its site if it names one. */
export function feedOf(home: Maybe, items: FeedItem[]): ReadFeed {
  return home?.trim() ? { home: home.trim(), items } : { items };
}

// Many feeds escape twice, or say that HTML is text. Closing tags and references give it away:
// people hardly ever write them.
const STILL_MARKUP =
  /<\/(?:a|b|br|div|em|h\d|i|li|p|span|strong|sub|sup|u|ul|jats:\w+)>|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i;

/** Paragraphs of text that may be HTML in spite of its label. */
export function fromText(text: Maybe = ""): string {
  return STILL_MARKUP.test(text) ? htmlToText(text) : cleanParagraphs(text);
}

/** Paragraphs of HTML that may be escaped twice. */
export function fromHtml(html: Maybe = ""): string {
  return fromText(htmlToText(html));
}
