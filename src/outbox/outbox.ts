import type { Kind } from "./kind.ts";

/** The outbox: its kinds of delivery, and everything that has effects. */
export interface Outbox {
  db: D1Database;
  kinds: readonly Kind[];
  /**
   * Hands ids of deliveries to a queue, whose messages they are; without it they are sent at once.
   */
  enqueue?: (ids: readonly number[]) => Promise<void>;
  /** The clock, in seconds since 1970. */
  clock: () => number;
  /** Waits so many seconds. */
  sleep: (seconds: number) => Promise<void>;
  log: (line: Record<string, unknown>) => void;
}
