import type { Delivery, Waiting } from "../store/deliveries.ts";

/**
 * A kind of delivery: who gets what, and how it is handed over. Each has a file of its own, and a
 * line in the table that the outbox is made of. Instants are seconds UTC.
 */
export interface Kind {
  /** The `kind` of its rows. */
  name: string;
  budget: Budget;
  /** The most attempts of the run that starts now, where that is less than the budget. */
  most?(now: number): Promise<number>;
  /**
   * Writes deliveries that are due.
   * @returns true if there is more to write than one run may
   */
  plan?(now: number): Promise<boolean | void>;
  /**
   * Makes what deliveries share, before they are attempted.
   * @returns those that are ready; the others wait for another run
   */
  makeReady?(deliveries: readonly Waiting[], now: number): Promise<Waiting[]>;
  /** Attempts a delivery once. An error that is thrown is a failed attempt. */
  attempt(delivery: Delivery, now: number): Promise<Attempt>;
  /** The statements that belong to giving a delivery up. */
  onGivenUp?(delivery: Delivery, now: number): D1PreparedStatement[];
  /** Drops rows of its own that are no longer needed. */
  clean?(now: number): D1PreparedStatement[];
}

/** How much may be handed over. Kinds that share a budget name the same one. */
export interface Budget {
  /** The most attempts of the run that starts now. */
  left(now: number): Promise<number>;
  /** Seconds from one attempt to the next. */
  spacing: number;
  /** How many may be under way at a time; one unless it says so. */
  atOnce?: number;
}

/** How an attempt ended. */
export type Attempt = Done | Refused | Failed;

interface Done {
  outcome: "sent" | "empty" | "dropped";
  /** Statements to run with the note of it. */
  also?: D1PreparedStatement[];
}

/** The recipient does not take it, now or later. */
interface Refused {
  outcome: "refused";
  error: string;
  also?: D1PreparedStatement[];
}

/** It did not get through, and may later. */
export interface Failed {
  outcome: "failed";
  error: string;
  /** Seconds after which it may be tried again, as the other side says. */
  retryAfter?: number;
  /** Whether others would fail for the same reason. */
  pause?: boolean;
  /** Whether trying again is of no use. */
  final?: boolean;
  also?: D1PreparedStatement[];
}
