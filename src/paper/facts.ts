import type { Paper, Statement } from "./paper.ts";

/** A field that one source alone can say: how a paper is received there, and what belongs to it. */
type Signal = Exclude<keyof Statement, "id">;

/** The addresses of a work on the site of a source. */
export interface WorkAddresses {
  /** Its page for people. */
  page?: string;
  pdf?: string;
  /** Its text as HTML. It may be missing for some works, so feeds do not link it. */
  html?: string;
}

/** When a source lists papers, so that its silence is noticed. */
export interface Schedule {
  /** The name of a day on which it lists papers: `working day`. */
  readonly days: string;
  /** Whether papers are sure to come for a day, `YYYY-MM-DD`: it is no weekend and no holiday. */
  readonly expects: (day: string) => boolean;
  /** When papers of such a day are here at the latest, in seconds UTC. */
  readonly dueAt: (day: string) => number;
  /** How many papers such a day usually has, from and to. Measured where it depends on settings. */
  readonly usually?: readonly [from: number, to: number];
}

/** The facts of a source. Code outside of `sources/` goes by them and never by a name. */
export interface SourceFacts {
  /** As in `SOURCES` and `source:`. */
  readonly name: string;
  /** How people know what it lists: `Hugging Face Daily Papers`. */
  readonly title: string;
  /** How people know its site: `Hugging Face`. */
  readonly site: string;
  /** Its address, for people. */
  readonly home: string;
  /**
   * How far it is believed about the text of a work: 2 for the registry a work is submitted to, 1
   * for a site that copies from a registry, 0 for any other.
   */
  readonly authority: 0 | 1 | 2;
  /** Fields that are its own to say. */
  readonly signals: readonly Signal[];
  /** Whether its days are lists made by people. */
  readonly curated: boolean;
  /** Whether it says the categories of works. */
  readonly classifies: boolean;
  /** When it lists papers; absent where nothing can be expected. */
  readonly schedule?: Schedule;
  /** The sentence by which it asks to be thanked. */
  readonly acknowledgement?: string;
  /** The id of the work that a text names, where the text is an address on its site. */
  readonly idIn?: (text: string) => string | undefined;
  /**
   * The addresses of a work on its site, or of one version; undefined for an id it does not give
   * out.
   */
  readonly addressesOf?: (id: string, version?: number) => WorkAddresses | undefined;
  /** The address at which a listed work is discussed. */
  readonly discussionOf?: (id: string) => string | undefined;
}

/**
 * The facts of all sources there are, switched on or not, by name. The feeds of `FEEDS` list under
 * names that are not among them.
 */
export type Facts = ReadonlyMap<string, SourceFacts>;

/** The sources that say a field of papers. */
export function sourcesOf(field: Signal, facts: Facts): SourceFacts[] {
  return [...facts.values()].filter(({ signals }) => signals.includes(field));
}

/** The facts of some sources, by name. */
export function factsOf(sources: readonly SourceFacts[]): Facts {
  return new Map(sources.map((facts) => [facts.name, facts]));
}

/** How people know a list: the title of its source, or the name that a feed lists under. */
export function titleOf(name: string, facts: Facts): string {
  return facts.get(name)?.title ?? name;
}

/** The source that gives out an id. */
export function registryOf(id: string, facts: Facts): SourceFacts | undefined {
  return [...facts.values()].find(({ addressesOf }) => addressesOf?.(id) !== undefined);
}

/** The source that says a field of a paper: one that has listed the paper, if there is one. */
export function sayerOf(field: Signal, paper: Paper, facts: Facts): SourceFacts | undefined {
  const sayers = sourcesOf(field, facts);
  return sayers.find(({ name }) => paper.sources.includes(name)) ?? sayers[0];
}
