import { rfc3339 } from "../text/time.ts";
import { escapeXml } from "../text/xml.ts";
import type { Entry } from "./feed.ts";

/** The namespace of {@link publicationDate}: PRISM Aggregator, which publishers' feeds use. */
export const PRISM_NAMESPACE = 'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"';

/**
 * The paper's own date as an element of RSS and Atom; empty where it is not known. Feed readers take
 * `dc:date` and `dcterms:issued` for the date of the entry, and show and sort by it. They leave
 * `prism:publicationDate` alone.
 */
export function publicationDate({ moment }: Entry): string {
  const published = moment?.paper.published;
  if (published === undefined) return "";
  return `<prism:publicationDate>${escapeXml(rfc3339(published))}</prism:publicationDate>\n`;
}
