const MAX_CHARS = 2000;
const MAX_DOI = 300;
// https://www.crossref.org/blog/dois-and-matching-regular-expressions/
const WHOLE = /^10\.\d{4,9}\/\S+$/;
const WITHIN = /(?:^|[/=:])(10\.\d{4,9}\/[^\s"]+)/;
const NAME = /^(?:(?:doi[:\s]|info:doi\/|urn:doi:)\s*)+/i;
const RESOLVER = /^(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\//i;
const ADDRESS = /^https?:\/\//i;
/** Parts of publishers' paths after a DOI: views and files of the article. */
const VIEW =
  /(?:\/(?:abs|abstract|asset|citation|download|epdf|epub|figures?|full|full-?text|html|meta|metrics|pdf|pdfdirect|read(?:er)?|references|suppl(?:_file|ement(?:ary(?:-material)?)?)?|summary|tables?|xml)(?:\/.*)?|(?:\.full|\.abstract)?\.(?:full|abstract|pdf|html?|epub|xml))$/i;
// On Silverchair, the platform of many publishers, a number and the title follow.
const SILVERCHAIR = /\/article[\w-]*\/doi\/(10\.\d{4,9}\/.+?)\/\d{4,}(?:\/[^/]*)?$/i;
// The preprint servers of these prefixes put the version after the DOI, or into it.
const PREPRINT_VERSION =
  /^(10\.(?:1101|64898)\/[\d.]+|10\.26434\/chemrxiv-\d{4}-\w+)[-/]?v\d+(?:\.[\w.-]+)?$/i;
/** The DOI of a whole journal. */
const JOURNAL = /^10\.\d{4,9}\/\(issn\)/i;

/**
 * The DOI that a text is: bare, with a prefix, or as an address of doi.org.
 * @returns the DOI in lower case: DOIs are not case-sensitive (https://www.doi.org/doi-handbook/HTML/
 *   case-sensitivity.html). Undefined if there is none, or only that of a whole journal
 */
export function doiIn(text: string): string | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const name = text.trim().replace(NAME, "");
  if (WHOLE.test(name)) return plainDoi(name);
  if (!RESOLVER.test(name)) return undefined;
  return plainDoi(within(ADDRESS.test(name) ? name : `https://${name}`, WITHIN));
}

/**
 * The DOI inside of an address, such as a publisher's, without the query, the fragment and the view.
 * @returns as {@link doiIn} does
 */
export function doiInAddress(address: string): string | undefined {
  if (address.length > MAX_CHARS || !ADDRESS.test(address)) return undefined;
  return plainDoi(within(address, SILVERCHAIR, WITHIN)?.replace(VIEW, ""));
}

function plainDoi(text: string | undefined): string | undefined {
  const doi = text && unpunctuated(text).replace(PREPRINT_VERSION, "$1");
  const isDoi = doi && doi.length <= MAX_DOI && WHOLE.test(doi) && !JOURNAL.test(doi);
  return isDoi ? doi.toLowerCase() : undefined;
}

function within(address: string, ...patterns: RegExp[]): string | undefined {
  const url = URL.parse(address);
  for (const place of url ? [decoded(url.pathname), ...url.searchParams.values()] : []) {
    for (const pattern of patterns) {
      const [, doi] = pattern.exec(place) ?? [];
      if (doi !== undefined) return doi;
    }
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A stray "%".
  }
}

/**
 * A DOI or an address without the punctuation of the sentence that it ends, and brackets around it.
 */
export function unpunctuated(doi: string): string {
  let text = doi;
  for (;;) {
    const last = text.at(-1)!;
    const opening = { ")": "(", "]": "[", "}": "{", ">": "<" }[last];
    const isAround = opening !== undefined && count(text, last) > count(text, opening);
    if (!isAround && !/[.,;:!?'"’”/]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
