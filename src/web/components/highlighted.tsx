import { type Mark, marked } from "../../query/index.ts";

/** A text with the words that match marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <>
      {marked(text, marks).map((segment) =>
        segment.hit ? <mark>{segment.text}</mark> : segment.text,
      )}
    </>
  );
}
