import type { Deliveries } from "./deliveries.ts";
import type { SourceHealth, StatusSource } from "./health.ts";
import type { OutageState } from "./outage.ts";
import type { Space } from "./space.ts";

/** A source and how it is. */
export interface SourceStatus {
  source: StatusSource;
  health: SourceHealth;
  /** The papers it listed on each day of the last four weeks, oldest first. */
  days: DayCount[];
}

/** The state of what is no source. */
export interface Besides {
  space: Space;
  deliveries: Deliveries;
  /** The last outage of the database, if there was one lately. */
  outage: OutageState | undefined;
}

/** The papers of a day. */
export interface DayCount {
  /** `YYYY-MM-DD`. */
  day: string;
  papers: number;
}

/** The papers of the last seven days. */
export function papersOfWeek({ days }: Pick<SourceStatus, "days">): number {
  return days.slice(-7).reduce((sum, { papers }) => sum + papers, 0);
}
