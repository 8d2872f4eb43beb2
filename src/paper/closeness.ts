/** How selective a list of papers like others can be: the percent of papers that are less alike. */
export const CLOSENESS = [95, 98, 99, 99.5] as const;
export type Closeness = (typeof CLOSENESS)[number];

/** The rung of a query that names none. */
export const DEFAULT_CLOSENESS: Closeness = 99;

/** The seeds of a `like:` query, and how close papers must be. */
export interface Likeness {
  /** The papers to be like, by their ids, sorted; none where there is a profile. */
  ids: readonly string[];
  /** A profile, as it stands in an address. */
  profile?: string;
  closeness: Closeness;
}

/** The closeness that a text names. */
export function readCloseness(text: string): Closeness | undefined {
  return CLOSENESS.find((rung) => String(rung) === text);
}
