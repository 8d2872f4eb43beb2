import { dayOf } from "../../text/time.ts";
import { usualPapers } from "../arrivals.ts";
import { OutageNotice, Time } from "../components/outage.tsx";
import { type SourceHealth, type StatusSource } from "../health.ts";
import { type Besides, papersOfWeek, type SourceStatus } from "../source-status.ts";
import type { Space } from "../space.ts";
import { page } from "../components/layout.tsx";
import { DeliveryState } from "../components/deliveries.tsx";
import { Sparkline } from "../components/sparkline.tsx";

/** Failures of a source that are shown. */
const MOST_FAILURES = 5;

/** The page that shows the state of every source, of the database, and of mails and pushes. */
export function statusPage(
  siteName: string,
  all: readonly SourceStatus[],
  { space, deliveries, outage }: Besides,
  now: number,
): string {
  return page({
    title: "Status",
    siteName,
    children: (
      <>
        <h1>{summary(all)}</h1>
        <p class="lede">
          As of <Time at={now} now={now} />. For programs: <a href="/status.json">JSON</a>,{" "}
          <a href="/healthz">health</a>.
        </p>
        {outage && <OutageNotice outage={outage} now={now} />}
        {all.map((status) => (
          <Source {...status} now={now} />
        ))}
        <DeliveryState {...deliveries} now={now} />
        <Database {...space} />
      </>
    ),
  });
}

function Database({ size, limit, oldestDay, fullOn }: Space) {
  const isFull = limit !== undefined && size >= limit;
  return (
    <section class="source">
      <h2>Database</h2>
      <p>
        {megabytes(size)}
        {limit !== undefined && ` of ${megabytes(limit)}`} MB
        {oldestDay !== undefined && `, papers since ${oldestDay}`}.
        {isFull &&
          " It is full: the oldest papers without upvotes make room, and older days are not fetched."}
        {fullOn !== undefined &&
          ` At the present rate it is full on ${fullOn}; then the oldest papers make room.`}
      </p>
    </section>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}

function summary(all: readonly SourceStatus[]): string {
  const late = all.filter(({ health }) => health.status === "late").length;
  if (late > 0) return `${late} of ${count(all.length, "source")} late`;
  const quiet = all.filter(({ health }) => health.status === "quiet").length;
  if (quiet > 0) return `${quiet} of ${count(all.length, "source")} quiet`;
  const waiting = all.some(({ health }) => health.status === "waiting");
  return waiting ? "Waiting for the first poll" : "All sources are up to date";
}

function Source({ source, health, days, now }: SourceStatus & { now: number }) {
  const { status, why, succeededAt, changedAt } = health;
  const week = papersOfWeek({ days });
  return (
    <section class="source">
      <h2>
        <a href={source.home}>{source.title}</a>
        <span class={`state ${status}`}>{status}</span>
      </h2>
      <Sparkline days={days} title={`${source.title}, papers a day in the last four weeks`} />
      <p>
        {count(week, "paper")} in the last week. Last success <Time at={succeededAt} now={now} />,
        last change <Time at={changedAt} now={now} />.
        <Usual {...source} {...health} now={now} />
      </p>
      {why && <p>{why}</p>}
      <Progress {...health} title={source.title} now={now} />
      <Pauses {...health} now={now} />
      <Failures {...health} now={now} />
    </section>
  );
}

function Usual({
  schedule,
  usually,
  now,
}: Pick<StatusSource, "schedule"> & Pick<SourceHealth, "usually"> & { now: number }) {
  if (!schedule) return <></>;
  const isFree = !schedule.expects(dayOf(now));
  return (
    <>
      {usually && ` Usually ${usualPapers(schedule, usually)}.`}
      {isFree && " None are expected today."}
    </>
  );
}

function Progress({ backfill, title, now }: SourceHealth & { title: string; now: number }) {
  const { done, pages, oldest, daysLeft, waitsUntil } = backfill;
  return (
    <p>
      <progress aria-label={`${title}: pages fetched`} max={Math.max(pages, 1)} value={done} />{" "}
      {done} of {pages} pages fetched
      {oldest && `, back to ${oldest}`}
      {daysLeft > 0 && `; ${count(daysLeft, "day")} left`}.
      {waitsUntil !== undefined && (
        <>
          {" "}
          Today's budget of database rows is used up; backfill continues{" "}
          <Time at={waitsUntil} now={now} />.
        </>
      )}
    </p>
  );
}

// A host that is down shows by the pages that failed.
function Pauses({ pauses, now }: SourceHealth & { now: number }) {
  const asked = pauses.filter(({ inARow }) => inARow === 0);
  return (
    <>
      {asked.map(({ host, reason, until }) => (
        <p>
          No requests to {host} for now. {reason} Next try <Time at={until} now={now} />.
        </p>
      ))}
    </>
  );
}

function Failures({ failures, rejected, rejection, now }: SourceHealth & { now: number }) {
  return (
    <>
      {rejected > 0 && (
        <p>
          {count(rejected, "item")} could not be read. {rejection}
        </p>
      )}
      {failures.length > 0 && (
        <ul>
          {failures.slice(0, MOST_FAILURES).map(({ page: name, error, inARow, nextTry }) => (
            <li>
              {name}: {error} Failed {inARow === 1 ? "once" : `${inARow} times in a row`}; next try{" "}
              <Time at={nextTry} now={now} />.
            </li>
          ))}
          {failures.length > MOST_FAILURES && (
            <li>{failures.length - MOST_FAILURES} more pages failed.</li>
          )}
        </ul>
      )}
    </>
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
