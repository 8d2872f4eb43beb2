import { DAY } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import type { Listing, Paper, Statement } from "./paper.ts";

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
  "license",
] as const satisfies (keyof Statement)[];

/**
 * What is known of a paper once a listing is taken into account. The text is taken from the source
 * with most authority, the latest where they are equal; signals from the source that has them.
 * @param paper undefined for a work never seen before
 * @param facts what the sources say of themselves
 * @returns a new record; the id and feed id of a known paper never change
 */
export function merge(paper: Paper | undefined, listing: Listing, facts: Facts): Paper {
  const said = listing.paper;
  const merged: Paper = paper ? { ...paper } : blank(said);
  const source = facts.get(listing.source);
  const authority = source?.authority ?? 0;
  const believed = paper ? believedOf(paper, facts) : -1;
  for (const field of TEXT) {
    const value = said[field];
    if (isBlank(value) || field === "published") continue;
    if (authority >= believed || isBlank(merged[field])) Object.assign(merged, { [field]: value });
  }
  const published = earlier(paper?.published, said.published);
  if (published !== undefined) merged.published = published;
  for (const field of source?.signals ?? []) {
    if (field === "media") merged[field] = said[field] ?? [];
    else if (said[field] === undefined) delete merged[field as keyof Paper];
    else Object.assign(merged, { [field]: said[field] });
  }
  // Everybody's keywords are kept, in an order that does not depend on who came first.
  const keywords = [...new Set([...merged.keywords, ...(said.keywords ?? [])])];
  if (keywords.length > merged.keywords.length) {
    merged.keywords = merged.keywords.length > 0 ? keywords.sort() : keywords;
  }
  // A look-up is no listing: the source did not put the paper forward.
  if (!listing.lookup) merged.sources = [...new Set([...merged.sources, listing.source])].sort();
  if (source?.curated && (!merged.day || listing.day < merged.day)) {
    merged.day = listing.day;
  }
  return merged;
}

/**
 * Whether two states of a paper differ, and in what.
 * @returns `text` where the index must be written again, `shown` where entries read differently,
 * `counters` where only counts moved
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

// When a work was published does not change: an exact time is better than a day, which stands at
// noon, and of two the earlier one is the first version's.
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  const times = [one, other].filter((time) => time !== undefined);
  const exact = times.filter((time) => time % DAY !== DAY / 2);
  const candidates = exact.length > 0 ? exact : times;
  return candidates.length > 0 ? Math.min(...candidates) : undefined;
}

// A paper with categories has been looked up where they are said, though it was not listed there.
function believedOf({ sources, categories }: Paper, facts: Facts): number {
  const heard = [...facts.values()].filter(
    ({ name, classifies }) => sources.includes(name) || (classifies && categories.length > 0),
  );
  return Math.max(0, ...heard.map(({ authority }) => authority));
}

function blank(said: Statement): Paper {
  return {
    id: said.id,
    feedId: feedIdOf(said),
    title: said.title,
    abstract: "",
    authors: [],
    categories: [],
    sources: [],
    media: [],
    keywords: [],
  };
}

function feedIdOf({ id, url }: Statement): string {
  if (id.startsWith("arxiv:")) return `https://arxiv.org/abs/${id.slice("arxiv:".length)}`;
  if (id.startsWith("doi:")) return `https://doi.org/${id.slice("doi:".length)}`;
  return url ?? id;
}

function isBlank(value: Paper[keyof Paper]): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
