import type { SourceFacts } from "../paper/facts.ts";
import { nearest } from "../text/nearest.ts";
import { ListError } from "./errors.ts";

/** A source that is switched on, as far as lists go by it. */
export type ListSource = Pick<
  SourceFacts,
  "name" | "title" | "site" | "home" | "acknowledgement" | "curated" | "classifies" | "signals"
>;

/**
 * The source whose days are shown where none is picked: the first one whose days are lists made by
 * people, else the first one that announces papers by category.
 */
export function sourceOfDays(sources: readonly ListSource[]): ListSource | undefined {
  return sources.find(({ curated }) => curated) ?? sources.find(({ classifies }) => classifies);
}

/** Why a ranking by upvotes is none, for people. */
export const NO_UPVOTES =
  "Ranking by upvotes needs a source that has upvotes, and none is switched on.";

/** Whether a source with upvotes is among them. */
export function haveUpvotes(sources: readonly ListSource[]): boolean {
  return sources.some(({ signals }) => signals.includes("upvotes"));
}

/**
 * The source of a name, in any letter case.
 * @throws {ListError} naming those there are
 */
export function sourceNamed(name: string, sources: readonly ListSource[]): ListSource {
  const wanted = name.toLowerCase();
  const source = sources.find((each) => each.name.toLowerCase() === wanted);
  if (source) return source;
  const names = sources.map((each) => each.name);
  const guess = nearest(wanted.slice(0, 50), names);
  const hint = guess ? ` Did you mean ${guess}?` : "";
  const known = names.length > 0 ? `source takes one of ${names.join(", ")}.` : "No source is on.";
  throw new ListError("unreadable", `There is no source ${name.slice(0, 50)}.${hint} ${known}`, {
    parameter: "source",
    known: names,
  });
}

// More of them are told as "more".
const MOST_TITLES = 5;

/** The titles of sources for a sentence: `arXiv, bioRxiv and medRxiv`. */
export function titlesOf(sources: readonly ListSource[]): string {
  const titles = sources.map(({ title }) => title);
  if (titles.length === 0) return "no source";
  const shown = titles.length > MOST_TITLES ? [...titles.slice(0, MOST_TITLES), "more"] : titles;
  return new Intl.ListFormat("en-GB").format(shown);
}
