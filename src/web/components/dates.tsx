import { urlOf } from "../../lists/address.ts";
import type { Neighbours } from "../../lists/days.ts";
import type { DaysList, FrontList } from "../../lists/list.ts";
import { type Days, pathOf, type Unit, unitOf } from "../../lists/units.ts";
import { longMonth, shortDay, shortWeek } from "../../text/calendar.ts";
import { dayOf } from "../../text/time.ts";

/** A list that shows days. */
export type ListOfDays = (DaysList | FrontList) & { days: Days };

interface DatesProps {
  list: ListOfDays;
  neighbours: Neighbours;
}

const UNITS: readonly [Unit, label: string][] = [
  ["day", "Day"],
  ["week", "Week"],
  ["month", "Month"],
];

/** The ways from a day, a week or a month to others that have papers. */
export function DateNavigation({ list, neighbours }: DatesProps) {
  const { unit, first } = list.days;
  const day = newestDayOf(list) ?? first;
  const { source } = list.params;
  return (
    <nav class="dates" aria-label="Days">
      <div class="switch">
        {UNITS.map(([other, label]) => (
          <a
            href={addressOf(list, other, unitOf(other, day))}
            {...(other === unit && { "aria-current": "true" as const })}
          >
            {label}
          </a>
        ))}
      </div>
      <Steps list={list} neighbours={neighbours} />
      <form action="/papers/date">
        {source !== undefined && <input type="hidden" name="source" value={String(source)} />}
        <input type="date" name="day" value={day} aria-label="Day" required />
        <button>Go</button>
      </form>
    </nav>
  );
}

/** The nearest days, weeks or months before and after that have papers. */
export function Steps({ list, neighbours: { previous, next } }: DatesProps) {
  return (
    <div class="steps">
      {previous && <Step rel="prev" list={list} name={previous} />}
      {next && <Step rel="next" list={list} name={next} />}
    </div>
  );
}

function Step({ rel, list, name }: { rel: "prev" | "next"; list: ListOfDays; name: string }) {
  const { unit } = list.days;
  const shown = { day: shortDay, week: shortWeek, month: longMonth }[unit](name);
  return (
    <a rel={rel} href={addressOf(list, unit, name)}>
      {rel === "prev" ? `← ${shown}` : `${shown} →`}
    </a>
  );
}

function addressOf({ params }: ListOfDays, unit: Unit, name: string): string {
  return urlOf("", pathOf({ unit, name }), { source: params["source"] });
}

function newestDayOf({ entries, days: { first, last } }: ListOfDays): string | undefined {
  return entries
    .map(({ paper, at }) => paper.day ?? dayOf(at))
    .filter((day) => first <= day && day <= last)
    .sort()
    .at(-1);
}
