import type { ArxivData, ArxivPaper } from "../../scripts/simulator/arxiv-papers.ts";
import { arxivSimulator } from "../../scripts/simulator/arxiv.ts";
import type { DailyPaper } from "../../scripts/simulator/huggingface-api.ts";
import { simulator } from "../../scripts/simulator/huggingface.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { feed } from "../../src/sources/feed/index.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import type { Source } from "../../src/sources/source.ts";
import { rss } from "../ingest/feed-wire.ts";
import { daily } from "../ingest/wire.ts";

/** A Monday. arXiv has announced its papers by {@link START}, and no day ends before the evening. */
export const TODAY = "2026-11-23";
/** The Friday before: all of it is backfill. */
export const FRIDAY = "2026-11-20";
export const START = Date.parse(`${TODAY}T06:00:00Z`) / 1000;

const JOURNAL = "https://journal.example/feed";

const options = {
  ...OPTIONS,
  ARXIV_CATEGORIES: ["cs.LG"],
  FEEDS: [{ url: JOURNAL, name: "Journal" }],
};

/** A page of each kind: a curated list, an announcement, records, a look-up and a feed. */
export const SOURCES: Source[] = [
  huggingface.create(options),
  arxiv.create(options),
  feed(FACTS).create(options),
];

/** How many times the upstreams change. */
export const CHANGES = 2;

/**
 * The upstreams: each time they change there are new papers, votes that cross steps, another text
 * and code that comes late.
 * @param clock the time of the upstreams, in seconds UTC
 * @param changes how often they have changed, 0 to {@link CHANGES}
 */
export function upstreams(clock: () => number, changes: () => number): typeof fetch {
  const curated = simulator((day) => curatedOn(day, changes()), { clock, quota: 10_000 });
  const papers = arxivSimulator(announcements, { clock });
  return async (input, init) => {
    const request = new Request(input, init);
    const { host } = new URL(request.url);
    if (host === "huggingface.example") return curated.fetch(request);
    if (host === "journal.example") return new Response(journal(changes()));
    return papers.fetch(request);
  };
}

function curatedOn(day: string, changes: number): DailyPaper[] {
  if (day === FRIDAY) {
    return [
      daily(11, { title: "Forgetting on Friday", upvotes: 4 }),
      daily(12, { title: "Agents of Friday", upvotes: changes < 2 ? 7 : 23 }),
    ];
  }
  if (day !== TODAY) return [];
  const all = [
    daily(1, {
      title: changes < 2 ? "Forgetting on purpose" : "Forgetting, revised",
      upvotes: [3, 24, 52][changes]!,
      ...(changes >= 2 && { githubRepo: "https://github.com/o/r" }),
    }),
    daily(2, { title: "Agents that learn", upvotes: changes < 2 ? 2 : 21 }),
    daily(3, { title: "Unlearning at night", upvotes: 20 }),
    daily(4, { title: "Forgetting at last", upvotes: 22 }),
  ];
  return all.slice(0, changes + 2);
}

function journal(changes: number): string {
  const items = Array.from({ length: changes + 2 }, (_, n) => {
    return `<title>Finding ${n} on forgetting</title><link>https://journal.example/${n}</link>
      <guid isPermaLink="false">finding-${n}</guid>
      <pubDate>Mon, 23 Nov 2026 0${n}:00:00 GMT</pubDate>
      <description>A finding about forgetting and agents, number ${n}.</description>`;
  });
  return rss(...items.toReversed());
}

const announcements: ArxivData = {
  announced(day) {
    if (day === TODAY) {
      return [
        { type: "new", paper: work("2611.00101", "Forgetting in networks") },
        { type: "new", paper: work("2611.00003", "Unlearning at night") },
        { type: "replace", paper: { ...work("2610.00104", "Agents, again"), version: 2 } },
      ];
    }
    if (day !== FRIDAY) return [];
    return [
      { type: "new", paper: work("2611.00011", "Forgetting on Friday") },
      { type: "new", paper: work("2611.00105", "Networks of Friday") },
    ];
  },
  find(id) {
    return id === "2611.00001" ? work(id, "Forgetting on purpose") : undefined;
  },
};

function work(id: string, title: string): ArxivPaper {
  // As the curated list says.
  const submitted = Date.parse("2026-11-18T17:00:00Z") / 1000;
  return {
    id,
    version: 1,
    title,
    abstract: `An abstract for ${id}, which forgets.`,
    authors: ["Ada Lovelace", "Emmy Noether"],
    categories: ["cs.LG", "stat.ML"],
    published: submitted,
    updated: submitted,
    license: "http://creativecommons.org/licenses/by/4.0/",
  };
}
