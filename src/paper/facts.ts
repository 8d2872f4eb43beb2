import type { Statement } from "./paper.ts";

/** A field that one source alone can say: how a paper is received there, and what belongs to it. */
type Signal = Exclude<keyof Statement, "id">;

/** What a source says of itself that everything else goes by. */
export interface SourceFacts {
  /** As in `SOURCES` and `source:`. */
  readonly name: string;
  /** How people know it. */
  readonly title: string;
  /** Its address, for people. */
  readonly home: string;
  /**
   * How far it is believed about the text of a work: 2 for the registry a work is submitted to, 1
   * for who copies from there, 0 for everybody else.
   */
  readonly authority: 0 | 1 | 2;
  /** Fields that are its own to say. */
  readonly signals: readonly Signal[];
  /** Whether its days are lists made by people. */
  readonly curated: boolean;
  /** Whether it says the categories of works. */
  readonly classifies: boolean;
}

/** The facts of the sources by their names. A name that is not among them has no authority. */
export type Facts = ReadonlyMap<string, SourceFacts>;

/** The facts of some sources, by their names. */
export function factsOf(sources: readonly SourceFacts[]): Facts {
  return new Map(sources.map((facts) => [facts.name, facts]));
}
