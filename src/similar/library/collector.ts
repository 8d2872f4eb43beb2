import type { Facts } from "../../paper/facts.ts";
import { type Entry, MOST_ENTRIES, MOST_PROBLEMS, type Problem } from "./library.ts";
import { plainAbstract, plainTitle } from "./plain.ts";

// With so many entries and problems that are no use, a text is no library, and is not read further.
const MOST_USELESS = 20_000;

/** The fields that a reader finds in an entry: texts may hold markup, and be missing or empty. */
export interface RawEntry {
  line: number;
  id: string | undefined;
  title: string | undefined;
  abstract?: string | undefined;
}

/** Gathers what a reader finds, and takes no more memory than a library may. */
export class Collector {
  leftOut = 0;
  problemCount = 0;
  readonly problems: Problem[] = [];
  /** The facts of all sources, whose addresses stand for papers. */
  readonly facts: Facts;
  private readonly works = new Map<string, Entry>();

  constructor(facts: Facts) {
    this.facts = facts;
  }

  /** Whether reading on is no use. */
  get isHopeless(): boolean {
    return this.leftOut + this.problemCount >= MOST_USELESS;
  }

  get entries(): Entry[] {
    return [...this.works.values()];
  }

  /**
   * Adds an entry. A work that is there already gets what it did not have.
   * @returns whether it has a title or an id; one without is a problem
   */
  add({ line, id, title: rawTitle, abstract: rawAbstract }: RawEntry): boolean {
    const title = plainTitle(rawTitle);
    if (id === undefined && title === undefined) {
      this.problem(line, "No title, arXiv id or DOI.");
      return false;
    }
    const key = id ?? `title:${title!.toLowerCase()}`;
    const known = this.works.get(key);
    if (!known && this.works.size === MOST_ENTRIES) {
      this.leftOut++;
      return true;
    }
    const entry = known ?? { line };
    const abstract = plainAbstract(rawAbstract);
    if (id !== undefined) entry.id ??= id;
    if (title !== undefined) entry.title ??= title;
    if (abstract !== undefined) entry.abstract ??= abstract;
    this.works.set(key, entry);
    return true;
  }

  /** Notes what could not be read. */
  problem(line: number, reason: string): void {
    this.problemCount++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line, reason });
  }
}
