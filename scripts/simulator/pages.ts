import { weekOf } from "../../src/text/time.ts";

/** Parts of the addresses of sample pages. */
export interface Sample {
  /** The id of a paper. */
  id: string;
  /** The id of a paper with a formula in its abstract. */
  formula: string;
  /** A day on which papers were listed, `YYYY-MM-DD`. */
  day: string;
  /** The seq of a moment that has older ones. */
  moment: number;
}

/** A page of the site. */
interface Page {
  name: string;
  path: (sample: Sample) => string;
  status: number;
}

/** Every kind of page. */
export const PAGES: readonly Page[] = [
  page("today", "/"),
  page("the newest", "/papers"),
  page("older ones", ({ moment }) => `/papers?before=${moment}`),
  page("trending", "/papers/trending"),
  page("a day", ({ day }) => `/papers/date/${day}`),
  page("a week", ({ day }) => `/papers/week/${weekOf(day)}`),
  page("a month", ({ day }) => `/papers/month/${day.slice(0, 7)}`),
  page("a paper", ({ id }) => `/papers/${id}`),
  page("a paper with a formula", ({ formula }) => `/papers/${formula}`),
  page("papers like a paper", ({ id }) => `/papers?q=like:${id}@95`),
  page("related papers", ({ id }) => `/papers/${id}/related`),
  page("a library", "/like"),
  page("a topic", "/topics/machine-unlearning"),
  page("categories", "/topics/cs.LG+cs.CL"),
  page("topics", "/topics"),
  page("how to follow a topic", "/follow/topics/machine-unlearning.rss"),
  page("how to follow a search", "/follow/papers.atom?q=learning&digest=weekly"),
  page("a search", "/papers?q=learning"),
  page("a search for several words", "/papers?q=language+models"),
  page("a search for a phrase, ranked", "/papers?q=%22machine+unlearning%22&sort=top"),
  page("a search that finds nothing", "/papers?q=%22nothing+like+this%22"),
  page("a misspelt search", "/papers?q=machine+unleraning+zebrafish"),
  page("the feed builder", "/build"),
  page("a feed built", "/build?title=unlearning"),
  page("a topic by mail", "/subscribe?list=/topics/machine-unlearning"),
  page("a topic in a channel", "/channels?list=/topics/machine-unlearning"),
  page("mails that are kept", "/outbox"),
  page("unsubscribing", "/unsubscribe/unknown"),
  page("about", "/about"),
  page("status", "/status"),
  page("a query error", "/papers?q=unlearning+upvote:%3E%3D5", 400),
  page("an unknown parameter", "/papers?limits=5", 400),
  page("a date that does not exist", "/papers/date/2026-02-30", 404),
  page("an unknown paper", "/papers/arxiv:2001.00001", 404),
  page("an unknown topic", "/topics/machine-unlerning", 404),
];

function page(name: string, path: string | Page["path"], status = 200): Page {
  return { name, path: typeof path === "string" ? () => path : path, status };
}

/**
 * Asks a sample service for the parts of addresses.
 * @param site its origin
 * @throws when it has no papers yet
 */
export async function findSample(site: string): Promise<Sample> {
  // A longer feed has its abstracts shortened.
  const newest = await papersOf(`${site}/papers.json?limit=200`);
  const [top] = await papersOf(`${site}/papers/trending.json`);
  const formula = newest.find(({ summary }) => summary?.includes("10⁻"));
  const middle = newest[Math.floor(newest.length / 2)];
  if (!top?._paper.day || !middle || !formula) throw new Error("The sample papers are not there.");
  return {
    id: top._paper.id,
    formula: formula._paper.id,
    day: top._paper.day,
    moment: middle._paper.moment,
  };
}

interface Item {
  summary?: string;
  _paper: { id: string; moment: number; day?: string };
}

async function papersOf(feed: string): Promise<Item[]> {
  const { items } = (await (await fetch(feed)).json()) as { items: Item[] };
  return items;
}
