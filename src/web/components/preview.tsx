import type { PaperMoment } from "../../paper/paper.ts";
import { marksOf, type Query } from "../../query/index.ts";
import { DatedTitles } from "./dated-titles.tsx";

interface PreviewProps {
  entries: readonly PaperMoment[];
  /** The query they match, to be marked in them. */
  question: Query | undefined;
}

/** The newest papers of a feed, by title. */
export function Preview({ entries, question }: PreviewProps) {
  if (entries.length === 0) return <></>;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      <DatedTitles papers={entries} marks={marksOf(question).title} />
    </section>
  );
}
