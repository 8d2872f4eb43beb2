import { rfc3339 } from "../text/time.ts";
import { type Entry, type Format, LANGUAGE, type WireFeed } from "./feed.ts";
import { fieldsOf } from "./fields.ts";
import { stringify } from "./stringify.ts";

export const json: Format = {
  extension: "json",
  name: "JSON Feed",
  mediaType: "application/feed+json; charset=utf-8",
  kind: "feed",
  changes: true,
  render: renderJson,
};

/**
 * A feed as JSON Feed 1.1, with what else is known of a paper in an object `_paper` of its item.
 * https://www.jsonfeed.org/version/1.1/
 */
export function renderJson(feed: WireFeed): string {
  const { options, self, next, hub, since, entries } = feed;
  return stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: options.title,
    home_page_url: options.link,
    feed_url: self,
    description: options.description,
    next_url: next,
    language: LANGUAGE,
    hubs: hub && [{ type: "WebSub", url: hub }],
    _since: since,
    items: entries.map(item),
  });
}

function item(entry: Entry): object {
  return {
    id: entry.id,
    url: entry.link || undefined,
    title: entry.title,
    content_html: entry.content,
    summary: entry.description,
    image: entry.image,
    date_published: rfc3339(entry.published.getTime() / 1000),
    date_modified: rfc3339(entry.date.getTime() / 1000),
    authors: entry.author.length > 0 ? entry.author : undefined,
    tags: entry.category.length > 0 ? entry.category.map(({ name }) => name) : undefined,
    _paper: entry.moment && fieldsOf(entry.moment),
  };
}
