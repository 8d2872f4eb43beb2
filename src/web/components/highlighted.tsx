import { type Mark, marked, type Segment } from "../../query/index.ts";

/** A text with the words that match marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return <Segments segments={marked(text, marks)} />;
}

/** Pieces of a text, those that match marked. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return <>{segments.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
