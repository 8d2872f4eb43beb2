import type { Facets as Counted } from "../../lists/facets.ts";
import type { SearchList, TopicList } from "../../lists/list.ts";
import type { Nearby, WaysOut } from "../../lists/suggestions.ts";
import { Cards } from "../components/card.tsx";
import { Empty } from "../components/empty.tsx";
import { Exports } from "../components/exports.tsx";
import { Facets } from "../components/facets.tsx";
import { type ListFrame, listPage } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";
import { Rate } from "../components/rate.tsx";
import { Sort } from "../components/sort.tsx";
import { Subscribe } from "../components/subscribe.tsx";
import { Narrower, Topics } from "../components/suggestions.tsx";

/** What the page of a search or a topic shows besides its papers. */
interface Counts {
  /** Entries a week. */
  rate: number | undefined;
  facets: Counted | undefined;
  nearby: Nearby | undefined;
  /** Only where it has no papers. */
  ways: WaysOut | undefined;
}

/** The papers that a search finds, or those of a topic. */
export function searchPage(
  frame: ListFrame,
  list: SearchList | TopicList,
  { rate, facets, nearby, ways }: Counts,
): string {
  const { entries, typed } = list;
  const isEmpty = entries.length === 0;
  return listPage(frame, list, {
    children: (
      <>
        <Opening list={list} />
        <Topics nearby={nearby} />
        <Subscribe site={frame.site} list={list}>
          <Rate list={list} rate={rate} />
          Papers appear when they first match, even if they were published earlier.
        </Subscribe>
        <Narrower list={list} nearby={nearby} />
        {!isEmpty && (
          <div class="steps">
            <Sort list={list} />
            {facets && <Facets list={list} facets={facets} />}
          </div>
        )}
        <Cards entries={entries} question={typed} isDated facts={frame.facts} />
        {isEmpty && <Empty list={list} facts={frame.facts} ways={ways} />}
        <Paging site={frame.site} list={list} />
        {!isEmpty && <Exports path={list.path} params={list.params} />}
      </>
    ),
  });
}
