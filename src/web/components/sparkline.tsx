import type { DayCount } from "../source-status.ts";
import { shortDay } from "../../text/calendar.ts";

const BAR = 6;
const GAP = 2;
const HEIGHT = 32;

/** The papers of each day as bars, oldest first. Its label tells the highest number. */
export function Sparkline({ days, title }: { days: readonly DayCount[]; title: string }) {
  const most = days.reduce((highest, day) => (day.papers > highest.papers ? day : highest));
  if (most.papers === 0) return <></>;
  const label = `${title}; most on ${shortDay(most.day)}: ${most.papers}`;
  const width = days.length * (BAR + GAP) - GAP;
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {days.map(({ papers }, n) => {
        // A day with any papers has a bar that can be seen.
        const height = papers && Math.max(2, Math.round((papers / most.papers) * HEIGHT));
        return (
          height > 0 && <path d={`M${n * (BAR + GAP)} ${HEIGHT}h${BAR}v-${height}h-${BAR}z`} />
        );
      })}
    </svg>
  );
}
