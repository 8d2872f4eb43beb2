import type { EnteredDay } from "../../lists/entered-days.ts";
import type { Facets as Counted } from "../../lists/facets.ts";
import type { SearchList, TopicList } from "../../lists/list.ts";
import type { Nearby, WaysOut } from "../../lists/suggestions.ts";
import { CardsToTick } from "../components/cards.tsx";
import { Empty } from "../components/empty.tsx";
import { Exports } from "../components/exports.tsx";
import { Facets } from "../components/facets.tsx";
import { Follow } from "../components/follow.tsx";
import { type ListFrame, listPage } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";
import { Sort } from "../components/sort.tsx";
import { Narrower, Topics } from "../components/suggestions.tsx";

/** Everything on the page of a search or a topic besides its papers. */
interface Counts {
  /** Entries a week. */
  rate: number | undefined;
  facets: Counted | undefined;
  /** The days they entered on, where the list is in the order of time. */
  days: readonly EnteredDay[] | undefined;
  nearby: Nearby | undefined;
  /** Only where it has no papers. */
  ways: WaysOut | undefined;
}

/** The papers that a search finds, or those of a topic. */
export function searchPage(
  frame: ListFrame,
  list: SearchList | TopicList,
  { rate, facets, days, nearby, ways }: Counts,
): string {
  const { site, facts, offers } = frame;
  const { entries, typed } = list;
  const isEmpty = entries.length === 0;
  return listPage(frame, list, {
    children: (
      <>
        <Opening list={list} count={countOf(list, facets)}>
          {!isEmpty && (
            <div class="tools">
              <Sort list={list} />
              {facets && <Facets list={list} facets={facets} />}
            </div>
          )}
        </Opening>
        <div class="tools">
          <Topics nearby={nearby} />
          <Narrower list={list} nearby={nearby} />
        </div>
        <Follow site={site} list={list} rate={rate} offers={offers} />
        <CardsToTick entries={entries} question={typed} facts={facts} days={days} isMatched />
        {isEmpty && <Empty list={list} facts={facts} ways={ways} />}
        <Paging site={site} list={list} />
        {!isEmpty && <Exports path={list.path} params={list.params} />}
      </>
    ),
  });
}

// All of its papers; unknown where there are more than were counted.
function countOf(list: SearchList | TopicList, facets: Counted | undefined): number | undefined {
  if (facets) return facets.cut ? undefined : facets.papers;
  const { entries, olderThan, isCut, params } = list;
  const isWhole = olderThan === undefined && !isCut && params["before"] === undefined;
  return isWhole ? entries.length : undefined;
}
