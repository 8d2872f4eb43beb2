import { type Mark, marked } from "../../query/index.ts";

/** A text with what was asked for marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <>
      {marked(text, marks).map((segment) =>
        segment.hit ? <mark>{segment.text}</mark> : segment.text,
      )}
    </>
  );
}
