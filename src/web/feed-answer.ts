import type { Format } from "../feeds/feed.ts";
import { fingerprint } from "../feeds/fingerprint.ts";
import { typeOf } from "../feeds/formats.ts";
import { committedAt, feedOf } from "../lists/feed.ts";
import type { List } from "../lists/index.ts";
import { canonicalUrl, feedLinks } from "../lists/links.ts";
import { isPushedList } from "../lists/pushed.ts";
import type { Facts } from "../paper/facts.ts";
import type { Answer, Link } from "./respond.ts";
import { tagsOf } from "./tags.ts";

/** The site that a feed is of. */
interface Publisher {
  /** The origin of its addresses. */
  site: string;
  siteName: string;
  /** Its WebSub hub; undefined where it has none. */
  hub: string | undefined;
}

/**
 * A list as an answer in a format.
 * @param facts of all sources
 */
export function feedAnswer(
  { site, siteName, hub }: Publisher,
  list: List,
  format: Format,
  facts: Facts,
): Answer {
  const pushed = format.kind === "feed" && hub !== undefined && isPushedList(list) ? { hub } : {};
  const feed = { ...feedOf(site, siteName, list, format, facts), ...pushed };
  const modified = committedAt(list);
  const links: Link[] = [
    { href: feed.self, rel: "self", type: typeOf(format) },
    ...linksOf(site, list).filter(({ href }) => href !== feed.self),
  ];
  if (feed.next) links.push({ href: feed.next, rel: "next" });
  // Subscribers look here first: https://www.w3.org/TR/websub/#discovery
  if (feed.hub) links.push({ href: feed.hub, rel: "hub" });
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
