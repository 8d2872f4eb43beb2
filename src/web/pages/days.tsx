import { urlOf } from "../../lists/address.ts";
import type { Neighbours } from "../../lists/days.ts";
import { pathOf } from "../../lists/units.ts";
import { longDay, longMonth, longWeek } from "../../text/calendar.ts";
import { Cards } from "../components/card.tsx";
import { DateNavigation, type ListOfDays, Steps } from "../components/dates.tsx";
import { DaysEmpty } from "../components/empty.tsx";
import { Exports } from "../components/exports.tsx";
import { type ListFrame, listPage, type PageTitles } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";
import { Paging } from "../components/paging.tsx";
import { Subscribe } from "../components/subscribe.tsx";

/** The papers of a day, a week or a month, and the ways to others; the front page is one too. */
export function daysPage(
  frame: ListFrame,
  list: ListOfDays,
  neighbours: Neighbours,
  titles?: PageTitles,
): string {
  const { days, entries, typed } = list;
  const dates = { list, neighbours };
  return listPage(frame, list, {
    ...titles,
    children: (
      <>
        <Opening list={list} heading={headingOf(list)} />
        <DateNavigation {...dates} />
        <Subscribe site={frame.site} list={list}>
          <Entering list={list} />
        </Subscribe>
        <Cards entries={entries} question={typed} isDated={false} facts={frame.facts} />
        {entries.length === 0 && (
          <DaysEmpty list={list} facts={frame.facts} neighbours={neighbours} />
        )}
        {entries.length > 0 && <Steps {...dates} />}
        <Paging site={frame.site} list={list} />
        {entries.length > 0 && <Exports path={pathOf(days)} params={list.params} />}
      </>
    ),
  });
}

function headingOf({ days: { unit, name }, title, typed }: ListOfDays): string {
  return typed ? title : { day: longDay, week: longWeek, month: longMonth }[unit](name);
}

function Entering({ list }: { list: ListOfDays }) {
  const { days, params } = list;
  if (list.kind === "front") return <>New papers as they are listed{by(days.source?.title)}.</>;
  return (
    <>
      This feed never changes. For new papers, follow the{" "}
      <a href={urlOf("", "/", { source: params["source"] })}>daily feed</a>.
    </>
  );
}

function by(title: string | undefined): string {
  return title === undefined ? "" : ` by ${title}`;
}
