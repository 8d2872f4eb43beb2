import { FEED_FORMATS } from "../feeds/formats.ts";
import { urlOf } from "../lists/address.ts";
import { WebError } from "./errors.ts";

/** The address, without host, of what arXiv has at `/rss/cs.LG+cs.AI` or `/atom/cs.LG`. */
export function fromArxiv(format: "rss" | "atom", categories: string): string {
  return urlOf("", `/topics/${categories}`, {}, format);
}

/** The feeds of arXiv that are at the same paths here. */
export const ARXIV_FEEDS = [
  { format: "rss", id: "arxivRss", summary: "As arXiv's RSS" },
  { format: "atom", id: "arxivAtom", summary: "As arXiv's Atom" },
] as const;

/** The parameters of RSSHub that are supported. `filters` take words separated by `|`. */
export const RSSHUB = {
  cycles: ["date", "week", "month"],
  filters: ["filter", "filter_title", "filterout", "filterout_title"],
  formats: FEED_FORMATS.map(({ extension }) => extension),
};

/**
 * The address, without host, of what RSSHub has at `/huggingface/daily-papers/:cycle?/:votes?`.
 * Days, weeks and months are one feed: papers enter it when they are listed, or reach the votes.
 * @throws {WebError} 404 for another path; 400 for a parameter that is not supported, which most
 *   regular expressions are not
 */
export function fromRssHub(
  cycle: string | undefined,
  votes: string | undefined,
  search: URLSearchParams,
): string {
  if (cycle !== undefined && !RSSHUB.cycles.includes(cycle)) {
    throw new WebError(404, `The cycle must be one of ${RSSHUB.cycles.join(", ")}.`);
  }
  if (votes !== undefined && !/^\d{1,4}$/.test(votes)) {
    throw new WebError(404, "The votes must be a whole number.");
  }
  const known = [...RSSHUB.filters, "limit", "format"];
  const unknown = [...search.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 50);
    const all = known.join(", ");
    throw new WebError(400, `RSSHub's ${shown} is not supported here. Use one of ${all}.`);
  }
  const format = search.get("format") ?? RSSHUB.formats[0]!;
  if (!RSSHUB.formats.includes(format)) {
    throw new WebError(400, `format must be one of ${RSSHUB.formats.join(", ")}.`);
  }
  const parts = [
    "source:huggingface",
    Number(votes) > 0 ? `upvotes:>=${votes}` : "",
    wordsOf("filter", search, (words) => `(${words})`),
    wordsOf("filter_title", search, (words) => `title:(${words})`),
    wordsOf("filterout", search, (words) => `-(${words})`),
    wordsOf("filterout_title", search, (words) => `-title:(${words})`),
  ];
  const q = parts.filter(Boolean).join(" ");
  return urlOf("", "/papers", { q, limit: search.get("limit") ?? undefined }, format);
}

/**
 * A sentence on the lists here that replace RSSHub's.
 * @param votes as in {@link fromRssHub}
 */
export function whatRssHubBecomes(votes: string | undefined): string {
  const when = Number(votes) > 0 ? `they reach ${votes} upvotes` : "they are listed";
  return `RSSHub's lists of a day, a week and a month become one feed here: papers appear when ${when}.`;
}

// A query can say "a|some words|b", but no other regular expression.
function wordsOf(name: string, search: URLSearchParams, within: (words: string) => string): string {
  const pattern = search.get(name);
  if (pattern === null || pattern === "") return "";
  if (!/^[\p{L}\p{N}\s|-]+$/u.test(pattern)) {
    const message = `${name} takes words with | between them. For more, write a query in q=.`;
    throw new WebError(400, message, { parameter: name });
  }
  const words = pattern.split("|").filter((word) => word.trim() !== "");
  return within(words.map((word) => `"${word.trim()}"`).join(" OR "));
}

/**
 * The address with hnrss's `points` and `count` written as `upvotes:` and `limit`.
 * @returns undefined if it has neither
 */
export function fromHnrss(url: string): string | undefined {
  const { pathname, searchParams: search } = new URL(url);
  const [points, count] = [search.get("points"), search.get("count")];
  if (points === null && count === null) return undefined;
  search.delete("points");
  search.delete("count");
  if (points !== null) {
    if (!/^\d{1,6}$/.test(points)) throw new WebError(400, "points takes a whole number.");
    const asked = search.get("q")?.trim();
    search.set("q", `${asked ? `(${asked}) ` : ""}upvotes:>=${points}`);
  }
  if (count !== null) search.set("limit", count);
  // A path that begins with two slashes would lead to another host.
  return `${pathname.replace(/^\/+/, "/")}?${search.toString()}`;
}
