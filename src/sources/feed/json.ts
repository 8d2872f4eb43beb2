import * as v from "valibot";
import {
  type FeedItem,
  feedOf,
  fromText,
  itemOf,
  htmlText,
  plainText,
  type Maybe,
  type ReadFeed,
} from "./items.ts";
import { addressOf } from "./links.ts";

// A field that is absent, null or nonsense is left out. Ids may be numbers.
const text = v.fallback(
  v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  undefined,
);
const person = v.fallback(v.object({ name: text }), {});
const people = v.fallback(v.array(person), []);

const ITEM = v.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  author: person, // version 1
  authors: people,
  tags: v.fallback(v.array(text), []),
  date_published: text,
  date_modified: text,
});
const FEED = v.object({
  version: v.pipe(v.string(), v.includes("jsonfeed.org/version/")),
  home_page_url: text,
  author: person,
  authors: people,
  items: v.array(v.unknown()),
});

/**
 * Reads JSON Feed 1 and 1.1, <https://www.jsonfeed.org/version/1.1/>.
 * @throws if it is not JSON, or not JSON Feed
 */
export function readJsonFeed(body: string): ReadFeed {
  const feed = v.parse(FEED, JSON.parse(body));
  const feedPeople = namesOf(feed);
  const items = feed.items.flatMap((item) => {
    const result = v.safeParse(ITEM, item);
    return result.success ? [jsonItem(result.output, feedPeople)] : [];
  });
  return feedOf(feed.home_page_url, items);
}

function jsonItem(item: v.InferOutput<typeof ITEM>, feedPeople: Maybe[]): FeedItem {
  const own = namesOf(item);
  return itemOf({
    title: fromText(item.title),
    texts: [
      plainText(item.summary),
      plainText(item.content_text),
      htmlText(item.content_html ?? ""),
    ],
    people: own.length > 0 ? own : feedPeople,
    keywords: item.tags,
    links: [item.url, item.external_url, addressOf(item.id)],
    ids: [item.id],
    guid: item.id,
    dates: [item.date_published, item.date_modified],
  });
}

function namesOf({ author, authors }: Pick<v.InferOutput<typeof ITEM>, "author" | "authors">) {
  return [...authors, author].flatMap(({ name }) => name ?? []);
}
