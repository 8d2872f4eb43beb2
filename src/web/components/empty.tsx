import type { WaysOut } from "../../lists/suggestions.ts";
import { Ways } from "./suggestions.tsx";
import { pageOf } from "../../feeds/links.ts";
import type { Neighbours } from "../../lists/days.ts";
import type { List } from "../../lists/index.ts";
import { adviceOn } from "../../query/index.ts";
import type { Facts } from "../../paper/facts.ts";
import { isWeekend } from "../../text/calendar.ts";
import type { ListOfDays } from "./dates.tsx";

interface EmptyProps {
  list: List;
  facts: Facts;
  /** Other searches that find papers. */
  ways?: WaysOut | undefined;
  /** Why it is empty where no query was typed, in a sentence. */
  reason?: string;
}

/** Why a list is empty, and what to do. */
export function Empty({ list, facts, ways, reason = reasonOf(list) }: EmptyProps) {
  const { typed, spelling, params } = list;
  const url = typed?.type === "id" ? pageOf(typed.value, facts)?.href : undefined;
  const isSearch = spelling !== undefined && params["before"] === undefined;
  return (
    <section class="empty">
      <p>{url ? <NotListed url={url} /> : isSearch ? adviceOn(spelling) : reason}</p>
      {ways && <Ways ways={ways} />}
      <p>
        Missing something? Check the <a href="/status">source status</a>.
      </p>
    </section>
  );
}

interface DaysEmptyProps {
  list: ListOfDays;
  facts: Facts;
  neighbours: Neighbours;
}

/** Why a day, a week or a month is empty. */
export function DaysEmpty({ list, facts, neighbours }: DaysEmptyProps) {
  return <Empty list={list} facts={facts} reason={reasonOfDays(list, neighbours)} />;
}

function NotListed({ url }: { url: string }) {
  return (
    <>
      No source here has listed it yet. It may be at <a href={url}>{url}</a>.
    </>
  );
}

function reasonOf({ kind, params }: List): string {
  if (params["before"] !== undefined) return "This is the end of the list.";
  if (kind === "trending") return "Papers are ranked every hour, once they have upvotes.";
  return "No papers yet. You can still subscribe.";
}

function reasonOfDays({ days }: ListOfDays, { next }: Neighbours): string {
  const { unit, first, source } = days;
  const restsAtWeekends = source?.curated === true || source?.classifies === true;
  if (unit === "day" && restsAtWeekends && isWeekend(first))
    return "Nothing is listed at weekends.";
  return next === undefined
    ? "Nothing has been listed yet."
    : "Nothing was listed then, or it has not been fetched yet.";
}
