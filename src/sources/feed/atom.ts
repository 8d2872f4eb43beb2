import { XmlElement } from "@rgrove/parse-xml";
import { type FeedItem, feedOf, fromHtml, fromText, itemOf, type ReadFeed } from "./items.ts";
import { elementsOf, hasMarkup, htmlOf, htmlsOf } from "./xml.ts";

/**
 * Reads Atom 1.0 (RFC 4287), and 0.3 where it is alike.
 * @param root as {@link parseFeedXml} gives it
 */
export function readAtom(root: XmlElement): ReadFeed {
  const people = namesOf(root);
  const items = elementsOf(root, "entry").map((entry) => atomItem(entry, people));
  return feedOf(alternate(elementsOf(root, "link"))[0], items);
}

/** The addresses of alternate links: the page that an entry or a feed is about. */
export function alternate(links: XmlElement[]): string[] {
  return addressesOf(links, undefined, "alternate");
}

function atomItem(entry: XmlElement, feedPeople: string[]): FeedItem {
  const links = elementsOf(entry, "link");
  const people = [namesOf(entry), htmlsOf(entry, "dc:creator"), feedPeople];
  return itemOf({
    title: textsOf(entry, "title")[0] ?? "",
    abstract: textsOf(entry, "summary", "content")[0] ?? "",
    people: people.find(({ length }) => length > 0) ?? [],
    keywords: elementsOf(entry, "category").map(
      ({ attributes }) => attributes["label"] || attributes["term"],
    ),
    links: [...alternate(links).slice(0, 1), ...addressesOf(links, "related", "via")],
    ids: htmlsOf(entry, "id", "arxiv:doi", "prism:doi", "dc:identifier"),
    dates: htmlsOf(entry, "published", "issued", "updated", "modified"),
    journal: htmlsOf(entry, "arxiv:journal_ref", "prism:publicationname")[0],
  });
}

function namesOf(parent: XmlElement): string[] {
  return elementsOf(parent, "author").flatMap((author) => htmlsOf(author, "name"));
}

// RFC 4287: a link without `rel` is an alternate.
function addressesOf(links: XmlElement[], ...relations: (string | undefined)[]): string[] {
  return links
    .filter(({ attributes: { rel } }) => relations.includes(rel))
    .flatMap((link) => located(link) || []);
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

function textsOf(parent: XmlElement, ...names: string[]): string[] {
  return elementsOf(parent, ...names)
    .map(textOf)
    .filter(Boolean);
}

function textOf(element: XmlElement): string {
  const { type = "text" } = element.attributes;
  const isMarkup = hasMarkup(element) || /html|xml/i.test(type);
  return isMarkup ? fromHtml(htmlOf(element)) : fromText(htmlOf(element));
}
