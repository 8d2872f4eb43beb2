import { XmlElement } from "@rgrove/parse-xml";
import {
  type FeedItem,
  feedOf,
  fromHtml,
  fromText,
  htmlText,
  itemOf,
  plainText,
  type ReadFeed,
} from "./items.ts";
import type { RawText } from "./description.ts";
import { addressOf, htmlFirst } from "./links.ts";
import { peopleOf } from "./people.ts";
import { elementsOf, hasMarkup, htmlOf, htmlsOf } from "./xml.ts";

/**
 * Reads Atom 1.0 (RFC 4287), and 0.3 where it is alike.
 * @param root as {@link parseFeedXml} gives it
 */
export function readAtom(root: XmlElement): ReadFeed {
  const people = peopleOf(root, "author");
  const items = elementsOf(root, "entry").map((entry) => atomItem(entry, people));
  return feedOf(alternates(elementsOf(root, "link"))[0], items);
}

/** The addresses of alternate links, HTML first: the page that an entry or a feed is about. */
export function alternates(links: XmlElement[]): string[] {
  const isHtml = ({ attributes: { type = "html" } }: XmlElement) => /html/i.test(type);
  const sorted = links.toSorted((a, b) => Number(isHtml(b)) - Number(isHtml(a)));
  return htmlFirst(addressesOf(sorted, "alternate"));
}

const IDENTIFIERS = ["arxiv:doi", "prism:doi", "dc:identifier", "dcterms:identifier"];
const JOURNALS = ["arxiv:journal_ref", "prism:publicationname"];

function atomItem(entry: XmlElement, feedPeople: string[]): FeedItem {
  const links = elementsOf(entry, "link");
  const [id] = htmlsOf(entry, "id");
  const record = recordOf(entry);
  const people = [peopleOf(entry, "author", "dc:creator"), peopleOf(record, "authors"), feedPeople];
  return itemOf({
    title: titleOf(entry),
    texts: elementsOf(entry, "summary", "content", "dc:description").map(textOf),
    people: people.find(({ length }) => length > 0) ?? [],
    keywords: [
      ...elementsOf(entry, "category").map(
        ({ attributes }) => attributes["label"] || attributes["term"],
      ),
      ...htmlsOf(entry, "dc:subject"),
    ],
    links: [
      ...htmlsOf(entry, "feedburner:origlink"),
      ...alternates(links),
      ...addressesOf(links, "related", "via"),
      addressOf(id),
    ],
    ids: [...htmlsOf(entry, "id", ...IDENTIFIERS), ...htmlsOf(record, "doi")],
    guid: id,
    dates: htmlsOf(entry, "published", "issued", "dc:date", "updated", "modified"),
    journals: htmlsOf(entry, ...JOURNALS),
    publishers: htmlsOf(entry, "dc:publisher"),
    volume: htmlsOf(entry, "prism:volume")[0] ?? htmlsOf(record, "volume")[0],
    issue: htmlsOf(entry, "prism:number")[0] ?? htmlsOf(record, "issue")[0],
    pages: [
      htmlsOf(entry, "prism:startingpage")[0] ?? htmlsOf(record, "page")[0],
      htmlsOf(entry, "prism:endingpage")[0],
    ],
    rights: [...addressesOf(links, "license"), ...htmlsOf(entry, "rights", "dc:rights")],
    announced: htmlsOf(entry, "arxiv:announce_type")[0],
  });
}

// The Journal of Open Source Software has its own elements in `content type="application/xml"`.
function recordOf(entry: XmlElement): XmlElement {
  return elementsOf(entry, "content").find(isRecord) ?? new XmlElement("content");
}

function isRecord({ attributes: { type = "text" } }: XmlElement): boolean {
  return /xml/i.test(type) && !/html/i.test(type);
}

// RFC 4287 §4.2.7.2: a link without `rel` is an alternate, and an IRI means the same as the name at
// its end.
function addressesOf(links: XmlElement[], ...relations: string[]): string[] {
  return links
    .filter(({ attributes: { rel } }) => relations.includes(relation(rel)))
    .flatMap((link) => located(link) || []);
}

function relation(rel = ""): string {
  return (
    rel
      .trim()
      .toLowerCase()
      .replace(/^.*[/#]/, "") || "alternate"
  );
}

// https://www.w3.org/TR/xmlbase/; without a base an address stays as it is written.
function located(link: XmlElement): string | undefined {
  const href = link.attributes["href"]?.trim();
  const base = baseOf(link);
  return href && base ? (URL.parse(href, base)?.href ?? href) : href;
}

function baseOf({ parent, attributes }: XmlElement): string | undefined {
  const outer = parent instanceof XmlElement ? baseOf(parent) : undefined;
  const own = attributes["xml:base"];
  return own === undefined ? outer : (URL.parse(own, outer)?.href ?? outer);
}

function titleOf(entry: XmlElement): string {
  const titles = elementsOf(entry, "title", "dc:title", "media:title");
  return (
    titles
      .map((title) => (isMarkup(title) ? fromHtml(htmlOf(title)) : fromText(htmlOf(title))))
      .find(Boolean) ?? ""
  );
}

function textOf(element: XmlElement): RawText {
  if (isRecord(element)) return plainText("");
  return isMarkup(element) ? htmlText(htmlOf(element)) : plainText(htmlOf(element));
}

function isMarkup(element: XmlElement): boolean {
  return hasMarkup(element) || /html|xml/i.test(element.attributes["type"] ?? "text");
}
