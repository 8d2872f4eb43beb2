import { urlOf } from "../../lists/address.ts";

/** The search for the papers with a value in a field. */
export function searchUrl(field: string, value: string): string {
  return urlOf("", "/papers", { q: queryFor(field, value) });
}

/** The query for the papers with a value in a field. */
export function queryFor(field: string, value: string): string {
  return `${field}:"${value.replaceAll('"', " ")}"`;
}

/** The path of the page about a feed is this and the feed's own address. */
export const FOLLOW = "/follow";

/**
 * The page about a feed, which says what to do with its address. Pages link it in place of the feed:
 * browsers show those as XML, or download them.
 * @param site the origin that the address begins with
 */
export function followPage(site: string, feed: string): string {
  return FOLLOW + feed.slice(site.length);
}

/** A feed reader that takes the address of a feed in a link. */
interface Reader {
  name: string;
  href: string;
  title: string;
}

/** The links by which feed readers subscribe to a feed. */
export function readersOf(feed: string): Reader[] {
  const address = encodeURIComponent(feed);
  return [
    {
      name: "Feedly",
      href: `https://feedly.com/i/subscription/feed%2F${address}`,
      title: "Subscribe in Feedly",
    },
    {
      name: "Inoreader",
      href: `https://www.inoreader.com/?add_feed=${address}`,
      title: "Subscribe in Inoreader",
    },
    {
      name: "NetNewsWire",
      href: `feed:${feed}`,
      title: "Subscribe in NetNewsWire or another app on this device",
    },
  ];
}
