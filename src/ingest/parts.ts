import type { Listing, Statement } from "../paper/paper.ts";
import type { Page, Section } from "../sources/source.ts";
import type { KeptPart } from "../store/page-parts.ts";

/**
 * A new paper has to be prepared for the index. One that is known takes this much of the time, even
 * where a number of it changed.
 */
const KNOWN = 0.4;
/** Characters beyond which a paper counts as more than one. Names have several forms in the index. */
const LONG = 4000;
const FORMS = 4;

/** A part of a page that was fetched: listings, or what is to be read as listings. */
export type Part = (Pick<Section, "bodies" | "first"> | { listings: Listing[] }) & {
  /** The page, as it was asked for. */
  page: Page;
  /** The seconds by which our clock was ahead of the upstream's, if it said the time. */
  ahead: number | undefined;
};

/** A part as it is kept. */
export function writePart({ page, ahead, ...part }: Part): KeptPart {
  if ("listings" in part) {
    return { about: JSON.stringify({ page, ahead }), body: JSON.stringify(part.listings) };
  }
  const [body = "", ...others] = part.bodies;
  return { about: JSON.stringify({ page, ahead, first: part.first, others }), body };
}

/** A part from the form in which it is kept. */
export function readPart({ about, body }: KeptPart): Part {
  const { page, ahead, first, others } = JSON.parse(about) as Pick<Part, "page" | "ahead"> & {
    first?: number;
    others?: string[];
  };
  return first === undefined
    ? { page, ahead, listings: JSON.parse(body) as Listing[] }
    : { page, ahead, first, bodies: [body, ...(others ?? [])] };
}

/** How listings are divided. */
export interface Division {
  /** The papers that a part may have: new ones of usual length, or some more that are known. */
  most: number;
  /** The first day that counts as news. */
  liveFrom: string;
  /** Whether a paper is known under one of its ids. */
  isKnown: (listing: Listing) => boolean;
}

/**
 * Divides the listings of a page into parts, in the order in which they are to be taken in. What is
 * news gets the time at which it is taken in, so the end of the list comes first, and what is listed
 * first is on top at last. Older papers share a second, and keep their order if the first come first.
 * @returns the listings in one part if they are few enough
 */
export function divided(listings: readonly Listing[], division: Division): Listing[][] {
  const { most, liveFrom, isKnown } = division;
  const costs = listings.map((listing) => costOf(listing) * (isKnown(listing) ? KNOWN : 1));
  if (costs.reduce((sum, cost) => sum + cost, 0) <= most) return [[...listings]];
  const costly = listings.map((listing, n) => ({ listing, cost: costs[n]! }));
  const isNews = ({ listing }: { listing: Listing }) => listing.day >= liveFrom;
  const older = parted(
    costly.filter((each) => !isNews(each)),
    most,
  );
  const news = parted(costly.filter(isNews).toReversed(), most).map((part) => part.toReversed());
  return [...older, ...news].map((part) => part.map(({ listing }) => listing));
}

function parted<Item extends { cost: number }>(items: readonly Item[], most: number): Item[][] {
  const parts: Item[][] = [];
  let cost = Infinity;
  for (const item of items) {
    cost += item.cost;
    if (cost > most) {
      parts.push([]);
      cost = item.cost;
    }
    parts.at(-1)!.push(item);
  }
  return parts;
}

function costOf({ paper }: Listing): number {
  return Math.max(1, lengthOf(paper) / LONG);
}

function lengthOf({ title, abstract = "", authors = [] }: Statement): number {
  const names = authors.reduce((sum, name) => sum + name.length, 0);
  return title.length + abstract.length + FORMS * names;
}
