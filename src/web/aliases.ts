import { FEED_FORMATS } from "../feeds/formats.ts";
import { urlOf } from "../lists/address.ts";
import { WebError } from "./errors.ts";

/** The address here, without its host, of a feed of arXiv: `/rss/cs.LG+cs.AI`, `/atom/cs.LG`. */
export function fromArxiv(format: "rss" | "atom", categories: string): string {
  return urlOf("", `/topics/${categories}`, {}, format);
}

/** What RSSHub takes, as far as there is a like here: `filters` take words, parted by `|`. */
export const RSSHUB = {
  cycles: ["date", "week", "month"],
  filters: ["filter", "filter_title", "filterout", "filterout_title"],
  formats: FEED_FORMATS.map(({ extension }) => extension),
};

/**
 * The address here of RSSHub's `/huggingface/daily-papers/:cycle?/:votes?`. A day, a week and a
 * month are one feed here: papers enter it as they are listed, or reach the votes.
 * @throws {WebError} 400 for what a query cannot say: most regular expressions
 */
export function fromRssHub(
  cycle: string | undefined,
  votes: string | undefined,
  search: URLSearchParams,
): string {
  if (cycle !== undefined && !RSSHUB.cycles.includes(cycle)) {
    throw new WebError(404, `A cycle is one of ${RSSHUB.cycles.join(", ")}.`);
  }
  if (votes !== undefined && !/^\d{1,4}$/.test(votes)) {
    throw new WebError(404, "The least votes are a whole number.");
  }
  const known = [...RSSHUB.filters, "limit", "format"];
  const unknown = [...search.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const all = known.join(", ");
    throw new WebError(400, `RSSHub's ${unknown} has no like here. There are ${all}.`);
  }
  const format = search.get("format") ?? RSSHUB.formats[0]!;
  if (!RSSHUB.formats.includes(format)) {
    throw new WebError(400, `format is one of ${RSSHUB.formats.join(", ")}.`);
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

// "a|some words|b" can be said; any other regular expression cannot.
function wordsOf(name: string, search: URLSearchParams, within: (words: string) => string): string {
  const pattern = search.get(name);
  if (pattern === null || pattern === "") return "";
  if (!/^[\p{L}\p{N}\s|-]+$/u.test(pattern)) {
    const why = "only words and | between them can be asked for; a query can say more, see q=";
    throw new WebError(400, `${name}=${pattern.slice(0, 100)}: ${why}.`, { parameter: name });
  }
  const words = pattern.split("|").filter((word) => word.trim() !== "");
  return within(words.map((word) => `"${word.trim()}"`).join(" OR "));
}

/**
 * The address without hnrss's `points` and `count`, which are `upvotes:` and `limit` here.
 * @returns undefined when it has neither
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
  // A path of several slashes would be another host.
  return `${pathname.replace(/^\/+/, "/")}?${search.toString()}`;
}
