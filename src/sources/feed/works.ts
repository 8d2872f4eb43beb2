import type { Facts } from "../../paper/facts.ts";
import { doiInAddress } from "../../paper/doi.ts";
import { arxivIdOf, doiOf, paperId, workId } from "../../paper/ids.ts";
import type { ItemIds } from "../../paper/paper.ts";
import { foldedWords } from "../../text/clean.ts";
import { sha256 } from "../../text/sha256.ts";
import type { FeedItem } from "./items.ts";

/** The work of an item. */
export interface Identified {
  /** The id of the work; undefined if the item has nothing to tell it from others. */
  id?: string;
  doi?: string;
  /** Its address, for people. */
  url?: string;
  item: ItemIds;
}

/** An item with its links as addresses, the one for people first. */
export interface LinkedItem {
  item: FeedItem;
  links: string[];
}

/**
 * Identifies the works of the items of a feed: by arXiv id, DOI, link or guid. A link that several
 * items share is the id of none: their guids, fragments or titles tell them apart.
 * @param feed the address of the feed
 * @param facts of the sources whose works the feed may list
 */
export function identifiedItems(
  items: readonly LinkedItem[],
  feed: string,
  facts: Facts,
): Identified[] {
  const works = items.map((item) => workOf(item, facts));
  const places = items.map(({ links: [url] }, n) => {
    return url && !works[n]!.isInAddress ? placeOf(url) : undefined;
  });
  const guids = items.map((item, n) =>
    works[n]!.isInAddress ? undefined : guidOf(item, places[n]),
  );
  // A guid that several items share identifies none of them.
  const isUnsure = sharedBy(guids, (n) => titleOf(items[n]!));
  const usable = guids.map((guid) => (guid === undefined || isUnsure(guid) ? undefined : guid));
  // Without guids, titles tell items with one link apart.
  const isSharedPlace = sharedBy(places, (n) => usable[n] ?? titleOf(items[n]!));
  const prefix = `guid:${sha256(feed.replace(/^https?:/i, "")).slice(0, 12)}`;
  return items.map((item, n) => {
    const [place, { id, doi }] = [places[n], works[n]!];
    const isShared = place !== undefined && isSharedPlace(place);
    const guid = usable[n] ?? (isShared ? `${place} ${titleOf(item)}` : undefined);
    const ids: ItemIds = {
      ...(guid && { guid: prefix + sha256(guid).slice(0, 20) }),
      ...(place && { link: `url:${sha256(place).slice(0, 32)}` }),
      ...(isShared && { isShared }),
    };
    const known = id ?? (isShared ? ids.guid : (ids.link ?? ids.guid));
    const [url] = item.links;
    return { ...(known && { id: known }), ...(doi && { doi }), ...(url && { url }), item: ids };
  });
}

function titleOf({ item }: LinkedItem): string {
  return foldedWords(item.title).join(" ");
}

/** Makes a test for keys that several items share although a value of theirs differs. */
function sharedBy(
  keys: readonly (string | undefined)[],
  value: (n: number) => string,
): (key: string) => boolean {
  const first = new Map<string, number>();
  const shared = new Set<string>();
  for (const [n, key] of keys.entries()) {
    if (key === undefined || shared.has(key)) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, n);
    else if (value(other) !== value(n)) shared.add(key);
  }
  return (key) => shared.has(key);
}

interface Work {
  id?: string;
  doi?: string;
  /** Whether the id is in its link or guid, so that no other id is needed. */
  isInAddress: boolean;
}

function workOf({ item, links }: LinkedItem, facts: Facts): Work {
  const names = new Map<string, string>();
  for (const text of [...item.ids, ...links]) {
    const name = names.has(text) ? undefined : idIn(text, facts);
    if (name) names.set(text, name);
  }
  const said = [...names.values()];
  if (said.length === 0) said.push(...item.mentioned.flatMap((text) => idIn(text, facts) ?? []));
  const [doi] = said.flatMap((name) => doiOf(name) ?? []);
  const id = said.find((name) => arxivIdOf(name) !== undefined) ?? (doi && `doi:${doi}`);
  const isInAddress = [links[0], item.guid].some((text) => {
    return id !== undefined && text !== undefined && names.get(text) === id;
  });
  return { ...(id && { id }), ...(doi && { doi }), isInAddress };
}

function idIn(text: string, facts: Facts): string | undefined {
  return paperId(text, facts) ?? workId(doiInAddress(text) ?? "");
}

/**
 * The guid of an item, or else its link if that has a fragment; undefined if it is just the link.
 */
function guidOf({ item, links }: LinkedItem, place: string | undefined): string | undefined {
  const [link = ""] = links;
  const fragment = link.includes("#") ? link : undefined;
  const guid = item.guid?.trim();
  if (!guid || /^https?:/i.test(guid)) return guid && placeOf(guid) !== place ? guid : fragment;
  return guid;
}

const TRACKING = /^utm_|^(?:fbclid|gclid|ref|rss)$/;

/** An address in a form that all its spellings share. */
function placeOf(link: string): string | undefined {
  const url = URL.parse(link);
  if (!url) return undefined;
  url.protocol = "https:";
  url.hash = "";
  if (url.search) {
    const names = [...url.searchParams.keys()];
    for (const name of names.filter((text) => TRACKING.test(text))) url.searchParams.delete(name);
  }
  return url.href.replace(/\/$/, "");
}
