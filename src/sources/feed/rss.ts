import type { XmlElement } from "@rgrove/parse-xml";
import { alternate } from "./atom.ts";
import { type FeedItem, feedOf, fromHtml, itemOf, type ReadFeed } from "./items.ts";
import { elementsOf, htmlOf, htmlsOf } from "./xml.ts";

/**
 * Reads RSS 0.9x and 2.0, <https://www.rssboard.org/rss-specification>, with items inside of the
 * channel, and RSS 0.90 and 1.0, <https://web.resource.org/rss/1.0/spec>, with items beside it.
 * Either may have Dublin Core and PRISM.
 * @param root as {@link parseFeedXml} gives it
 */
export function readRss(root: XmlElement): ReadFeed {
  const channels = elementsOf(root, "channel");
  const items = [...channels, root].flatMap((parent) => elementsOf(parent, "item"));
  return feedOf(channels.flatMap(linksOf)[0], items.map(rssItem));
}

function rssItem(item: XmlElement): FeedItem {
  const guids = elementsOf(item, "guid").map((element) => ({
    text: htmlOf(element),
    isLink: element.attributes["isPermaLink"]?.trim().toLowerCase() !== "false",
  }));
  const creators = htmlsOf(item, "dc:creator");
  return itemOf({
    title: fromHtml(htmlsOf(item, "title", "dc:title")[0]),
    abstract: fromHtml(htmlsOf(item, "description", "content:encoded", "dc:description")[0]),
    people: creators.length > 0 ? creators : htmlsOf(item, "author").map(withoutAddress),
    keywords: htmlsOf(item, "category", "dc:subject"),
    links: [
      ...linksOf(item),
      ...guids.flatMap(({ text, isLink }) => (isLink ? [text] : [])),
      ...htmlsOf(item, "prism:url"),
      item.attributes["rdf:about"],
    ],
    ids: [
      ...guids.map(({ text }) => text),
      ...htmlsOf(item, "prism:doi", "dc:identifier", "dcterms:identifier"),
    ],
    dates: htmlsOf(item, "pubdate", "dc:date", "prism:publicationdate", "dcterms:issued"),
    journal: htmlsOf(item, "prism:publicationname")[0],
  });
}

function linksOf(element: XmlElement): string[] {
  return [...htmlsOf(element, "link"), ...alternate(elementsOf(element, "atom:link"))];
}

const ADDRESS = /[<([]?(?:mailto:)?[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,255}[>)\]]?/g;

// RSS wants `ada@example.org (Ada Lovelace)`. Many feeds write `Ada Lovelace <ada@example.org>`.
function withoutAddress(person: string): string {
  const name = person.replace(ADDRESS, " ").trim();
  return name === person ? name : name.replace(/^[([](.*)[)\]]$/, "$1");
}
