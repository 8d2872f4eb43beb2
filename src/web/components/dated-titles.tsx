import { urlOf } from "../../lists/address.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { shortDay } from "../../text/calendar.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";

/** The titles of papers, each with its day and a link to its page. */
export function DatedTitles({ papers }: { papers: readonly PaperMoment[] }) {
  return (
    <ul class="past">
      {papers.map(({ paper, at }) => (
        <li>
          <time datetime={dayOf(at)}>{shortDay(dayOf(at))}</time>{" "}
          <a href={urlOf("", `/papers/${paper.id}`)} dir="auto">
            {texToUnicode(paper.title)}
          </a>
        </li>
      ))}
    </ul>
  );
}
