import { atom } from "./atom.ts";
import { bibtex } from "./bibtex.ts";
import { csv } from "./csv.ts";
import type { Format } from "./feed.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import { rss } from "./rss.ts";

/** Every format a list of papers comes in, the one to offer first first. */
export const FORMATS: readonly Format[] = [rss, atom, json, csv, ndjson, bibtex, markdown];

/** Those that readers subscribe to. */
export const FEED_FORMATS = FORMATS.filter(({ kind }) => kind === "feed");

/** Those that are downloaded. */
export const EXPORT_FORMATS = FORMATS.filter(({ kind }) => kind === "export");

/** Those in which scripts can follow the changes of a list. */
export const CHANGE_FORMATS = FORMATS.filter(({ changes }) => changes);

/** The extensions of formats as sentences list them: `.rss .atom .json`. */
export function extensionsOf(formats: readonly Format[]): string {
  return formats.map(({ extension }) => `.${extension}`).join(" ");
}

/** The media type of a format, without parameters. */
export function typeOf({ mediaType }: Format): string {
  return mediaType.split(";")[0]!;
}

/** The format of an extension, written without the dot. */
export function formatOf(extension: string): Format | undefined {
  return FORMATS.find((format) => format.extension === extension);
}
