/** One work of somebody's library, as far as it could be read. */
export interface Entry {
  /** The line on which it begins, from 1. */
  line: number;
  /** As `paperId` makes it: that of arXiv before a DOI. */
  id?: string;
  /** One line, without TeX. */
  title?: string;
  /** Paragraphs, without TeX. */
  abstract?: string;
}

/** An entry that could not be read, with the reason as a sentence. */
export interface Problem {
  line: number;
  reason: string;
}

/** The formats a library can come in. */
export type LibraryFormat = "BibTeX" | "RIS" | "CSL JSON" | "OPML" | "text";

/** The result of reading a library. */
export interface Library {
  format: LibraryFormat;
  /** In the order of the file, each work once, each with an id or a title. */
  entries: Entry[];
  /**
   * The works that were left out because there are more than a library may have. Reading ends when
   * there are 20,000 of them and of problems together.
   */
  leftOut: number;
  /** The first ones, in the order of the file. An entry that is broken may be used all the same. */
  problems: Problem[];
  /** All problems, those that are not among the first too. */
  problemCount: number;
}

/** The entries a library may have; more are left out. */
export const MOST_ENTRIES = 1000;
/** The problems that are told. */
export const MOST_PROBLEMS = 100;
