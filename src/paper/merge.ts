import { DAY } from "../text/time.ts";
import { haveOnePath } from "./address.ts";
import { type Facts, registryOf } from "./facts.ts";
import { doiOf } from "./ids.ts";
import type { Account, Listing, Paper, Statement } from "./paper.ts";

const TEXT = [
  "title",
  "abstract",
  "authors",
  "categories",
  "published",
  "version",
  "doi",
  "url",
  "comment",
  "journal",
  "volume",
  "issue",
  "pages",
  "publisher",
  "license",
] as const satisfies (keyof Statement)[];

/**
 * Adds what a listing says to what is known of a paper. Its text is that of the source with the
 * most authority, and the latest of equals. Signals are those of the source they belong to. Silence
 * takes nothing back: answers leave fields out for an hour and have them again.
 * @param paper undefined for a work never seen before
 * @param facts of all sources
 * @returns a new record; the id and feed id of a known paper never change
 */
export function merge(paper: Paper | undefined, listing: Listing, facts: Facts): Paper {
  const said = listing.paper;
  const merged: Paper = paper ? { ...paper } : blank(said, facts);
  const source = facts.get(listing.source);
  const authority = source?.authority ?? 0;
  const believed = paper ? believedOf(paper, facts) : -1;
  for (const field of TEXT) {
    const value = said[field];
    if (isBlank(value) || field === "published") continue;
    // Links that change at every poll would change the paper each time.
    if (field === "url" && haveOnePath(merged.url, said.url)) continue;
    if (authority >= believed || isBlank(merged[field])) Object.assign(merged, { [field]: value });
  }
  const published = earlier(paper?.published, said.published);
  if (published !== undefined) merged.published = published;
  for (const field of source?.signals ?? []) {
    if (isBlank(said[field])) continue;
    Object.assign(merged, { [field]: withName(merged[field], said[field]) });
  }
  // Keywords of all sources are kept, in an order that does not depend on who came first.
  const keywords = [...new Set([...merged.keywords, ...(said.keywords ?? [])])];
  if (keywords.length > merged.keywords.length) {
    merged.keywords = merged.keywords.length > 0 ? keywords.sort() : keywords;
  }
  // In a look-up the source answers for a paper; it does not put it forward.
  if (!listing.lookup) merged.sources = [...new Set([...merged.sources, listing.source])].sort();
  if (source?.curated && (!merged.day || listing.day < merged.day)) merged.day = listing.day;
  return merged;
}

/**
 * How two states of a paper differ.
 * @returns `text` if the index must be written again, `shown` if entries read differently,
 * `counters` if only counts moved, undefined if they are equal
 */
export function difference(a: Paper, b: Paper): "text" | "shown" | "counters" | undefined {
  const differ = (fields: readonly (keyof Paper)[]) =>
    fields.some((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
  if (differ(["title", "abstract", "authors"])) return "text";
  const counters: (keyof Paper)[] = ["upvotes", "comments", "stars"];
  const all = Object.keys({ ...a, ...b }) as (keyof Paper)[];
  if (differ(all.filter((field) => !counters.includes(field)))) return "shown";
  return differ(counters) ? "counters" : undefined;
}

// A work is published once. A day without a time is kept as its noon, so any other time is exact
// and is preferred; the earlier of two is that of the first version.
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  const times = [one, other].filter((time) => time !== undefined);
  const exact = times.filter((time) => time % DAY !== DAY / 2);
  const candidates = exact.length > 0 ? exact : times;
  return candidates.length > 0 ? Math.min(...candidates) : undefined;
}

// A source that says categories has been asked about every paper that has some, even if it never
// listed the paper.
function believedOf({ sources, categories }: Paper, facts: Facts): number {
  const heard = [...facts.values()].filter(
    ({ name, classifies }) => sources.includes(name) || (classifies && categories.length > 0),
  );
  return Math.max(0, ...heard.map(({ authority }) => authority));
}

function blank(said: Statement, facts: Facts): Paper {
  return {
    id: said.id,
    feedId: feedIdOf(said, facts),
    title: said.title,
    abstract: "",
    authors: [],
    categories: [],
    sources: [],
    media: [],
    keywords: [],
  };
}

// Feed ids stay for good, so a DOI has the address that does not depend on who lists the work.
function feedIdOf({ id, url }: Statement, facts: Facts): string {
  const doi = doiOf(id);
  if (doi !== undefined) return `https://doi.org/${doi}`;
  const page = registryOf(id, facts)?.addressesOf?.(id)?.page;
  // Several works may share a link, unless it is the id.
  return page ?? (id.startsWith("url:") ? (url ?? id) : id);
}

// An account that is named as before keeps the full name that this answer leaves out.
function withName<Value>(before: Value, said: Value): Value {
  const [known, stated] = [before, said] as [Partial<Account> | undefined, Partial<Account>];
  const isSame = known?.fullname !== undefined && known.name === stated.name;
  return isSame && stated.fullname === undefined ? before : said;
}

function isBlank(value: Paper[keyof Paper]): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
