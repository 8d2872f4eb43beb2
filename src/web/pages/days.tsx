import { urlOf } from "../../lists/address.ts";
import type { Neighbours } from "../../lists/days.ts";
import { pathOf } from "../../lists/units.ts";
import { longDay, longMonth, longWeek } from "../../text/calendar.ts";
import { Cards } from "../components/cards.tsx";
import { DateNavigation, type ListOfDays, Steps } from "../components/dates.tsx";
import { DaysEmpty } from "../components/empty.tsx";
import { Exports } from "../components/exports.tsx";
import { Follow } from "../components/follow.tsx";
import { Intro } from "../components/intro.tsx";
import { type ListFrame, listPage, type PageTitles } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";

interface DaysExtras {
  neighbours: Neighbours;
  titles?: PageTitles;
  /** Entries a week of the list that the front page follows. */
  rate?: number | undefined;
}

/** The papers of a day, a week or a month, and the ways to others; the front page is one too. */
export function daysPage(
  frame: ListFrame,
  list: ListOfDays,
  { neighbours, titles, rate }: DaysExtras,
): string {
  const { days, entries, typed, isCut } = list;
  const { site, facts, offers } = frame;
  const dates = { list, neighbours };
  const isFront = list.kind === "front";
  return listPage(frame, list, {
    ...titles,
    children: (
      <>
        {isFront && <Intro offers={offers} />}
        <Opening list={list} heading={headingOf(list)} count={isCut ? undefined : entries.length}>
          <DateNavigation {...dates} />
        </Opening>
        {isFront ? (
          <Follow site={site} list={list} rate={rate} offers={offers} />
        ) : (
          <p class="follow fixed">
            This list never changes.{" "}
            <a href={urlOf("", "/", { source: list.params["source"] })}>Follow the daily list</a>
          </p>
        )}
        <Cards entries={entries} question={typed} facts={facts} />
        {entries.length === 0 && <DaysEmpty list={list} facts={facts} neighbours={neighbours} />}
        {entries.length > 0 && <Steps {...dates} />}
        <Paging site={site} list={list} />
        {entries.length > 0 && <Exports path={pathOf(days)} params={list.params} />}
      </>
    ),
  });
}

function headingOf({ days: { unit, name }, title, typed }: ListOfDays): string {
  return typed ? title : { day: longDay, week: longWeek, month: longMonth }[unit](name);
}
