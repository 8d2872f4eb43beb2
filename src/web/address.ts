import { FORMATS } from "../feeds/formats.ts";

const EXTENSION = new RegExp(
  `\\.(${[...FORMATS.map(({ extension }) => extension), "opml"].join("|")})$`,
  "i",
);

/** A request's path: what it names, and the format it asks for. */
export interface Address {
  /** Decoded, without the extension. */
  path: string;
  /** Lower case, without the dot; absent for the page. */
  extension?: string;
}

/**
 * Takes a path apart. An extension is split off only at the very end, and only one that is known:
 * arXiv ids and DOIs hold dots.
 */
export function addressOf(url: string): Address {
  const path = decoded(new URL(url).pathname).replace(/(?<=.)\/+$/, "");
  const extension = EXTENSION.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined) return { path };
  return { path: path.slice(0, -extension.length - 1) || "/", extension };
}

/**
 * The address of a list or paper below a site.
 * @param path decoded, without extension
 * @param params in the order they are to be written; absent values are left out
 */
export function urlOf(
  site: string,
  path: string,
  params: Readonly<Record<string, string | number | undefined>> = {},
  extension?: string,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const end = extension ? `.${extension}` : "";
  const where = encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23");
  return `${site}${where}${end}${search.size > 0 ? `?${search.toString()}` : ""}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
