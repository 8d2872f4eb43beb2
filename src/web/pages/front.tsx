import type { EnteredDay } from "../../lists/entered-days.ts";
import type { FrontList } from "../../lists/list.ts";
import { Cards } from "../components/cards.tsx";
import { Empty } from "../components/empty.tsx";
import { Follow } from "../components/follow.tsx";
import { Intro } from "../components/intro.tsx";
import { type ListFrame, listPage, type PageTitles } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";

interface FrontExtras {
  titles: PageTitles;
  days: readonly EnteredDay[] | undefined;
  /** Entries a week. */
  rate: number | undefined;
}

/** The front page where no source has days to show: the newest papers. */
export function frontPage(
  frame: ListFrame,
  list: FrontList,
  { titles, days, rate }: FrontExtras,
): string {
  const { site, facts, offers } = frame;
  const { entries } = list;
  return listPage(frame, list, {
    ...titles,
    children: (
      <>
        <Intro offers={offers} />
        <Opening list={list} />
        <Follow site={site} list={list} rate={rate} offers={offers} />
        <Cards entries={entries} question={undefined} facts={facts} days={days} isMatched />
        {entries.length === 0 && <Empty list={list} facts={facts} />}
        <Paging site={site} list={list} />
      </>
    ),
  });
}
