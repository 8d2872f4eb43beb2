import type { Period } from "../feeds/periods.ts";
import type { PaperMoment } from "../paper/paper.ts";
import type { Query, Spelling } from "../query/index.ts";
import type { Params } from "./params.ts";
import type { Days, Unit } from "./units.ts";

/** A list of papers: the same whether it is shown as a page, written as a feed or sent. */
export type List =
  | FrontList
  | DaysList
  | SearchList
  | TopicList
  | TrendingList
  | PaperList
  | RelatedList;

/** The address of a list. */
export interface Place {
  /** Canonical, without extension. */
  path: string;
  /** The query as it was typed, others canonical; those with their default value are undefined. */
  params: Readonly<Record<string, string | number | undefined>>;
}

/** The address and the names of a list. */
export interface Heading extends Pick<Place, "path"> {
  title: string;
  /** One sentence about what is in it. */
  description: string;
}

/** The parts of every list. */
interface Common extends Heading, Place, Entries {
  /** How much of each entry is told. */
  content: Params["content"];
  /** The list to subscribe to, where that is another one: the feeds of this one end with it. */
  follow?: Place;
  /** The query that was typed. */
  typed?: Query;
  /** How it was typed. */
  spelling?: Spelling;
  /** Sentences for its reader. */
  notices: readonly string[];
}

/** The entries of a list. */
export interface Entries {
  /** Newest first in feeds, in the list's own order on its page. */
  entries: PaperMoment[];
  /** When the site last committed anything, in seconds UTC; for feeds without entries. */
  committed?: number;
  /** The seq that older entries are below, if there are any. */
  olderThan?: number;
  /** Whether a higher limit may show more. */
  isCut?: boolean;
  /** Whether entries leave it as time passes, so that no date tells whether it has changed. */
  passing?: boolean;
  /** Whether each upvote changes it: its order is made by counts, or it is of one paper. */
  exact?: boolean;
  /** How many enter a week, where finding them has told it. */
  rate?: number;
  /** The periods that digests are made of. */
  digest?: { periods: Period[]; more: boolean };
  /** The cursor from which a script goes on, and whether there is more by now. */
  since?: { cursor: string; more: boolean };
}

export interface FrontList extends Common {
  kind: "front";
  /** The day it shows; absent where it shows the newest papers. */
  days?: Days;
  follow: Place;
}

export interface DaysList extends Common {
  kind: Unit;
  days: Days;
}

export interface SearchList extends Common {
  kind: "search";
}

export interface TopicList extends Common {
  kind: "topic";
}

export interface TrendingList extends Common {
  kind: "trending";
}

/** The papers that are most like one. */
export interface RelatedList extends Common {
  kind: "related";
}

export interface PaperList extends Common {
  kind: "paper";
  entries: [PaperMoment];
}
