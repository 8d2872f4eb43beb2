import { type Facts, sayerOf } from "../../paper/facts.ts";
import type { Paper } from "../../paper/paper.ts";
import { type Mark, type Marks, marked, type Segment, snippetOf } from "../../query/index.ts";
import { texToUnicode } from "../../text/tex.ts";
import { Segments } from "./highlighted.tsx";

/** Two lines on most screens. Shorter texts are not folded. */
const SHORT = 130;

interface CardTextProps {
  paper: Paper;
  /** The paper's title as it is shown. */
  title: string;
  marks: Marks;
  facts: Facts;
}

/**
 * Two lines about a paper, and the rest of its abstract folded away: its summary where there is one,
 * else the abstract from the sentence that matched. A summary gives way to that sentence if neither
 * it nor the title shows a match.
 */
export function CardText({ paper, title, marks, facts }: CardTextProps) {
  const abstract = texToUnicode(paper.abstract).replaceAll("\n\n", " ");
  const { before, from, isMidSentence } = snippetOf(marked(abstract, marks.abstract));
  const summary = paper.summary && summaryOf(paper.summary, title, marks, isHit(from));
  if (!summary && abstract.length <= SHORT) {
    return (
      <p class="text" dir="auto">
        {abstract && <Segments segments={from} />}
      </p>
    );
  }
  return (
    <details class="fold">
      <summary>
        <span>more</span>
        <span>less</span>
        <span class="unseen">: {title}</span>
      </summary>
      {summary && (
        <p class="text" dir="auto">
          <strong title={sourceOfSummary(paper, facts)}>AI summary</strong>{" "}
          <Segments segments={summary} />
        </p>
      )}
      <p class={summary ? "text rest" : "text"} dir="auto">
        {before.length > 0 && (
          <span class={isMidSentence ? "before mid" : "before"}>
            <Segments segments={before} />
          </span>
        )}
        <Segments segments={from} />
      </p>
    </details>
  );
}

function summaryOf(
  text: string,
  title: string,
  marks: Marks,
  isAbstractHit: boolean,
): Segment[] | undefined {
  const segments = marked(texToUnicode(text), marks.abstract);
  const isShown = isHit(segments) || isMarked(title, marks.title);
  return isShown || !isAbstractHit ? segments : undefined;
}

function isMarked(text: string, marks: readonly Mark[]): boolean {
  return marks.length > 0 && isHit(marked(text, marks));
}

function isHit(segments: readonly Segment[]): boolean {
  return segments.some(({ hit }) => hit);
}

function sourceOfSummary(paper: Paper, facts: Facts): string {
  const source = sayerOf("summary", paper, facts);
  return source ? `Written by a model, from ${source.site}` : "Written by a model";
}
