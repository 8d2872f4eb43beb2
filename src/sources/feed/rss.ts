import type { XmlElement } from "@rgrove/parse-xml";
import { alternates } from "./atom.ts";
import { type FeedItem, feedOf, fromHtml, htmlText, itemOf, type ReadFeed } from "./items.ts";
import { addressOf, htmlFirst } from "./links.ts";
import { peopleOf } from "./people.ts";
import { type Children, childrenByName, elementsOf, htmlOf, htmlsOf } from "./xml.ts";

/**
 * Reads RSS 0.9x and 2.0, <https://www.rssboard.org/rss-specification>, with items inside of the
 * channel, and RSS 0.90 and 1.0, <https://web.resource.org/rss/1.0/spec>, with items beside it.
 * Either may have Dublin Core and PRISM.
 * @param root as {@link parseFeedXml} gives it
 */
export function readRss(root: XmlElement): ReadFeed {
  const channels = elementsOf(root, "channel");
  const journals = channels.flatMap((channel) => htmlsOf(channel, "prism:publicationname"));
  const publishers = channels.flatMap((channel) => htmlsOf(channel, "dc:publisher"));
  const items = [...channels, root].flatMap((parent) => elementsOf(parent, "item"));
  return feedOf(
    channels.flatMap(linksOf)[0],
    items.map((item) => rssItem(item, journals, publishers)),
  );
}

const TEXTS = [
  "content:encoded",
  "dc:description",
  "description",
  "dcterms:abstract",
  "atom:summary",
  "atom:content",
  "media:description",
];
const PEOPLE = ["dc:creator", "dcterms:creator", "atom:author", "authors", "foaf:maker", "author"];
const IDENTIFIERS = ["prism:doi", "dc:identifier", "dcterms:identifier", "arxiv:doi"];
const DATES = [
  "pubdate",
  "dc:date",
  "prism:publicationdate",
  "dcterms:issued",
  "atom:published",
  "prism:coverdate",
];
// The journal has several names in PRISM, and one of its own in the feeds of the IEEE.
const JOURNALS = [
  "prism:publicationname",
  "prism:publicationtitle",
  "arxiv:journal_reference",
  "publicationtitle",
];
const PAGES: [first: string[], last: string[]] = [
  ["prism:startingpage", "startpage"],
  ["prism:endingpage", "endpage"],
];

function rssItem(element: XmlElement, journals: string[], publishers: string[]): FeedItem {
  const item = childrenByName(element);
  const guids = elementsOf(item, "guid").map((guid) => ({
    text: htmlOf(guid),
    isLink: guid.attributes["isPermaLink"]?.trim().toLowerCase() !== "false",
  }));
  const about = element.attributes["rdf:about"];
  const [first = [], last = []] = PAGES.map((names) => htmlsOf(item, ...names));
  return itemOf({
    title: fromHtml(htmlsOf(item, "title", "dc:title", "atom:title", "media:title")[0]),
    texts: htmlsOf(item, ...TEXTS).map(htmlText),
    people: peopleOf(item, ...PEOPLE),
    keywords: htmlsOf(item, "category", "dc:subject"),
    links: [
      ...htmlsOf(item, "feedburner:origlink"),
      ...htmlFirst([
        ...linksOf(item),
        ...guids.flatMap(({ text, isLink }) => (isLink && addressOf(text)) || []),
        ...htmlsOf(item, "prism:url"),
        ...(about ? [about] : []),
        // Last of all a guid that says it is no permalink, but is an address.
        ...guids.flatMap(({ text }) => addressOf(text) ?? []),
      ]),
    ],
    ids: [...guids.map(({ text }) => text), ...htmlsOf(item, ...IDENTIFIERS)],
    guid: guids[0]?.text || about,
    dates: htmlsOf(item, ...DATES),
    journals: [...htmlsOf(item, ...JOURNALS), ...sourcesOf(item), ...journals],
    publishers: [...htmlsOf(item, "dc:publisher", "prism:publisher"), ...publishers],
    volume: htmlsOf(item, "prism:volume", "volume")[0],
    issue: htmlsOf(item, "prism:number", "prism:issueidentifier", "issue")[0],
    pages: [first[0], last[0]],
    rights: rightsOf(item),
    announced: htmlsOf(item, "arxiv:announce_type")[0],
  });
}

// Some have the name of the journal there, others a citation.
function sourcesOf(item: Children): string[] {
  return htmlsOf(item, "dc:source").filter((text) => !/\d|:\/\//.test(text));
}

function rightsOf(item: Children): (string | undefined)[] {
  const licenses = elementsOf(item, "cc:license", "creativecommons:license");
  return [
    ...licenses.map(({ attributes, text }) => attributes["rdf:resource"] ?? text),
    ...htmlsOf(item, "dc:rights", "dcterms:license"),
  ];
}

function linksOf(element: XmlElement | Children): string[] {
  const links = elementsOf(element, "link").map((link) => {
    return { href: htmlOf(link) || link.attributes["href"], rel: link.attributes["rel"] };
  });
  return [
    ...links.flatMap(({ href, rel = "alternate" }) => (href && rel === "alternate" ? [href] : [])),
    ...alternates(elementsOf(element, "atom:link")),
  ];
}
