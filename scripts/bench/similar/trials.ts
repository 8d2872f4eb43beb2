import { seeded } from "../../simulator/random.ts";
import { papersByAuthor, sharingTwoAuthors } from "./labels.ts";
import type { Sample } from "./papers.ts";

/** Seeds, and the places of the papers in the stream that should be found by them. */
export interface Trial {
  seeds: readonly Sample[];
  wanted: readonly number[];
}

const QUERIES = 2000;
const AUTHORS = 600;
const FEWEST_SEEDS = 4;
const MOST_SEEDS = 16;
const MOST_LATER = 30;
const BIBLIOGRAPHIES = 20;
const ENTRIES = 1000;
/** The fields a bibliography is from. */
export const FIELDS = 3;
const SMALLEST_FIELD = 450;

/** Papers of the stream itself, each with those that share two authors with it. */
export function relatedTrials(stream: readonly Sample[]): (Trial & { itself: number })[] {
  const trials = sharingTwoAuthors(stream, stream).map((wanted, itself) => ({
    seeds: [stream[itself]!],
    wanted: [...wanted],
    itself,
  }));
  return shuffled(
    trials.filter(({ wanted }) => wanted.length > 0),
    "related",
  ).slice(0, QUERIES);
}

/** Authors: their older papers, and those of theirs in the stream. */
export function authorTrials(older: readonly Sample[], stream: readonly Sample[]): Trial[] {
  const later = papersByAuthor(stream);
  const trials = [...papersByAuthor(older)].flatMap(([author, papers]) => {
    const wanted = later.get(author) ?? [];
    const fits =
      papers.length >= FEWEST_SEEDS &&
      papers.length <= MOST_SEEDS &&
      wanted.length > 0 &&
      wanted.length <= MOST_LATER;
    return fits ? [{ seeds: papers.map((n) => older[n]!), wanted }] : [];
  });
  return shuffled(trials, "authors").slice(0, AUTHORS);
}

/** Libraries of several authors' older papers, as somebody with so many interests has them. */
export function libraryTrials(authors: readonly Trial[], interests: number): Trial[] {
  const mixed = shuffled(authors, `libraries of ${interests}`);
  return Array.from({ length: Math.floor(mixed.length / interests) }, (_, n) => {
    const some = mixed.slice(n * interests, (n + 1) * interests);
    return {
      seeds: [...new Set(some.flatMap(({ seeds }) => seeds))],
      wanted: [...new Set(some.flatMap(({ wanted }) => wanted))],
    };
  });
}

/**
 * Bibliographies of 1,000 older papers from three fields each, and the papers of the stream that
 * share two authors with one of them.
 */
export function bibliographyTrials(older: readonly Sample[], stream: readonly Sample[]): Trial[] {
  const sharing = sharingTwoAuthors(older, stream);
  const fields = Map.groupBy(older.keys(), (n) => older[n]!.category);
  const large = [...fields].filter(([, papers]) => papers.length >= SMALLEST_FIELD);
  return Array.from({ length: BIBLIOGRAPHIES }, (_, n) => {
    const chosen = shuffled(large, `fields ${n}`).slice(0, FIELDS);
    const entries = shuffled(
      chosen.flatMap(([, papers]) => papers),
      `entries ${n}`,
    ).slice(0, ENTRIES);
    return {
      seeds: entries.map((entry) => older[entry]!),
      wanted: [...new Set(entries.flatMap((entry) => [...sharing[entry]!]))],
    };
  }).filter(({ wanted }) => wanted.length > 0);
}

function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
