import { formatOf, FORMATS } from "../feeds/formats.ts";
import type { Format } from "../feeds/feed.ts";
import { ListError } from "./errors.ts";

/** The extension of a list of subscriptions, which is no format of papers. */
export const OPML = "opml";

const EXTENSION = new RegExp(
  `\\.(${[...FORMATS.map(({ extension }) => extension), OPML].join("|")})$`,
  "i",
);

/** An address, taken apart. */
export interface Address {
  /** Decoded, without the extension and slashes at its end. */
  path: string;
  /** Lower case, without the dot; absent for the page. */
  extension?: string;
  search: URLSearchParams;
}

/**
 * Takes an address apart. An extension is split off at the very end of the path only, and only a
 * known one, because arXiv ids and DOIs hold dots.
 * @param address a URL of any host, or a path with its parameters
 * @throws {ListError} if it is neither
 */
export function addressOf(address: string): Address {
  const url = address.startsWith("/") ? `http://localhost${address}` : address;
  if (!URL.canParse(url)) throw new ListError("unreadable", "This is not an address.");
  const { pathname, searchParams: search } = new URL(url);
  const path = decoded(pathname).replace(/(?<=.)\/+$/, "");
  const extension = EXTENSION.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined) return { path, search };
  return { path: path.slice(0, -extension.length - 1) || "/", extension, search };
}

/**
 * The format of papers that an address asks for.
 * @returns undefined for the page
 * @throws {ListError} for an extension of something else
 */
export function formatAt({ extension }: Address): Format | undefined {
  const format = extension === undefined ? undefined : formatOf(extension);
  if (extension === undefined || format) return format;
  const known = FORMATS.map((each) => `.${each.extension}`).join(" ");
  throw new ListError("missing", `This list has no .${extension}. It has ${known}.`);
}

/**
 * Writes the address of a list or paper.
 * @param site the origin; empty for an address without one
 * @param path decoded, without extension
 * @param params in the order they are to be written; undefined ones are left out
 */
export function urlOf(
  site: string,
  path: string,
  params: Readonly<Record<string, string | number | undefined>> = {},
  extension?: string,
): string {
  let search = "";
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    search += `${search === "" ? "?" : "&"}${encoded(name)}=${encoded(String(value))}`;
  }
  const where = PLAIN_PATH.test(path)
    ? path
    : encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23");
  return `${site}${where}${extension ? `.${extension}` : ""}${search}`;
}

// Characters that encodeURI leaves alone, but for those that begin parameters and fragments.
const PLAIN_PATH = /^[\w;,/:@&=+$.!~*'()-]*$/;
const PLAIN_VALUE = /^[\w.*-]*$/;

/**
 * A value as application/x-www-form-urlencoded, like URLSearchParams, an object of which takes longer
 * to make than most of a link: https://url.spec.whatwg.org/#concept-urlencoded-serializer
 */
function encoded(value: string): string {
  if (PLAIN_VALUE.test(value)) return value;
  return encodeURIComponent(value.toWellFormed())
    .replaceAll("%20", "+")
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
