import type { DayList, Period, Stretch } from "../days.ts";
import { weekOf } from "../../text/time.ts";
import { longMonth, longWeek, shortDay } from "./days.ts";

/** The ways from a day, a week or a month to others that have papers. */
export function DateNavigation({ list }: { list: DayList }) {
  const { period, first } = list.stretch;
  const day = newestDayOf(list) ?? first;
  const ways: [Period, string, string][] = [
    ["date", "Day", day],
    ["week", "Week", weekOf(day)],
    ["month", "Month", day.slice(0, 7)],
  ];
  return (
    <nav class="dates" aria-label="Days">
      <div class="switch">
        {ways.map(([way, label, name]) => (
          <a
            href={`/papers/${way}/${name}`}
            {...(way === period && { "aria-current": "true" as const })}
          >
            {label}
          </a>
        ))}
      </div>
      <Steps stretch={list.stretch} />
      <form action="/papers/date">
        <input type="date" name="day" value={day} aria-label="Day" required />
        <button>Go</button>
      </form>
    </nav>
  );
}

/** The nearest stretches before and after one that have papers. */
export function Steps({ stretch: { period, previous, following } }: { stretch: Stretch }) {
  return (
    <div class="steps">
      {previous && <Step rel="prev" period={period} name={previous} />}
      {following && <Step rel="next" period={period} name={following} />}
    </div>
  );
}

function Step({ rel, period, name }: { rel: "prev" | "next"; period: Period; name: string }) {
  const shown = { date: shortDay, week: longWeek, month: longMonth }[period](name);
  return (
    <a rel={rel} href={`/papers/${period}/${name}`}>
      {rel === "prev" ? `← ${shown}` : `${shown} →`}
    </a>
  );
}

function newestDayOf({ entries, stretch: { first, last } }: DayList): string | undefined {
  const days = entries.flatMap(({ paper: { day } }) => day ?? []);
  return days
    .filter((day) => first <= day && day <= last)
    .sort()
    .at(-1);
}
