import { digestItem, topOf } from "../../feeds/digest.ts";
import { harvestAt } from "../../lists/follow.ts";
import { ListError } from "../../lists/index.ts";
import { reasonsOf } from "../../query/index.ts";
import { wireState } from "../../store/commit.ts";
import type { Waiting } from "../../store/deliveries.ts";
import {
  failIssue,
  type Issue,
  type IssueContent,
  otherIds,
  saveIssue,
  unreadIssues,
} from "../../store/issues.ts";
import type { Mail } from "./mail.ts";

/** The most papers a digest may hold. */
export const MOST_PAPERS = 20;

// Twice as many as a digest holds: a reader may have been told of some in another one.
const KEPT_PAPERS = 2 * MOST_PAPERS;
// An issue takes 5 ms of CPU, and a run has 10 on the free plan: with its 45 mails a run, two.
const MAILS_AN_ISSUE = 20;

/**
 * Reads and renders the issues of some deliveries, each once for everybody who gets it.
 * @returns the deliveries whose issue is ready
 */
export async function readIssues(
  mail: Mail,
  deliveries: readonly Waiting[],
  now: number,
): Promise<Waiting[]> {
  const ids = [...new Set(deliveries.flatMap(({ issue }) => issue ?? []))];
  const unread = ids.length > 0 ? await unreadIssues(mail.db, ids) : [];
  if (unread.length === 0) return [...deliveries];
  const { liveAt } = await wireState(mail.db);
  const most = Math.max(1, Math.floor(mail.mostARun / MAILS_AN_ISSUE));
  for (const issue of unread.slice(0, most)) {
    await (await readIssue(mail, issue, liveAt, now)).run();
  }
  const left = new Set(unread.slice(most).map(({ id }) => id));
  return deliveries.filter(({ issue }) => issue === undefined || !left.has(issue));
}

async function readIssue(
  { db, lists }: Mail,
  { id, list, since, due }: Issue,
  liveAt: number,
  now: number,
): Promise<D1PreparedStatement> {
  try {
    // A live moment that is committed from now on is later than the last one: no paper falls between
    // two issues, whenever they are read. Before the first one there is nothing to wait for.
    const readTo = liveAt === 0 ? due : Math.max(since, Math.min(due, liveAt + 1));
    return saveIssue(db, id, await contentOf(db, lists, list, { since, until: readTo }, now));
  } catch (error) {
    if (error instanceof ListError) return failIssue(db, id, `${list}: ${error.message}`);
    throw error;
  }
}

async function contentOf(
  db: D1Database,
  lists: Mail["lists"],
  list: string,
  time: { since: number; until: number },
  now: number,
): Promise<IssueContent> {
  const harvest = await harvestAt(lists, list, time, KEPT_PAPERS, now);
  const { title, description, query, total, isMore } = harvest;
  const papers = topOf(harvest.entries).map(({ paper }) => paper);
  const others = await otherIds(
    db,
    papers.map(({ id }) => id),
  );
  return {
    readTo: time.until,
    title,
    description,
    papers: papers.map((paper) => ({
      id: paper.id,
      others: others.get(paper.id) ?? [],
      ...digestItem(paper, lists.facts, query && reasonsOf(query, paper)),
    })),
    total,
    isMore,
  };
}
