import { DAY } from "../text/time.ts";
import type { Listing, Paper, Statement } from "./paper.ts";

// Who is believed about the text of a work. The registry it was submitted to knows best.
const AUTHORITY: Record<string, number> = { arxiv: 2, biorxiv: 2, medrxiv: 2, huggingface: 1 };
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

// What only one source can say: it replaces what it said before, and takes it back by silence.
const SIGNALS: Record<string, readonly (keyof Statement)[]> = {
  huggingface: [
    "upvotes",
    "comments",
    "stars",
    "code",
    "project",
    "thumbnail",
    "media",
    "organization",
    "submitter",
    "summary",
  ],
};

/** The sources whose days are lists made by people. */
const CURATED = new Set(["huggingface"]);

/**
 * What is known of a paper once a listing is taken into account. The text is taken from the source
 * with most authority, the latest where they are equal; signals from the source that has them.
 * @param paper undefined for a work never seen before
 * @returns a new record; the id and feed id of a known paper never change
 */
export function merge(paper: Paper | undefined, listing: Listing): Paper {
  const said = listing.paper;
  const merged: Paper = paper ? { ...paper } : blank(said);
  const authority = AUTHORITY[listing.source] ?? 0;
  const believed = paper ? believedOf(paper) : -1;
  for (const field of TEXT) {
    const value = said[field];
    if (isBlank(value) || field === "published") continue;
    if (authority >= believed || isBlank(merged[field])) Object.assign(merged, { [field]: value });
  }
  const published = earlier(paper?.published, said.published);
  if (published !== undefined) merged.published = published;
  for (const field of SIGNALS[listing.source] ?? []) {
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
  if (CURATED.has(listing.source) && (!merged.day || listing.day < merged.day)) {
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

function believedOf({ sources, categories }: Paper): number {
  const authorities = sources.map((name) => AUTHORITY[name] ?? 0);
  // Only arXiv says categories: it has been asked about this one.
  return Math.max(...authorities, categories.length > 0 ? AUTHORITY["arxiv"]! : 0);
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
