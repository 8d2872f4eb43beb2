import type { Format } from "../feeds/feed.ts";
import { fingerprint } from "../feeds/fingerprint.ts";
import { typeOf } from "../feeds/formats.ts";
import { committedAt, feedOf } from "../lists/feed.ts";
import type { List } from "../lists/index.ts";
import { canonicalUrl, feedLinks } from "../lists/links.ts";
import type { Facts } from "../paper/facts.ts";
import type { Answer, Link } from "./respond.ts";
import { tagsOf } from "./tags.ts";

/**
 * A list as an answer in a format.
 * @param facts of all sources
 */
export function feedAnswer(
  site: string,
  siteName: string,
  list: List,
  format: Format,
  facts: Facts,
): Answer {
  const feed = feedOf(site, siteName, list, format, facts);
  const modified = committedAt(list);
  const links = [
    { href: feed.self, rel: "self", type: typeOf(format) },
    ...linksOf(site, list).filter(({ href }) => href !== feed.self),
  ];
  if (feed.next) links.push({ href: feed.next, rel: "next" });
  const { lines } = format;
  return {
    type: format.mediaType,
    body: () => format.render(feed),
    ...(lines && { pieces: () => lines(feed) }),
    fingerprint: fingerprint(feed, format.extension, format.kind === "export" || list.exact),
    ...(modified !== undefined && !list.passing && { modified }),
    links,
    tags: tagsOf(list),
    // `since=` readers want fresh data.
    ...(list.since && { fresh: true, headers: [["X-Since", list.since.cursor]] }),
  };
}

/** The links of a list: its page, and its feeds. */
export function linksOf(site: string, list: List): Link[] {
  return [
    { href: canonicalUrl(site, list), rel: "canonical" },
    ...feedLinks(site, list).map(({ href, type }) => ({ href, rel: "alternate", type })),
  ];
}
