import { texToUnicode } from "../../text/tex.ts";

/** About what three lines hold: shorter ones need no unfolding. */
const SHORT = 260;

/** An abstract's paragraphs. */
export function Abstract({ text }: { text: string }) {
  const paragraphs = texToUnicode(text).split("\n\n").filter(Boolean);
  return (
    <div class="abstract">
      {paragraphs.map((paragraph) => (
        <p dir="auto">{paragraph}</p>
      ))}
    </div>
  );
}

/** An abstract of which the style sheet shows the first lines until it is unfolded. */
export function FoldedAbstract({ text }: { text: string }) {
  if (text.length <= SHORT) return <Abstract text={text} />;
  return (
    <details class="fold">
      <summary>Whole abstract</summary>
      <Abstract text={text} />
    </details>
  );
}
