import { entryOf, type EntryOptions } from "../../src/feeds/entry.ts";
import type { WireFeed } from "../../src/feeds/feed.ts";
import type { Paper, PaperMoment } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";

/** When the site of these feeds last committed anything. */
const COMMITTED = Date.parse("2026-11-20T09:00:00Z") / 1000;
const ENTERED = Date.parse("2026-11-20T12:30:00Z") / 1000;

export function paperWith(fields: Partial<Paper> = {}): Paper {
  return {
    id: "arxiv:2411.05783",
    feedId: "https://arxiv.org/abs/2411.05783",
    title: "Forgetting on purpose",
    abstract: "We study how a model forgets.\n\nIt forgets what it is asked to.",
    authors: ["Ada Example", "Björn Muster"],
    categories: ["cs.LG", "cs.CL"],
    published: Date.parse("2026-11-18T18:59:59Z") / 1000,
    sources: ["arxiv", "huggingface"],
    media: [],
    keywords: ["machine unlearning"],
    ...fields,
  };
}

export function paperMomentOf(
  paper: Paper = paperWith(),
  fields: Partial<PaperMoment> = {},
): PaperMoment {
  return { seq: 1_837_000_000_000_000, at: ENTERED, written: ENTERED, paper, ...fields };
}

/** A feed of papers, each entering a minute before the one above it. */
export function feedOf(
  papers: Paper[],
  options: EntryOptions = { content: "full" },
  fields: Partial<WireFeed> = {},
): WireFeed {
  const entries = papers.map((paper, n) => {
    const at = ENTERED - 60 * n;
    return entryOf(
      paperMomentOf(paper, { seq: 1_837_000_000_000_000 - n, at, written: at }),
      options,
      FACTS,
    );
  });
  return {
    options: {
      id: "https://wire.example/papers",
      title: "All papers",
      link: "https://wire.example/papers",
      description: "Every paper, newest first",
      ttl: 60,
      ...(entries[0] && { updated: entries[0].date }),
    },
    self: "https://wire.example/papers.xml",
    committed: new Date(COMMITTED * 1000),
    entries,
    ...fields,
  };
}

/** A feed with everything a feed can have. */
export function wholeFeed(extension: string): WireFeed {
  const feed = feedOf([RICH, SPARSE]);
  feed.self = `https://wire.example/papers.${extension}?limit=2&q=a`;
  feed.next = `https://wire.example/papers.${extension}?before=1&limit=2&q=a`;
  feed.hub = "https://wire.example/hub?a&b";
  return feed;
}

export const SPARSE = paperWith({
  id: "doi:10.1101/2026.11.01.123456",
  feedId: "https://doi.org/10.1101/2026.11.01.123456",
  title: "A preprint of which little is known",
  abstract: "",
  authors: [],
  categories: [],
  keywords: [],
  sources: ["biorxiv"],
  doi: "10.1101/2026.11.01.123456",
});
delete SPARSE.published;

export const RICH = paperWith({
  upvotes: 42,
  comments: 3,
  stars: 1234,
  version: 2,
  doi: "10.48550/arXiv.2411.05783",
  day: "2026-11-20",
  code: "https://github.com/example/forget",
  project: "https://forget.example/?a=1&b=2",
  thumbnail: "https://cdn.example/2411.05783.png",
  organization: { name: "example-lab", fullname: "Example Lab" },
  submitter: { name: "ada" },
  summary: "A model is made to forget.",
});
