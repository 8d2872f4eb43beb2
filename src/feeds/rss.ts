import { cdata, escapeXml } from "../text/xml.ts";
import { type Entry, type Format, GENERATOR, LANGUAGE, type WireFeed } from "./feed.ts";
import { PRISM_NAMESPACE, publicationDate } from "./prism.ts";

export const rss: Format = {
  extension: "rss",
  name: "RSS",
  mediaType: "application/rss+xml; charset=utf-8",
  kind: "feed",
  newestFirst: true,
  render: renderRss,
};

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  PRISM_NAMESPACE,
  'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"',
].join(" ");

/**
 * A feed as RSS 2.0 with the content, Dublin Core, Media RSS, PRISM and Slash modules, paged by
 * RFC 5005. Its dates have whole seconds, so entries of one batch share a `pubDate`.
 * https://www.rssboard.org/rss-specification and its best practices profile
 */
export function renderRss({ options, self, next, hub, entries }: WireFeed): string {
  const { title, link, description, updated, ttl } = options;
  let xml = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${NAMESPACES}>\n<channel>\n`;
  xml += element("title", title) + element("link", link) + element("description", description);
  xml += pageLink("self", self);
  if (next) xml += pageLink("next", next);
  if (hub) xml += `<atom:link rel="hub" href="${escapeXml(hub)}"/>\n`;
  xml += element("language", LANGUAGE);
  if (updated) xml += element("lastBuildDate", updated.toUTCString());
  xml += element("generator", GENERATOR);
  if (ttl) xml += element("ttl", String(ttl));
  for (const entry of entries) xml += item(entry);
  return `${xml}</channel>\n</rss>\n`;
}

function item(entry: Entry): string {
  const paper = entry.moment?.paper;
  let xml = `<item>\n${element("title", entry.title)}`;
  if (entry.link) xml += element("link", entry.link);
  xml += `<guid isPermaLink="false">${escapeXml(entry.id)}</guid>\n`;
  xml += element("pubDate", entry.published.toUTCString());
  xml += publicationDate(entry);
  for (const { name } of entry.author) xml += element("dc:creator", name);
  for (const { name, domain } of entry.category) {
    const attribute = domain ? ` domain="${escapeXml(domain)}"` : "";
    xml += `<category${attribute}>${escapeXml(name)}</category>\n`;
  }
  if (entry.links?.discussion) xml += element("comments", entry.links.discussion.href);
  if (paper?.comments !== undefined) xml += element("slash:comments", String(paper.comments));
  if (entry.image) xml += `<media:thumbnail url="${escapeXml(entry.image)}"/>\n`;
  // A description is HTML, whatever it is made from.
  if (entry.description) xml += markup("description", escapeXml(entry.description));
  if (entry.content) xml += markup("content:encoded", entry.content);
  return `${xml}</item>\n`;
}

function pageLink(rel: string, href: string): string {
  return `<atom:link rel="${rel}" type="application/rss+xml" href="${escapeXml(href)}"/>\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`;
}

function markup(name: string, html: string): string {
  return `<${name}>${cdata(html)}</${name}>\n`;
}
