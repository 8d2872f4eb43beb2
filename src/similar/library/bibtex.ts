import { scanBibtex } from "./bibtex-scan.ts";
import type { Collector } from "./collector.ts";
import { bestPaperId, paperIdsIn } from "./paper-ids.ts";
import { latexText } from "./plain.ts";

// Where an id can stand: the fields of BibTeX and biblatex, and those of Mendeley, DBLP and Google
// Scholar, who write "CoRR, abs/2301.00001" and "arXiv preprint arXiv:2301.00001".
const ID_FIELDS = "eprint arxivid doi url note howpublished journal journaltitle volume".split(" ");
// Data that other entries refer to.
const NO_WORKS = new Set(["xdata", "set"]);

/**
 * Reads BibTeX and biblatex as Zotero, JabRef, Mendeley, Overleaf, DBLP and ADS write it, and as
 * people do. A broken entry costs itself only, and counts by the id that is found in it.
 */
export function readBibtex(text: string, found: Collector): void {
  for (const { line, kind, fields, error, raw } of scanBibtex(text)) {
    if (found.isHopeless) return;
    if (NO_WORKS.has(kind)) continue;
    if (error !== undefined) found.problem(line, error);
    const textOf = (name: string) => {
      const value = fields.get(name);
      return value === undefined ? undefined : latexText(value);
    };
    const id =
      bestPaperId(ID_FIELDS.map(textOf), found.facts) ??
      (error === undefined ? undefined : paperIdsIn(raw, found.facts)[0]);
    const title = textOf("title");
    if (error !== undefined && id === undefined && !title) continue;
    found.add({ line, id, title, abstract: textOf("abstract") });
  }
}
