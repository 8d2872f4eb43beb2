import type { Format } from "../feeds/feed.ts";
import { FEED_FORMATS } from "../feeds/formats.ts";
import { canonical } from "../query/index.ts";
import { entriesAt } from "../store/entries.ts";
import type { Range } from "../store/matching.ts";
import { urlOf } from "./address.ts";
import type { Context, Known } from "./context.ts";
import { rangeOf } from "./entries.ts";
import { ListError } from "./errors.ts";
import {
  type FollowedQuestion,
  followedQuestion,
  headingOf,
  isFollowed,
  queryOf,
} from "./follow.ts";
import type { List } from "./list.ts";
import { canonicalParams } from "./params.ts";
import { questionAt } from "./routes.ts";

/** A feed that is pushed as papers enter it. */
export interface PushedFeed {
  /** Its canonical path and parameters. */
  topic: string;
  /** Those of the list it is a feed of, the same for every format. */
  list: string;
}

/**
 * The feed at an address of this site, in any spelling, that can be pushed.
 * @throws {ListError} when there is no feed at the address, or nothing new comes to it
 */
export function pushedFeedAt(known: Known, address: string): PushedFeed {
  const question = questionAt(address, known);
  const { format } = question;
  if (!isFeed(format)) {
    const formats = FEED_FORMATS.map(({ extension }) => `.${extension}`).join(", ");
    throw new ListError("unreadable", `This is not a feed. Feeds end in ${formats}.`);
  }
  if (!isFollowed(question) || !isPushed(question.params)) {
    throw new ListError("unreadable", "This feed is not pushed: no single, new papers enter it.");
  }
  const { params } = whole(question);
  const { path } = headingOf(known, question);
  const q = typedIn(question);
  const list = canonicalParams({ ...params, content: "full" }, format, q);
  return {
    topic: urlOf("", path, canonicalParams(params, format, q), format.extension),
    list: urlOf("", path, list),
  };
}

/** Whether a feed with these parameters is pushed: as they enter it, papers are on top of it. */
function isPushed(params: Readonly<Partial<Record<"digest" | "before" | "since", unknown>>>) {
  return [params.digest, params.before, params.since].every((value) => value === undefined);
}

/** Whether the feeds of a list are pushed. */
export function isPushedList({ kind, params }: Pick<List, "kind" | "params">): boolean {
  return isFollowed({ kind }) && isPushed(params);
}

/**
 * The moments at which papers enter a list.
 * @param list its address
 * @throws {ListError} when there is no such list any longer
 */
export function enteringAt(known: Known, list: string, now: number): Range {
  const question = followedQuestion(list, known);
  return rangeOf(question.params, queryOf(question), now);
}

/**
 * A list with the entries of some moments and no others.
 * @param topic the address of a feed, or of the list
 * @param moments their seq, in the order of the entries
 */
export async function listWith(
  context: Context,
  topic: string,
  moments: readonly number[],
  now: number,
): Promise<List & { format?: Format }> {
  const question = questionOf(context, topic);
  const { params, format } = question;
  const { revisions = false } = rangeOf(params, queryOf(question), now);
  const list = {
    ...headingOf(context, question),
    params: canonicalParams(params, format, typedIn(question)),
    content: params.content,
    entries: await entriesAt(context.db, { revisions }, moments),
    notices: [],
    ...(question.kind !== "trending" && question.typed && { typed: question.typed }),
  };
  return { kind: question.kind, ...list, ...(format && { format }) };
}

function questionOf(known: Known, topic: string): FollowedQuestion {
  const question = questionAt(topic, known);
  return question.format && isFollowed(question) ? question : followedQuestion(topic, known);
}

function isFeed(format: Format | undefined): format is Format {
  return format?.kind === "feed";
}

// However long it is asked to be, and however it is sorted, a feed is pushed in the order of time.
function whole<Question extends FollowedQuestion>(question: Question): Question {
  const params = { ...question.params, sort: "new" as const };
  delete params.limit;
  return { ...question, params };
}

function typedIn(question: FollowedQuestion): string | undefined {
  return question.kind === "trending" || !question.typed ? undefined : canonical(question.typed);
}
