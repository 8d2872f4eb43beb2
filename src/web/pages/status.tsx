import { MINUTE, rfc3339 } from "../../text/time.ts";
import { duration } from "../health.ts";
import type { SourceStatus } from "../status.ts";
import { page } from "./layout.tsx";

/** Failures of a source that are shown. */
const MOST_FAILURES = 5;

/** How every source is. */
export function statusPage(siteName: string, all: readonly SourceStatus[], now: number): string {
  return page({
    title: "Status",
    siteName,
    children: (
      <>
        <h1>Status</h1>
        <p>
          As of <Time at={now} now={now} />. For programs: <a href="/status.json">JSON</a>,{" "}
          <a href="/healthz">health</a>.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">State</th>
              <th scope="col">Last success</th>
              <th scope="col">Last change</th>
              <th scope="col">Papers, day</th>
              <th scope="col">Papers, week</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ source, health, lately }) => (
              <tr>
                <th scope="row">
                  <a href={source.home}>{source.title}</a>
                </th>
                <td>{health.status === "late" ? <strong>late</strong> : health.status}</td>
                <td>
                  <Time at={health.succeededAt} now={now} />
                </td>
                <td>
                  <Time at={health.changedAt} now={now} />
                </td>
                <td>{lately.day}</td>
                <td>{lately.week}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {all.map((status) => (
          <Details {...status} now={now} />
        ))}
      </>
    ),
  });
}

function Details({ source, health, now }: SourceStatus & { now: number }) {
  const { backfill, failures, rejected, rejection, why } = health;
  return (
    <section>
      <h2>{source.title}</h2>
      {why && <p>{why}</p>}
      <p>
        <progress
          aria-label={`${source.title}: pages fetched`}
          max={Math.max(backfill.pages, 1)}
          value={backfill.done}
        />{" "}
        {backfill.done} of {backfill.pages} pages fetched
        {backfill.oldest && `, back to ${backfill.oldest}`}
        {backfill.daysLeft > 0 && `; ${count(backfill.daysLeft, "day")} left`}.
      </p>
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
    </section>
  );
}

function Time({ at, now }: { at: number | undefined; now: number }) {
  if (at === undefined) return <>never</>;
  const words = at <= now ? past(now - at) : `in ${duration(at - now)}`;
  return (
    <time datetime={rfc3339(at)} title={rfc3339(at)}>
      {words}
    </time>
  );
}

function past(seconds: number): string {
  return seconds < MINUTE ? "just now" : `${duration(seconds)} ago`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
