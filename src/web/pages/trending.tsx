import type { TrendingList } from "../../lists/list.ts";
import { TRENDING_SIZE } from "../../paper/trending.ts";
import { Cards } from "../components/card.tsx";
import { Empty } from "../components/empty.tsx";
import { type ListFrame, listPage } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Subscribe } from "../components/subscribe.tsx";

/** The papers that trend. */
export function trendingPage(frame: ListFrame, list: TrendingList): string {
  const { entries, description, follow } = list;
  return listPage(frame, list, {
    children: (
      <>
        <Opening list={list}>
          {description} {!follow && <a href="/about#ranking">How papers are ranked</a>}
        </Opening>
        <Subscribe site={frame.site} list={list}>
          {follow
            ? "New papers as they are listed."
            : `Papers as they enter the top ${TRENDING_SIZE}.`}
        </Subscribe>
        <Cards entries={entries} question={undefined} isDated facts={frame.facts} />
        {entries.length === 0 && <Empty list={list} facts={frame.facts} />}
      </>
    ),
  });
}
