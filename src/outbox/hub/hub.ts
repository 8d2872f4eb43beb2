import type { Context } from "../../lists/index.ts";
import type { Place } from "./callback.ts";

/** The services of the hub. */
export interface Hub extends Place {
  db: D1Database;
  lists: Context;
  /** The origin of this site: that of topics, and of the hub. */
  site: string;
  siteName: string;
  /** Sends requests to the outside. */
  fetcher: typeof fetch;
  /** The address of a resolver of DNS over HTTPS; empty where names are not looked up. */
  resolver: string;
  /** The product name of requests. */
  userAgent: string;
  /** The most subscriptions that there may be. */
  most: number;
  /** The most requests of a run. */
  mostARun: number;
}

/** The most subscriptions that the callbacks of one host may have. */
export const MOST_OF_HOST = 1000;

/** The address of the hub. */
export function hubUrl(site: string): string {
  return `${site}/hub`;
}

/**
 * An address with further parameters. Those that it has stay as they are.
 * @param address of a callback
 */
export function withParams(
  address: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${address}${address.includes("?") ? "&" : "?"}${search.toString()}`;
}
