import { urlOf } from "../../lists/address.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import type { Mark } from "../../query/index.ts";
import { shortDay } from "../../text/calendar.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { Marked } from "./highlighted.tsx";

interface DatedTitlesProps {
  papers: readonly PaperMoment[];
  /** The words to mark in the titles. */
  marks?: readonly Mark[];
}

/** The titles of papers, each with its day and a link to its page. */
export function DatedTitles({ papers, marks = [] }: DatedTitlesProps) {
  return (
    <ul class="past">
      {papers.map(({ paper, at }) => (
        <li>
          <time datetime={dayOf(at)}>{shortDay(dayOf(at))}</time>{" "}
          <a href={urlOf("", `/papers/${paper.id}`)} dir="auto">
            <Marked text={texToUnicode(paper.title)} marks={marks} />
          </a>
        </li>
      ))}
    </ul>
  );
}
