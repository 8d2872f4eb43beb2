import { entryOf } from "../feeds/entry.ts";
import { daysList, neighboursOf } from "../lists/days.ts";
import { enteredDays } from "../lists/entered-days.ts";
import { facetsFor } from "../lists/facets.ts";
import { asFeed, frontList } from "../lists/front.ts";
import type { Context, List, Question } from "../lists/index.ts";
import { feedLinks } from "../lists/links.ts";
import type { PaperList } from "../lists/list.ts";
import { paperList } from "../lists/paper.ts";
import type { FrontQuestion } from "../lists/question.ts";
import { rateOf } from "../lists/rate.ts";
import { relatedList, relatedTo } from "../lists/related.ts";
import { titlesOf } from "../lists/sources.ts";
import { searchList } from "../lists/search.ts";
import { nearbyOf, waysOutOf } from "../lists/suggestions.ts";
import { topicList } from "../lists/topic.ts";
import { trendingList } from "../lists/trending.ts";
import { historyOf, listingsOf } from "../store/paper-page.ts";
import { newPapersAWeek } from "../store/sketch-months.ts";
import type { ListFrame } from "./components/list-page.tsx";
import { mathParagraphs } from "./components/math.tsx";
import { daysPage } from "./pages/days.tsx";
import { frontPage } from "./pages/front.tsx";
import { paperPage } from "./pages/paper.tsx";
import { relatedPage } from "./pages/related.tsx";
import { searchPage } from "./pages/search.tsx";
import { trendingPage } from "./pages/trending.tsx";

const TRENDING = { type: "trending" } as const;

/** A list, and its page. */
interface Paged {
  list: List;
  html: string;
}

/**
 * Makes the page of a list, with what only pages show of it.
 * @throws {ListError} when there is no such list
 * @throws {Moved} when it has another address
 */
export async function pageOfList(
  context: Context,
  frame: ListFrame,
  question: Question,
  now: number,
): Promise<Paged> {
  switch (question.kind) {
    case "front":
      return pageOfFront(context, frame, question, now);
    case "day":
    case "week":
    case "month": {
      const [list, neighbours] = await Promise.all([
        daysList(context, question, now),
        neighboursOf(context, question.days),
      ]);
      return { list, html: daysPage(frame, list, { neighbours }) };
    }
    case "search":
    case "topic": {
      const [list, rate, facets, nearby] = await Promise.all([
        question.kind === "topic"
          ? topicList(context, question, now)
          : searchList(context, question, now),
        rateOf(context, question, now),
        facetsFor(context, question, now),
        question.kind === "search" ? nearbyOf(context, question, now) : undefined,
      ]);
      const isEmpty = list.entries.length === 0 && question.params.before === undefined;
      const [days, ways] = await Promise.all([
        enteredDays(context, question, list, now),
        isEmpty ? waysOutOf(context, question, now) : undefined,
      ]);
      return {
        list,
        html: searchPage(frame, list, { rate: list.rate ?? rate, facets, days, nearby, ways }),
      };
    }
    case "related": {
      const list = await relatedList(context, question, now);
      return { list, html: relatedPage(frame, list) };
    }
    case "trending": {
      const entering = { ...question, kind: "search", typed: TRENDING, notices: [] } as const;
      const [list, rate] = await Promise.all([
        trendingList(context, question, now),
        rateOf(context, entering, now),
      ]);
      return { list, html: trendingPage(frame, list, list.follow ? undefined : rate) };
    }
    case "paper": {
      const list = await paperList(context, question);
      return { list, html: await pageOfPaper(context, frame, list, now) };
    }
  }
}

async function pageOfFront(
  context: Context,
  frame: ListFrame,
  question: FrontQuestion,
  now: number,
): Promise<Paged> {
  const [list, rate] = await Promise.all([
    frontList(context, question, now),
    rateOf(context, asFeed(question), now),
  ]);
  const { days } = list;
  const description = `New research papers from ${titlesOf(context.sources)}. Every list, and every search, is a feed.`;
  const titles = { title: frame.siteName, description };
  if (days) {
    const neighbours = await neighboursOf(context, days);
    return { list, html: daysPage(frame, { ...list, days }, { neighbours, titles, rate }) };
  }
  const entered = await enteredDays(context, question, list, now);
  return { list, html: frontPage(frame, list, { titles, days: entered, rate }) };
}

async function pageOfPaper(
  context: Context,
  { site, siteName, facts }: ListFrame,
  list: PaperList,
  now: number,
): Promise<string> {
  const {
    content,
    entries: [moment],
  } = list;
  const { paper } = moment;
  const [history, related, papersAWeek] = await Promise.all([
    historyOf(context.db, paper.id),
    relatedTo(context, paper, now),
    newPapersAWeek(context.db),
  ]);
  const entry = entryOf(moment, { content }, facts);
  return paperPage(site, siteName, entry, feedLinks(site, list), facts, {
    heading: await mathParagraphs(paper.title),
    abstract: await mathParagraphs(paper.abstract),
    history,
    listings: await listingsOf(context.db, paper, history),
    related,
    papersAWeek,
  });
}
