import type { Mark } from "../../query/index.ts";
import { texToUnicode } from "../../text/tex.ts";
import { Marked } from "./highlighted.tsx";

/** About three lines. Shorter abstracts are not folded. */
const SHORT = 260;

interface AbstractProps {
  text: string;
  marks: readonly Mark[];
}

/** An abstract. The style sheet shows its first lines until it is unfolded. */
export function FoldedAbstract({ text, marks }: AbstractProps) {
  if (text.length <= SHORT) return <Abstract text={text} marks={marks} />;
  return (
    <details class="fold">
      <summary>Whole abstract</summary>
      <Abstract text={text} marks={marks} />
    </details>
  );
}

function Abstract({ text, marks }: AbstractProps) {
  const paragraphs = texToUnicode(text).split("\n\n").filter(Boolean);
  return (
    <div class="abstract">
      {paragraphs.map((paragraph) => (
        <p dir="auto">
          <Marked text={paragraph} marks={marks} />
        </p>
      ))}
    </div>
  );
}
