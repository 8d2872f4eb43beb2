import type { FrontList } from "../../lists/list.ts";
import { Cards } from "../components/card.tsx";
import { Empty } from "../components/empty.tsx";
import { type ListFrame, listPage, type PageTitles } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";
import { Subscribe } from "../components/subscribe.tsx";

/** The front page where no source has days to show: the newest papers. */
export function frontPage(frame: ListFrame, list: FrontList, titles: PageTitles): string {
  const { entries } = list;
  return listPage(frame, list, {
    ...titles,
    children: (
      <>
        <Opening list={list} />
        <Subscribe site={frame.site} list={list}>
          New papers as they are listed.
        </Subscribe>
        <Cards entries={entries} question={undefined} isDated facts={frame.facts} />
        {entries.length === 0 && <Empty list={list} facts={frame.facts} />}
        <Paging site={frame.site} list={list} />
      </>
    ),
  });
}
