import type { EnteredDay } from "../../lists/entered-days.ts";
import type { Facts } from "../../paper/facts.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { marksOf, type Query } from "../../query/index.ts";
import { longDay } from "../../text/calendar.ts";
import { papers } from "../counted.ts";
import { Card } from "./card.tsx";

// Finding the words to mark takes as long as all else of a card.
const MOST_MARKED = 200;

interface CardsProps {
  entries: readonly PaperMoment[];
  /** The query they match, to be marked in them unless they are many. */
  question: Query | undefined;
  facts: Facts;
  /** The days they entered on, where the list is told by days. */
  days?: readonly EnteredDay[] | undefined;
  /** Whether papers are on the list because they matched, and not because of a day. */
  isMatched?: boolean;
}

/** The papers of a list, of which some can be ticked to find papers like them. */
export function CardsToTick(props: CardsProps) {
  if (props.entries.length === 0) return <></>;
  return (
    <form action="/like" class="ticks">
      <Cards {...props} isTickable />
      <p>
        <button>Find papers like the ticked ones</button>
      </p>
    </form>
  );
}

/** The papers of a list, under a heading for each day where the list goes by days. */
export function Cards({
  entries,
  question,
  facts,
  days,
  isMatched = false,
  isTickable = false,
}: CardsProps & { isTickable?: boolean }) {
  const marks = marksOf(entries.length > MOST_MARKED ? undefined : question);
  const shared = { marks, facts, isMatched, isTickable };
  const hasVotes = entries.some(({ paper }) => paper.upvotes);
  return (
    <div class={hasVotes ? "cards ranked" : "cards"}>
      {days
        ? days.map(({ day, entries: entered, count, isCut }) => (
            <section aria-labelledby={`day-${day}`}>
              <h2 class="day" id={`day-${day}`}>
                {longDay(day)} <small>{isCut ? `${count}+ papers` : papers(count)}</small>
              </h2>
              {entered.map((moment) => (
                <Card moment={moment} under={day} {...shared} />
              ))}
            </section>
          ))
        : entries.map((moment) => <Card moment={moment} {...shared} />)}
    </div>
  );
}
