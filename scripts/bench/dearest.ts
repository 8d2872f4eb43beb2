import { parse } from "../../src/query/index.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { tokensOf, wordsOf } from "../../src/text/words.ts";
import { dayOf } from "../../src/text/time.ts";
import type { Line } from "./budget.ts";
import type { BenchWire } from "./site.ts";

const MOST_COLD_FEEDS = 30;
// CPU comes in hundredths of a second.
const TIMES = 3;
const SHOWN = 5;

/**
 * The requests that cost most of those a stranger may think of who knows what the log holds, against
 * a cold feed.
 * @param coldFeed CPU of that, in seconds
 */
export async function benchDearest(wire: BenchWire, coldFeed: number): Promise<Line[]> {
  const costs: { path: string; feeds: number }[] = [];
  for (const path of requestsOf(await sharesOf(wire))) {
    costs.push({ path, feeds: (await cpuOf(wire, path)) / coldFeed });
  }
  costs.sort((a, b) => b.feeds - a.feeds);
  const [dearest] = costs;
  return [
    {
      what: `dearest of ${costs.length} requests`,
      measured: `${dearest!.feeds.toFixed(1)} cold feeds`,
      budget: `at most ${MOST_COLD_FEEDS}`,
      ok: dearest!.feeds <= MOST_COLD_FEEDS,
    },
    ...costs.slice(0, SHOWN).map(({ path, feeds }) => ({
      what: `  ${shorten(decodeURIComponent(path.replaceAll("+", " ")))}`,
      measured: feeds.toFixed(1),
    })),
  ];
}

async function cpuOf({ worker }: BenchWire, path: string): Promise<number> {
  const before = worker.cpu();
  for (let n = 0; n < TIMES; n++) {
    const answer = await fetch(`${worker.url}${path}&utm_x=${n}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
  }
  return (worker.cpu() - before) / TIMES;
}

/** The tokens of the texts in the log, and their beginnings, by the share of papers with them. */
interface Shares {
  tokens: string[];
  beginnings: Map<string, number>;
}

async function sharesOf(wire: BenchWire): Promise<Shares> {
  const db = await wire.db();
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

function requestsOf({ tokens, beginnings }: Shares): string[] {
  const [first = "", ...others] = tokens;
  const either = (words: readonly string[]) => `(${words.join(" OR ")})`;
  const fill = (word: string) => `"${`${word} `.repeat(500 / (word.length + 1)).trim()}"`;
  const never = others.slice(0, 17).map((word) => `"${first} ${word} ${first} ${first}"`);
  const queries = [
    first,
    `-${first}`,
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
  const paths = [
    "/papers?",
    "/papers.rss?",
    "/papers?sort=relevance&",
    "/papers?sort=top&",
    "/papers.csv?limit=1000&",
    "/papers.ndjson?since=0&limit=1&",
    "/papers.ndjson?since=0&",
    "/papers.rss?digest=weekly&",
    `/papers/month/${dayOf(Date.now() / 1000 - 40 * 86_400).slice(0, 7)}?`,
  ];
  return queries.flatMap((query) => {
    const read = parse(query);
    if (!read.ok) throw new Error(`${query}: ${read.error.message}`);
    return paths.map((path) => path + new URLSearchParams({ q: query }).toString());
  });
}

// Of the beginnings that are let through together, those that most papers have.
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

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
