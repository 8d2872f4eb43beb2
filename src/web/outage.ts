/** The state of an outage. Instants are seconds UTC. */
export interface OutageState {
  /** When it was first and last noticed. */
  since: number;
  last: number;
  error: string;
  /** Answers that were sent again. */
  repeated: number;
  /** The age of the oldest of them, in seconds. */
  oldest: number;
}

/** Errors that are further apart are not of one outage. */
const GAP = 600;
/** How long an outage that is over is told of. */
const TOLD = 86_400;
/** At most one line in so many seconds: each request would write one. */
const LOG_EVERY = 60;

/** Remembers when new answers could not be made, as while the database is down. */
export class Outage {
  #state: OutageState | undefined;
  #loggedAt = 0;

  /**
   * Notes an answer that could not be made.
   * @param age of the answer that was sent in its place, in seconds; undefined if there was none
   * @param now seconds UTC
   */
  note(path: string, error: unknown, age: number | undefined, now: number): void {
    const text = String(error);
    const before = this.#state && this.#state.last + GAP > now ? this.#state : undefined;
    this.#state = {
      since: before?.since ?? now,
      last: now,
      error: text,
      repeated: (before?.repeated ?? 0) + (age === undefined ? 0 : 1),
      oldest: Math.max(before?.oldest ?? 0, age ?? 0),
    };
    if (age === undefined || this.#loggedAt + LOG_EVERY > now) return;
    this.#loggedAt = now;
    const { repeated } = this.#state;
    console.error(JSON.stringify({ event: "repeated", path, age, repeated, error: text }));
  }

  /**
   * The last outage, for a day.
   * @param now seconds UTC
   */
  state(now: number): OutageState | undefined {
    return this.#state && this.#state.last + TOLD > now ? this.#state : undefined;
  }
}
