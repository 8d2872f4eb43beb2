import { newestCommit } from "../store/changes.ts";
import type { Context } from "./context.ts";
import { daysList } from "./days.ts";
import { frontList } from "./front.ts";
import type { List } from "./list.ts";
import { paperList } from "./paper.ts";
import type { Question } from "./question.ts";
import { relatedList } from "./related.ts";
import { questionAt } from "./routes.ts";
import { searchList } from "./search.ts";
import { topicList } from "./topic.ts";
import { trendingList } from "./trending.ts";

/**
 * The list at an address of this site, in any spelling.
 * @param address a URL, whose host does not matter, or a path with its parameters; with an
 *   extension it is the list as feeds and exports hold it
 * @param now seconds UTC
 * @throws {ListError} when there is no list at the address
 * @throws {Moved} when the list has another address
 */
export async function listAt(context: Context, address: string, now: number): Promise<List> {
  return listOf(context, questionAt(address, context), now);
}

/**
 * The list that answers a question.
 * @param now seconds UTC
 * @throws {ListError} when there is none
 * @throws {Moved} when it has another address
 */
export async function listOf(context: Context, question: Question, now: number): Promise<List> {
  const list = await listFor(context, question, now);
  if (!question.format || list.entries.length > 0) return list;
  return { ...list, committed: await newestCommit(context.db) };
}

async function listFor(context: Context, question: Question, now: number): Promise<List> {
  switch (question.kind) {
    case "front":
      return frontList(context, question, now);
    case "day":
    case "week":
    case "month":
      return daysList(context, question, now);
    case "search":
      return searchList(context, question, now);
    case "topic":
      return topicList(context, question, now);
    case "trending":
      return trendingList(context, question, now);
    case "paper":
      return paperList(context, question);
    case "related":
      return relatedList(context, question, now);
  }
}

export { type Context, listContext } from "./context.ts";
export { type LookUp, lookUpWith } from "./lookup.ts";
export { ListError, Moved, UnreadableQuery } from "./errors.ts";
export type { List } from "./list.ts";
export type { Question } from "./question.ts";
export { questionAt } from "./routes.ts";
