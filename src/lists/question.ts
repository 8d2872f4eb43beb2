import type { Format } from "../feeds/feed.ts";
import { inWords, type Naming, parse, type Query, type Spelling } from "../query/index.ts";
import { UnreadableQuery } from "./errors.ts";
import type { Params } from "./params.ts";
import type { ListSource } from "./sources.ts";
import type { Days, Unit } from "./units.ts";

/** A question read from an address, not yet answered. */
export type Question =
  | FrontQuestion
  | DaysQuestion
  | SearchQuestion
  | TopicQuestion
  | TrendingQuestion
  | PaperQuestion
  | RelatedQuestion;

interface Asked {
  params: Params;
  /** The format that is asked for; absent for the page. */
  format?: Format;
}

/** The newest day of a source; the newest papers where no source has days to show. */
export interface FrontQuestion extends Asked {
  kind: "front";
  source?: ListSource;
}

/** A day, week or month. */
export interface DaysQuestion extends Asked, Typed {
  kind: Unit;
  days: Days;
}

/** Everything that a query finds. */
export interface SearchQuestion extends Asked, Typed {
  kind: "search";
}

/** A topic or some arXiv categories, narrowed by a query where there is one. */
export interface TopicQuestion extends Asked, Typed {
  kind: "topic";
  topic: NamedQuery;
}

/** The trending papers; as a feed, papers as they come to be among them. */
export interface TrendingQuestion extends Asked {
  kind: "trending";
}

/** One paper. */
export interface PaperQuestion extends Asked {
  kind: "paper";
  id: string;
  /** The id as it was written. */
  given: string;
}

/** Papers related to one. */
export interface RelatedQuestion extends Asked {
  kind: "related";
  id: string;
  /** The id as it was written. */
  given: string;
}

/** A query with a name of its own. */
export interface NamedQuery {
  /** The last part of its canonical path. */
  name: string;
  title: string;
  description: string;
  query: Query;
}

/** A query as it was typed. */
export interface Typed {
  /** Absent where everything is asked for. */
  typed?: Query;
  /** How it was typed. */
  spelling?: Spelling;
  /** Sentences about how it was read. */
  notices: readonly string[];
}

/** The parts of a typed query that a list keeps. */
export function asTyped({ typed, spelling }: Typed): Pick<Typed, "typed" | "spelling"> {
  return { ...(typed && { typed }), ...(spelling && { spelling }) };
}

/** The name of a query: as it was typed. One for papers like others is said in words. */
export function calledBy({ text, parts }: Spelling): string {
  return parts.some(({ query }) => query.type === "like") ? inWords(parts) : text;
}

/**
 * Reads a query.
 * @param naming the sources that it can name
 * @throws {UnreadableQuery}
 */
export function typedQuery(q: string | undefined, naming?: Naming): Typed {
  if (q === undefined) return { notices: [] };
  const parsed = parse(q, naming);
  if (!parsed.ok) throw new UnreadableQuery(q, parsed.error);
  const { tree, spelling, notices } = parsed;
  return tree ? { typed: tree, spelling, notices } : { notices };
}
