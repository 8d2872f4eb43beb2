import { briefBibtex } from "../../feeds/bibtex.ts";
import { citationOf, idOf } from "../../feeds/citation.ts";
import { csv } from "../../feeds/csv.ts";
import { bibtex } from "../../feeds/bibtex.ts";
import type { PaperEntry } from "../../feeds/feed.ts";
import { json } from "../../feeds/json.ts";
import { markdown } from "../../feeds/markdown.ts";
import { urlOf } from "../../lists/address.ts";
import { Copy } from "./copy.tsx";

const FILES = [bibtex, csv, markdown, json];

/** The id of the element that holds the BibTeX of a paper. */
export const BIBTEX = "bibtex";

/** A paper's BibTeX, reference and id, to be copied, and its files. */
export function Cite({ site, entry }: { site: string; entry: PaperEntry }) {
  const { paper } = entry.moment;
  const path = `/papers/${paper.id}`;
  return (
    <div class="cite">
      <h2>Cite and export</h2>
      <pre id={BIBTEX} tabindex={0}>
        {briefBibtex(entry).trim()}
      </pre>
      <p id="reference" dir="auto">
        {citationOf(entry)}
      </p>
      <p class="actions">
        <Copy href="#reference" text="#reference">
          Copy citation
        </Copy>
        <Copy href="#paper-id" text="#paper-id">
          Copy id
        </Copy>
        <code id="paper-id">{idOf(entry)}</code>
      </p>
      <p class="lede">
        This paper as{" "}
        {FILES.map(({ extension, name }, n) => (
          <>
            {n > 0 && ", "}
            <a href={urlOf(site, path, {}, extension)}>{name}</a>
          </>
        ))}
      </p>
    </div>
  );
}
