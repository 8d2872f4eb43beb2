import { duration, MINUTE, rfc3339 } from "../../text/time.ts";
import type { OutageState } from "../outage.ts";

interface OutageProps {
  outage: OutageState;
  /** Seconds UTC. */
  now: number;
}

/** Tells of the last time in which the database did not answer. */
export function OutageNotice({ outage, now }: OutageProps) {
  const { since, last, error, repeated, oldest } = outage;
  return (
    <p class="notice">
      The database did not answer, first <Time at={since} now={now} /> and last{" "}
      <Time at={last} now={now} />: {error}
      {repeated > 0 &&
        ` Sent again: ${repeated} ${repeated === 1 ? "answer" : "answers"}, up to ${duration(oldest)} old.`}
    </p>
  );
}

/** An instant, told from now. */
export function Time({ at, now }: { at: number | undefined; now: number }) {
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
