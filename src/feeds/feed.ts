import type { Author, Category, FeedOptions, Item } from "feed";
import { placeOf } from "../paper/log.ts";
import type { PaperMoment } from "../paper/paper.ts";
import type { Links } from "./links.ts";

/** The name of the program in feeds (`generator`). */
export const GENERATOR = "Paperwire";

/** The language that feeds say they are in. */
export const LANGUAGE = "en";

/**
 * A feed before it has a format: the model of the `feed` package, and the links it has no place
 * for.
 */
export interface WireFeed {
  /** `updated` is absent while nothing has entered; `ttl` is in minutes. */
  options: Required<Pick<FeedOptions, "id" | "title" | "link" | "description">> &
    Pick<FeedOptions, "updated" | "ttl">;
  /** The address of this document, in its own format. */
  self: string;
  /** The next, older page in the same format (RFC 5005). */
  next?: string;
  /** Where a script that reads changes goes on, and whether there is more by now. */
  since?: { cursor: string; more: boolean };
  /** Whether it is about one paper, which is then told at length. */
  isOfOne?: true;
  /** The address of a WebSub hub. */
  hub?: string;
  /**
   * The date of a feed without entries: the newest commit of the site. It is part of no validator,
   * as nothing else changes with it.
   */
  committed: Date;
  entries: Entry[];
}

/** One entry: what the `feed` package calls an item. */
export interface Entry extends Item {
  id: string;
  /** The abstract, or what else sums it up, as plain text; absent where there is none to show. */
  description?: string;
  /** HTML, possibly empty. */
  content: string;
  /** When it last changed, with its {@link fractionOf} a second. */
  date: Date;
  /** When it entered, likewise. */
  published: Date;
  author: Required<Pick<Author, "name">>[];
  category: (Required<Pick<Category, "name" | "term">> & Category)[];
  image?: string;
  /** The moment it tells of, unless it tells of many. */
  moment?: PaperMoment;
  /** The links of its paper, unless it tells of many. */
  links?: Links;
}

/** An entry that tells of one paper. */
export interface PaperEntry extends Entry {
  moment: PaperMoment;
  links: Links;
  /** The site that the paper was submitted to, as people know it; absent where it is not known. */
  server?: string;
}

/** A file format of lists. */
export interface Format {
  /** The extension of its addresses, without the dot. */
  extension: string;
  name: string;
  /** The whole `Content-Type`, charset included. */
  mediaType: string;
  /** Feeds are subscribed to, exports are downloaded. */
  kind: "feed" | "export";
  /** Feed readers alone read it, so it keeps to the order of time whatever is asked. */
  newestFirst?: true;
  /** Scripts can follow the changes of a list in it, with `since=`. */
  changes?: true;
  render: (feed: WireFeed) => string;
  /** The text of `render` in pieces, for long lists to be streamed. */
  lines?: (feed: WireFeed) => Iterable<string>;
}

/** The entries that tell of one paper each: what exports are made of. */
export function paperEntries({ entries }: WireFeed): PaperEntry[] {
  return entries.filter((entry): entry is PaperEntry => entry.moment !== undefined);
}

/**
 * The milliseconds that put the entries of one second in the order of the log for readers that sort
 * by date, newest first: 999 for the first, 998 for the second. From the 999th on they share 1. So
 * every entry has some, and its dates can be compared as texts too.
 */
export function fractionOf({ seq }: PaperMoment): number {
  return Math.max(1, 999 - placeOf(seq).place);
}

/** When an entry last changed, in seconds UTC: as it entered, or when its text was written again. */
export function modifiedAt({ at, written }: PaperMoment): number {
  return Math.max(at, written);
}
