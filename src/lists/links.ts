import type { Format } from "../feeds/feed.ts";
import { FEED_FORMATS, typeOf } from "../feeds/formats.ts";
import { urlOf } from "./address.ts";
import { canonical } from "../query/index.ts";
import type { List, Place } from "./list.ts";
import { MOST } from "./params.ts";

/** A feed of a list, for people and for programs. */
export interface FeedLink {
  href: string;
  /** Its media type. */
  type: string;
  name: string;
}

/** The address of a list in a format; of its page without one. */
export function listUrl(site: string, { path, params }: Place, format?: Format): string {
  return urlOf(site, path, params, format?.extension);
}

/** The one address of the page of a list, however its query was typed. */
export function canonicalUrl(site: string, list: List): string {
  const { path, params } = pageOf(list);
  const q = list.typed ? canonical(list.typed) : params["q"];
  return listUrl(site, { path, params: { ...params, q } });
}

/**
 * The address of the next, older page of a list.
 * @returns undefined where there is none
 */
export function olderUrl(site: string, list: List, format?: Format): string | undefined {
  if (list.olderThan === undefined) return undefined;
  // The front page has no older pages itself: the list that it follows goes on.
  const { path, params } = list.kind === "front" ? list.follow : list;
  return listUrl(site, { path, params: { ...params, before: list.olderThan } }, format);
}

/** The page of a list, without the parameters that only scripts and exports take. */
export function pageOf({ path, params }: Place): Place {
  const isLonger = Number(params["limit"]) > MOST.shown;
  return { path, params: { ...params, since: undefined, ...(isLonger && { limit: undefined }) } };
}

/** The feeds of a list: those of its newest entries, in the formats that readers subscribe to. */
export function feedLinks(site: string, list: List): FeedLink[] {
  const { path, params } = list.follow ?? pageOf(list);
  const newest = { path, params: { ...params, before: undefined } };
  return FEED_FORMATS.map((format) => ({
    href: listUrl(site, newest, format),
    type: typeOf(format),
    name: format.name,
  }));
}
