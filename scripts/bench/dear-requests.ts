import { PLACES } from "../../src/paper/log.ts";
import { parse } from "../../src/query/index.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { DAY, dayOf } from "../../src/text/time.ts";
import { tokensOf, wordsOf } from "../../src/text/words.ts";
import type { Database } from "../host/migrate.ts";

/**
 * Requests that cost much, as a stranger makes them who knows what the log holds: the commonest
 * words in every kind of query, of every kind of list.
 */
export async function dearRequests(db: Database): Promise<string[]> {
  const day = dayOf(Date.now() / 1000 - 40 * DAY);
  return queriesOf(await sharesOf(db)).flatMap((query) => {
    const read = parse(query);
    if (!read.ok) throw new Error(`${query}: ${read.error.message}`);
    return requestsFor(query, day);
  });
}

function requestsFor(query: string, day: string): string[] {
  const q = new URLSearchParams({ q: query }).toString();
  const list = new URLSearchParams({ list: `/papers?${q}` }).toString();
  const later = (Math.floor(Date.now() / 1000) + DAY) * PLACES;
  return [
    `/papers?${q}`,
    `/papers?limit=500&${q}`,
    `/papers?before=${later}&${q}`,
    `/papers?include=revised&${q}`,
    `/papers?sort=relevance&${q}`,
    `/papers?sort=top&${q}`,
    `/topics/llm-agents?${q}`,
    `/papers.rss?${q}`,
    `/papers.rss?include=revised&${q}`,
    `/papers.rss?digest=weekly&${q}`,
    `/papers.csv?limit=1000&${q}`,
    `/papers.ndjson?since=0&limit=1&${q}`,
    `/papers.ndjson?since=0&${q}`,
    `/papers/date/${day}?${q}`,
    `/papers/month/${day.slice(0, 7)}?${q}`,
    `/follow/papers.rss?${q}`,
    `/subscribe?${list}`,
  ];
}

/** The tokens of the texts in the log, and their beginnings, by the share of papers with them. */
interface Shares {
  tokens: string[];
  beginnings: Map<string, number>;
}

async function sharesOf(db: Database): Promise<Shares> {
  const { results } = await db
    .prepare("SELECT title, abstract FROM paper")
    .all<{ title: string; abstract: string }>();
  const tokens = new Map<string, number>();
  const beginnings = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1 / results.length);
  for (const { title, abstract } of results) {
    for (const token of new Set(tokensOf(wordsOf(texToUnicode(`${title} ${abstract}`))))) {
      if (!/^[a-z]+$/.test(token)) continue;
      count(tokens, token);
      for (let length = 3; length <= token.length; length++) {
        count(beginnings, token.slice(0, length));
      }
    }
  }
  const common = [...tokens].toSorted((a, b) => b[1] - a[1]).map(([token]) => token);
  return { tokens: common, beginnings };
}

function queriesOf({ tokens, beginnings }: Shares): string[] {
  const [first = "", ...others] = tokens;
  const either = (words: readonly string[]) => `(${words.join(" OR ")})`;
  const fill = (word: string) => `"${`${word} `.repeat(500 / (word.length + 1)).trim()}"`;
  const never = others.slice(0, 17).map((word) => `"${first} ${word} ${first} ${first}"`);
  return [
    first,
    `-${first}`,
    `"${first} ${first}"`,
    `"${tokens[1]} ${first} ${tokens[1]}"`,
    `${tokens[1]} -${first}`,
    "source:huggingface -source:huggingface",
    fill(first),
    `"${tokens.slice(0, 80).join(" ").slice(0, 500)}"`,
    either(never),
    never.join(" "),
    `${either(tokens.slice(0, 19))} -${either(tokens.slice(0, 19))}`,
    `${tokens.slice(0, 38).join(" ")} -${first}`,
    either(tokens.slice(0, 20).map((token) => `(${token} -${first})`)),
    `title:${either(tokens.slice(0, 30))} -title:${first}`,
    `${either(tokens.slice(0, 38))} zqxj`,
    "after:1990 -date:2026 -date:2025",
    `${either(["2001", "2005", "2011"].map((year) => `date:${year}-02-03..2019-10-11`))} ${first}`,
    "-has:code -has:media upvotes:<1000 source:huggingface",
    `au:"a ${first}" OR au:"j s" OR au:"m k"`,
    prefixesOf(beginnings, 1),
    prefixesOf(beginnings, 8),
    `${prefixesOf(beginnings, 8)} zqxj`,
    `zqxj ${prefixesOf(beginnings, 1)}`,
    `optimizatiom classificatoin ${tokens.slice(0, 6).join(" ")}`,
    `reinforcemenz "${tokens.slice(0, 8).join(" ")}" -${first}`,
  ];
}

// The most frequent beginnings among those allowed together.
function prefixesOf(beginnings: ReadonlyMap<string, number>, most: number): string {
  const sorted = [...beginnings].toSorted((a, b) => b[1] - a[1]).map(([beginning]) => beginning);
  let chosen: string[] = [];
  const queryOf = (some: readonly string[]) =>
    some.map((beginning) => `${beginning}*`).join(" OR ");
  const isApart = (one: string) =>
    chosen.every((other) => !one.startsWith(other) && !other.startsWith(one));
  for (const beginning of sorted) {
    if (chosen.length === most) break;
    if (isApart(beginning) && parse(queryOf([...chosen, beginning])).ok) {
      chosen = [...chosen, beginning];
    }
  }
  return `(${queryOf(chosen)})`;
}
