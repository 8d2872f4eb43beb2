import { type CSL, plugins } from "@citation-js/core";
// oxlint-disable-next-line import/no-unassigned-import -- it registers itself
import "@citation-js/plugin-bibtex";

/** What another implementation understands of one of our bibliographies. */
export interface Reference {
  key: string;
  /** As text, without TeX. */
  title: string | undefined;
  abstract: string | undefined;
  authors: object[];
  /** As written, names in lower case, months as numbers. */
  fields: Record<string, string>;
}

interface RawEntry {
  label: string;
  properties: Record<string, string>;
}

/** Has a bibliography read by Citation.js. */
export function readBibtex(bib: string): Reference[] {
  const read = readAs("@csl/list+object", bib) as CSL[];
  const raw = readAs("@biblatex/entries+list", bib) as RawEntry[];
  return raw.map(({ label, properties }, n) => ({
    key: label,
    title: read[n]?.title,
    abstract: read[n]?.abstract,
    authors: read[n]?.author ?? [],
    fields: properties,
  }));
}

function readAs(target: string, bib: string): unknown[] {
  return plugins.input.chain(bib, {
    forceType: "@biblatex/text",
    target,
    generateGraph: false,
    maxChainLength: 10,
    strict: true,
  });
}
