import { CATEGORY_SCHEME } from "../paper/taxonomy.ts";
import { rfc3339 } from "../text/time.ts";
import { cdata, escapeXml } from "../text/xml.ts";
import { type Entry, type Format, GENERATOR, LANGUAGE, type WireFeed } from "./feed.ts";
import { PRISM_NAMESPACE, publicationDate } from "./prism.ts";

export const atom: Format = {
  extension: "atom",
  name: "Atom",
  mediaType: "application/atom+xml; charset=utf-8",
  kind: "feed",
  newestFirst: true,
  render: renderAtom,
};

const NAMESPACES = [
  'xmlns="http://www.w3.org/2005/Atom"',
  `xmlns:arxiv="${CATEGORY_SCHEME}"`,
  'xmlns:media="http://search.yahoo.com/mrss/"',
  PRISM_NAMESPACE,
].join(" ");

/**
 * A feed as Atom 1.0 (RFC 4287) with the extensions of arXiv, Media RSS and PRISM, paged by RFC
 * 5005.
 */
export function renderAtom({ options, self, next, hub, committed, entries }: WireFeed): string {
  const { id, title, link, description, updated = committed } = options;
  let xml = `<?xml version="1.0" encoding="utf-8"?>\n<feed ${NAMESPACES} xml:lang="${LANGUAGE}">\n`;
  xml += element("id", id) + element("title", title) + element("subtitle", description);
  xml += element("updated", rfc3339(updated.getTime() / 1000)) + person(GENERATOR);
  xml += linkTo("self", self, "application/atom+xml") + linkTo("alternate", link, "text/html");
  if (next) xml += linkTo("next", next, "application/atom+xml");
  if (hub) xml += linkTo("hub", hub);
  xml += element("generator", GENERATOR);
  for (const item of entries) xml += entry(item);
  return `${xml}</feed>\n`;
}

function entry(item: Entry): string {
  const { id, title, link, image, published, date } = item;
  let xml = `<entry>\n${element("id", id)}${element("title", title)}`;
  if (link) xml += linkTo("alternate", link, "text/html");
  xml += element("published", rfc3339(published.getTime() / 1000));
  xml += element("updated", rfc3339(date.getTime() / 1000));
  xml += publicationDate(item);
  for (const { name } of item.author) xml += person(name);
  for (const { term, scheme } of item.category) xml += category("category", term, scheme);
  const [primary] = item.category;
  if (primary?.scheme) xml += category("arxiv:primary_category", primary.term, primary.scheme);
  if (image) xml += `<media:thumbnail url="${escapeXml(image)}"/>\n`;
  if (item.description) xml += element("summary", item.description);
  // RFC 4287: an entry without an alternate link has a content element.
  if (item.content || !link) xml += `<content type="html">${cdata(item.content)}</content>\n`;
  return `${xml}</entry>\n`;
}

function linkTo(rel: string, href: string, type?: string): string {
  const typed = type ? ` type="${type}"` : "";
  return `<link rel="${rel}"${typed} href="${escapeXml(href)}"/>\n`;
}

function person(name: string): string {
  return `<author><name>${escapeXml(name)}</name></author>\n`;
}

function category(name: string, term: string, scheme: string | undefined): string {
  const schemed = scheme ? ` scheme="${escapeXml(scheme)}"` : "";
  return `<${name} term="${escapeXml(term)}"${schemed}/>\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`;
}
