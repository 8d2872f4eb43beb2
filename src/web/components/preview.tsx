import { urlOf } from "../../lists/address.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import { marksOf, type Query } from "../../query/index.ts";
import { shortDay } from "../../text/calendar.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { Marked } from "./highlighted.tsx";

interface PreviewProps {
  entries: readonly PaperMoment[];
  /** The query they match, to be marked in them. */
  question: Query | undefined;
}

/** The newest papers of a feed, by title. */
export function Preview({ entries, question }: PreviewProps) {
  if (entries.length === 0) return <></>;
  const marks = marksOf(question);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      <ul class="past">
        {entries.map(({ paper, at }) => (
          <li>
            <time datetime={dayOf(at)}>{shortDay(dayOf(at))}</time>{" "}
            <a href={urlOf("", `/papers/${paper.id}`)} dir="auto">
              <Marked text={texToUnicode(paper.title)} marks={marks.title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
