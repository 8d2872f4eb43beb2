import { RUNGS } from "../../paper/ladder.ts";
import { rungTag } from "../../paper/tags.ts";
import type { PastMoment } from "../../store/paper-page.ts";
import { dayOf } from "../../text/time.ts";
import { shortDay } from "../../text/calendar.ts";

const WIDTH = 600;
const HEIGHT = 120;
const MARGIN = 6;

/** A moment at which a paper's upvotes were seen to have reached a rung. */
interface Step {
  at: number;
  /** 0 below the first rung. */
  votes: number;
}

/** The growth of a paper's upvotes as it was seen here; nothing if they did not grow. */
export function Votes({ history }: { history: readonly PastMoment[] }) {
  const steps = stepsOf(history);
  if (steps.length < 2) return <></>;
  const reached = reachedBy(steps);
  const line = lineOf(steps);
  return (
    <>
      <h2>Upvotes over time</h2>
      <figure class="growth">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="growth">
          <title id="growth">Upvotes over time: {reached}</title>
          <path d={`${line}V${HEIGHT}H0z`} fill="currentColor" fill-opacity="0.12" />
          <path d={line} fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
        <figcaption>Reached {reached}.</figcaption>
      </figure>
    </>
  );
}

function stepsOf(history: readonly PastMoment[]): Step[] {
  const steps: Step[] = [];
  for (const { at, tags } of history) {
    const votes = RUNGS.findLast((rung) => tags.includes(rungTag(rung))) ?? 0;
    if (votes > (steps.at(-1)?.votes ?? -1)) steps.push({ at, votes });
  }
  return steps;
}

function reachedBy(steps: Step[]): string {
  const counted = steps.filter(({ votes }) => votes > 0);
  // The last rung of each day is the highest.
  const days = new Map(counted.map(({ at, votes }) => [dayOf(at), votes]));
  return [...days].map(([day, votes]) => `${votes} by ${shortDay(day)}`).join(", ");
}

// Nothing is known between two steps, so the line is a staircase. Its scale is logarithmic, as the
// rungs are.
function lineOf(steps: Step[]): string {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const x = ({ at }: Step) => scaled(at - first.at, last.at - first.at, WIDTH - 4 * MARGIN);
  const y = ({ votes }: Step) =>
    HEIGHT - MARGIN - scaled(Math.log(votes + 1), Math.log(last.votes + 1), HEIGHT - 2 * MARGIN);
  const rises = steps.slice(1).map((step) => `H${x(step)}V${y(step)}`);
  return `M0 ${y(first)}${rises.join("")}H${WIDTH}`;
}

function scaled(value: number, most: number, length: number): number {
  return Math.round((value / most) * length);
}
