/** A work, whoever lists it. One record per work; its id carries no version. */
export interface Paper {
  /** `arxiv:2411.05783`, `doi:10.1101/…`, or the hash of a link (`url:…`) or guid (`guid:…`). */
  id: string;
  /** The guid of its entries, in every format; never changed once given. */
  feedId: string;
  title: string;
  /** Plain text; paragraphs are parted by blank lines. */
  abstract: string;
  /** Names as written, in order; hidden ones are left out. */
  authors: string[];
  /** arXiv categories, the primary one first, aliases resolved. */
  categories: string[];
  /** When version 1 was published. */
  published?: number;
  version?: number;
  doi?: string;
  /** Its page for people, as the source gives it. It stands for the work if the id is `url:…`. */
  url?: string;
  /** A note of its authors: pages, figures, where it was accepted. */
  comment?: string;
  /** The journal it was published in, by name or as a citation by its authors. */
  journal?: string;
  volume?: string;
  issue?: string;
  /** First and last page, or an article number: `12–19`, `e0123`. */
  pages?: string;
  publisher?: string;
  license?: string;
  /** The sources that have listed it, in alphabetical order. */
  sources: string[];
  /** The day of the curated list it was first on, `YYYY-MM-DD`. */
  day?: string;
  upvotes?: number;
  comments?: number;
  stars?: number;
  code?: string;
  project?: string;
  thumbnail?: string;
  media: string[];
  organization?: Account;
  submitter?: Account;
  keywords: string[];
  /** A one-sentence summary written by a model, upstream. */
  summary?: string;
}

/** A person or an organization on a source: the login, and the name shown. */
export interface Account {
  name: string;
  fullname?: string;
}

/** A moment of the log with the paper it is about. A feed's entry is made from it. */
export interface PaperMoment {
  /** The moment's place in the log; descending is newest first. */
  seq: number;
  /** When the paper entered. */
  at: number;
  /** When the moment's text was last committed. */
  written: number;
  /** The version that the moment added, where revisions are asked for. */
  revision?: number;
  /** The words that the paper shares with those it is asked to be like; where it is asked. */
  shares?: readonly string[];
  paper: Paper;
}

/** One paper on one page of a source. Fields that the source does not say are absent. */
export interface Listing {
  source: string;
  /** The source's own day, `YYYY-MM-DD`. */
  day: string;
  /** Its place on the page, 0 first. */
  rank: number;
  /** Why it is listed: new, in another category too, or in a new version. Absent is new. */
  kind?: "new" | "cross" | "replace";
  /** Asked for by its id, not put forward by the source. */
  lookup?: true;
  paper: Statement;
  /** Further ids of the work, for instance of a second DOI. */
  others?: readonly string[];
  /** Ids of the item, if it comes from a feed. */
  item?: ItemIds;
}

/** Ids of an item of a feed. */
export interface ItemIds {
  /** `guid:…`. All items of a feed have the same first 17 characters. */
  guid?: string;
  /** `url:…` */
  link?: string;
  /** Whether other items of the feed have the same link. */
  isShared?: boolean;
}

/** A paper as one source states it: an id, a title, and whatever else the source says. */
export type Statement = Pick<Paper, "id" | "title"> &
  Partial<Omit<Paper, "feedId" | "sources" | "day">>;
