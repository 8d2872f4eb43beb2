import type { Author, Category, FeedOptions, Item } from "feed";
import type { Sighting } from "../paper/paper.ts";

/** What feeds name as the program that wrote them. */
export const GENERATOR = "Paperwire";

/** A feed before it has a format: the model of the `feed` package, with what a wire needs besides. */
export interface WireFeed {
  /** `updated` is absent while nothing has entered. */
  options: Required<Pick<FeedOptions, "id" | "title" | "link" | "description">> & FeedOptions;
  /** The address of this document, in its own format. */
  self: string;
  /** The same question's first page in each feed format, keyed by extension. */
  alternates: Record<string, string>;
  /** The next, older page in the same format (RFC 5005). */
  next?: string;
  /** The address of a WebSub hub. */
  hub?: string;
  entries: Entry[];
}

/** One entry: what the `feed` package calls an item, and the moment it is made from. */
export interface Entry extends Item {
  id: string;
  /** The abstract as plain text; absent where there is none to show. */
  description?: string;
  /** HTML, possibly empty. */
  content: string;
  /** When the paper entered; `published` holds the same instant. */
  date: Date;
  author: Required<Pick<Author, "name">>[];
  category: (Required<Pick<Category, "name" | "term">> & Category)[];
  image?: string;
  sighting: Sighting;
}

/** A way to write a feed down. */
export interface Format {
  /** What ends its addresses, without the dot. */
  extension: string;
  name: string;
  /** The whole `Content-Type`, charset included. */
  mediaType: string;
  /** Feeds are subscribed to, exports are downloaded. */
  kind: "feed" | "export";
  render: (feed: WireFeed) => string;
}

/** When an entry last changed: as it entered, or when its text was written again. */
export function modifiedAt({ at, written }: Sighting): number {
  return Math.max(at, written);
}
