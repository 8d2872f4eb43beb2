import { bounded, boundsOf } from "./bounded.ts";
import { costOf, START_OF_TOKEN } from "./cost.ts";
import { CURRENT } from "./current.ts";
import { type Binary, binary, type Expression, tagged } from "./expression.ts";
import { matchText } from "./match.ts";
import { PORTER } from "./porter.ts";

/** A MATCH for rows of the index. */
interface Match {
  /** The text of an FTS5 MATCH. */
  match: string;
  /** The one for rows of the first version, if another. */
  older?: string;
}

/**
 * As a {@link Match}, and how much of an answer can be had at once. Absent are bounds that no
 * answer reaches.
 */
export interface Asked extends Match {
  /**
   * The MATCH for rows that have one of some tags besides. It ends with them, even if none matches.
   */
  within: (tags: readonly string[]) => Match;
  /** The most tags to narrow it by. */
  mostTags: number;
  /** Moments to look at in one go. */
  reach?: number;
  /** Moments to look at for each thing that a page says besides its entries. */
  beside: number;
  /** How often the index may be asked; once where many words may begin as is asked for. */
  lookups?: number;
  /** Set if ranking by relevance takes too long. */
  broad?: true;
}

// Milliseconds of CPU in a log of 500,000 moments: to look at the whole log, at part of it where
// that is too long, and for what a page says besides; to ask for one commit after the other; to
// find the tags that it is narrowed by; to rank.
const MOST = { whole: 45, step: 20, beside: 8, lookups: 30, tags: 25, ranking: 80 };
// Each 2,000 moments cost a row.
const MOST_REACH = 80_000;
const LARGE_LOG = 500_000;
const MOST_LOOKUPS = 500;
const LOOKUPS_OF_PAGE = 3;
const FEW_BEGIN_SO = 5;

/** How the index is asked for an expression, and how much at once. */
export function askedFor(expression: Expression): Asked {
  const asked = binary(expression);
  const { start, moment, seek, ranking, prefixes } = costOf(asked);
  const tags = MOST.tags / (START_OF_TOKEN * boundsOf(asked));
  const lookups =
    prefixes > 0 ? lookupsOf(prefixes, start) : Math.max(LOOKUPS_OF_PAGE, MOST.lookups / seek);
  return {
    ...matchOf(asked),
    within: (some) => matchOf(bounded(asked, oneOf(some))),
    mostTags: Math.floor(tags),
    ...(moment * LARGE_LOG > MOST.whole && { reach: reachOf(MOST.step, moment) }),
    beside: reachOf(MOST.beside, moment),
    ...(lookups < MOST_LOOKUPS && { lookups: Math.floor(lookups) }),
    ...((ranking > MOST.ranking || lookups < LOOKUPS_OF_PAGE) && { broad: true }),
  };
}

function reachOf(most: number, moment: number): number {
  return Math.min(MOST_REACH, Math.floor(most / moment));
}

function matchOf(asked: Binary): Match {
  const [match, older] = [CURRENT, PORTER].map((dialect) => matchText(asked, dialect));
  return { match: match!, ...(older !== match && { older: older! }) };
}

function oneOf(tags: readonly string[]): Binary {
  const parts = tags.map((tag) => tagged("after", tag));
  return parts.length === 1 ? parts[0]! : { type: "or", parts };
}

// Words that are rare elsewhere may be common in one log, so estimates of prefixes are not relied
// on.
function lookupsOf(prefixes: number, start: number): number {
  return prefixes === 1 && start < FEW_BEGIN_SO ? LOOKUPS_OF_PAGE : 1;
}
