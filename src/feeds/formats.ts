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

/** The format an address ends in, by its extension without the dot. */
export function formatOf(extension: string): Format | undefined {
  return FORMATS.find((format) => format.extension === extension);
}
