/** Puts links to PDF after the others. */
export function htmlFirst(links: readonly string[]): string[] {
  return links.toSorted((a, b) => Number(isPdf(a)) - Number(isPdf(b)));
}

/** An identifier if it is an absolute address. */
export function addressOf(id: string | undefined): string | undefined {
  return id !== undefined && /^\s*(?:https?:\/\/|\/)/i.test(id) ? id : undefined;
}

/** A link as an absolute http(s) address. */
export function webLink(link: string, base: string): string | undefined {
  // Many feeds escape ampersands twice.
  const url = link === "" ? null : URL.parse(link.replaceAll("&amp;", "&"), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function isPdf(link: string): boolean {
  return /\.pdf(?:[?#]|$)|\/pdf\//i.test(link);
}
