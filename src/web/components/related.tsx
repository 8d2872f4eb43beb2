import type { PaperMoment } from "../../paper/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { shortDay } from "../../text/calendar.ts";
import { urlOf } from "../../lists/address.ts";

/** Papers that are like the one shown. */
export function Related({ papers }: { papers: readonly PaperMoment[] }) {
  if (papers.length === 0) return <></>;
  return (
    <>
      <h2>Related papers</h2>
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
    </>
  );
}
