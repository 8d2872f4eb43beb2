import type { XmlElement } from "@rgrove/parse-xml";
import { readAtom } from "./atom.ts";
import type { ReadFeed } from "./items.ts";
import { readJsonFeed } from "./json.ts";
import { readRss } from "./rss.ts";
import { parseFeedXml } from "./xml.ts";
import { SourceError } from "../source.ts";

const READERS = new Map([
  ["rss", readRss],
  ["rdf", readRss],
  ["feed", readAtom],
]);
const IS_HTML = /<(?:!doctype\s+)?html\b/i;
const NO_FEED = "The answer is not RSS, Atom or JSON Feed.";
const HTML = "It answered with an HTML page instead of a feed.";
const CUT_OFF = "The answer is cut off or is not well-formed.";

/**
 * Reads RSS 0.9 to 2.0, Atom or JSON Feed.
 * @throws {SourceError} if it is none of them, or cut off
 */
export function readFeed(body: string): ReadFeed {
  const text = withoutWarnings(body.trim()); // a byte order mark is white space too
  if (text === "") throw new SourceError("The answer is empty.");
  if (text.startsWith("{")) return readJson(text);
  const root = parse(text);
  const read = READERS.get(root.name);
  if (!read) throw new SourceError(root.name === "html" ? HTML : NO_FEED);
  return read(root);
}

// Some programs print their warnings in front of the feed.
function withoutWarnings(text: string): string {
  const pattern = /^[<{]/.test(text) ? /<\?xml\s/i : /<(?:\?xml\s|(?:\w+:)?(?:rss|rdf|feed)\b)/i;
  const start = text.search(pattern);
  return start > 0 && !IS_HTML.test(text.slice(0, start)) ? text.slice(start) : text;
}

function parse(text: string): XmlElement {
  try {
    return parseFeedXml(text);
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError(whatIsWrong(text));
  }
}

function readJson(text: string): ReadFeed {
  try {
    return readJsonFeed(text);
  } catch {
    throw new SourceError(NO_FEED);
  }
}

function whatIsWrong(text: string): string {
  const [first] = /<(?:\w+:)?(?:rss|rdf|feed|html)\b|<!doctype html\b/i.exec(text) ?? [];
  if (first === undefined) return NO_FEED;
  return /html$/i.test(first) ? HTML : CUT_OFF;
}
