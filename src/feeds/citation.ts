import { arxivIdOf, doiOf } from "../paper/ids.ts";
import { monthOf } from "./citekeys.ts";
import type { PaperEntry } from "./feed.ts";

// A reference list names so many before "et al."
const MOST_NAMED = 10;

/** A reference to a paper as plain text: authors, title, where it is, year, address. */
export function citationOf(entry: PaperEntry): string {
  const { title, link, server } = entry;
  const { paper } = entry.moment;
  const place = arxivIdOf(paper.id) === undefined ? (paper.journal ?? server) : idOf(entry);
  const year = monthOf(paper)?.slice(0, 4);
  const parts = [namesOf(paper.authors), title, [place, year].filter(Boolean).join(", ")];
  const sentences = parts
    .filter((part) => part !== "")
    .map((part) => part.replace(/([^.?!])$/, "$1."));
  return [...sentences, link].filter(Boolean).join(" ");
}

/** The id of a paper as people write it: with its registry, a DOI, or its address. */
export function idOf({ server, moment: { paper } }: PaperEntry): string {
  const { id, doi, feedId } = paper;
  const arxivId = arxivIdOf(id);
  if (arxivId !== undefined) return `${server ?? ""}:${arxivId}`;
  return doiOf(id) ?? doi ?? feedId;
}

function namesOf(authors: readonly string[]): string {
  if (authors.length > MOST_NAMED) return `${authors.slice(0, MOST_NAMED).join(", ")} et al.`;
  return new Intl.ListFormat("en").format(authors);
}
