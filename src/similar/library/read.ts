import type { Facts } from "../../paper/facts.ts";
import { readBibtex } from "./bibtex.ts";
import { Collector } from "./collector.ts";
import { readCslJson } from "./csl.ts";
import type { Library, LibraryFormat } from "./library.ts";
import { readOpml } from "./opml.ts";
import { readRis } from "./ris.ts";
import { readText } from "./text.ts";

/** The characters a library may have. */
export const LONGEST_LIBRARY = 4 * 1024 * 1024;

const FORMATS: readonly {
  format: LibraryFormat;
  looksLike: RegExp;
  read: (text: string, found: Collector) => void;
}[] = [
  { format: "CSL JSON", looksLike: /^\s*(?:\[\s*\{|\{\s*")/, read: readCslJson },
  { format: "OPML", looksLike: /^\s*<(?:\?xml|opml\b|!--)/i, read: readOpml },
  { format: "BibTeX", looksLike: /^[ \t]*@\s*[a-z]+\s*[{(]/im, read: readBibtex },
  { format: "RIS", looksLike: /^TY\s{1,4}-/m, read: readRis },
  { format: "text", looksLike: /^/, read: readText },
];

export type ReadLibrary = { ok: true; library: Library } | { ok: false; error: string };

/**
 * Reads a library in whatever format it is: BibTeX, RIS, CSL JSON, OPML, or any text with arXiv ids,
 * DOIs and links. Takes time linear in its length.
 * @param text as it was pasted or uploaded
 * @param facts of all sources
 */
export function readLibrary(text: string, facts: Facts): ReadLibrary {
  if (text.length > LONGEST_LIBRARY) {
    return { ok: false, error: "This library is too large. It may have 4 MB." };
  }
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const { format, read } = FORMATS.find(({ looksLike }) => looksLike.test(plain))!;
  const found = new Collector(facts);
  read(plain, found);
  const { entries, leftOut, problems, problemCount } = found;
  if (entries.length === 0) return { ok: false, error: `No paper was found in this ${format}.` };
  return { ok: true, library: { format, entries, leftOut, problems, problemCount } };
}
