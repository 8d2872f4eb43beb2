import type { TrendingList } from "../../lists/list.ts";
import { Cards } from "../components/cards.tsx";
import { Empty } from "../components/empty.tsx";
import { Follow } from "../components/follow.tsx";
import { type ListFrame, listPage } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";

/** The papers that trend. */
export function trendingPage(
  frame: ListFrame,
  list: TrendingList,
  rate: number | undefined,
): string {
  const { site, facts, offers } = frame;
  const { entries, description, follow } = list;
  const ranked = (
    <>
      {description.replace(/\.$/, "")} · <a href="/about#ranking">How papers are ranked</a>
    </>
  );
  return listPage(frame, list, {
    children: (
      <>
        <Opening list={list} lede={follow ? undefined : ranked} count={entries.length} />
        <Follow site={site} list={list} rate={rate} offers={offers} />
        <Cards entries={entries} question={undefined} facts={facts} isMatched />
        {entries.length === 0 && <Empty list={list} facts={facts} />}
      </>
    ),
  });
}
