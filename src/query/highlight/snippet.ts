import type { Segment } from "./segments.ts";

/** A text in two parts: it is shown from the second on, and the first is folded away. */
export interface Snippet {
  /** Empty where the text is shown from its beginning. */
  before: Segment[];
  from: Segment[];
  /** Whether the second part begins within a sentence. */
  isMidSentence: boolean;
}

// About two lines. What is left of a text is as long as that, where there is that much.
const LEAST_SHOWN = 140;
// A match this far into its sentence would be below two lines on a phone.
const FARTHEST = 80;
const LEAD = 40;
// White space that ends a sentence: not after an abbreviation, and before what can begin one.
const SENTENCE_END =
  /(?<=[.!?]["'”’)\]]?)(?<!\b(?:e\.g|i\.e|al|vs|cf|Fig|Eq|Sec|No|approx)\.)\s+(?=["'“‘([]?[\p{Lu}\p{N}])/gu;

/**
 * The place to begin a text, so that a reader sees why it was found: at the sentence with the most
 * of the words that are highlighted, the first of those with as many. In a long sentence, at some
 * words before the first match.
 * @param segments of the text, as `marked` gives them
 * @returns the whole text in its second part if nothing is highlighted
 */
export function snippetOf(segments: readonly Segment[]): Snippet {
  const text = segments.map((segment) => segment.text).join("");
  const hits = hitsIn(segments);
  if (hits.length === 0) return { before: [], from: [...segments], isMidSentence: false };
  const starts = [
    0,
    ...Array.from(text.matchAll(SENTENCE_END), (end) => end.index + end[0].length),
  ];
  const start = startOfBest(starts, hits);
  const first = hits.find((hit) => hit.at >= start)!.at;
  const isFar = first - start > FARTHEST;
  const place = isFar ? wordBefore(text, first - LEAD) : withEnoughBehind(text, starts, start);
  return { ...cutAt(segments, place), isMidSentence: !starts.includes(place) };
}

interface Hit {
  at: number;
  word: string;
}

function hitsIn(segments: readonly Segment[]): Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  for (const { text, hit } of segments) {
    if (hit) hits.push({ at, word: text.toLowerCase() });
    at += text.length;
  }
  return hits;
}

function startOfBest(starts: readonly number[], hits: readonly Hit[]): number {
  let best = { start: 0, words: 0 };
  let n = 0;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? Infinity;
    const words = new Set<string>();
    for (; n < hits.length && hits[n]!.at < end; n++) words.add(hits[n]!.word);
    if (words.size > best.words) best = { start, words: words.size };
  }
  return best.start;
}

// The end of a text alone would leave lines empty, so sentences before it are shown too.
function withEnoughBehind(text: string, starts: readonly number[], start: number): number {
  const earlier = starts.filter((other) => other <= start);
  return earlier.find((other) => text.length - other <= LEAST_SHOWN) ?? start;
}

function wordBefore(text: string, at: number): number {
  return text.lastIndexOf(" ", at) + 1;
}

function cutAt(segments: readonly Segment[], place: number): Pick<Snippet, "before" | "from"> {
  const before: Segment[] = [];
  const from: Segment[] = [];
  let at = 0;
  for (const { text, hit } of segments) {
    const left = place - at;
    if (left > 0) before.push({ text: text.slice(0, left), hit });
    if (left < text.length) from.push({ text: text.slice(Math.max(left, 0)), hit });
    at += text.length;
  }
  return { before, from };
}
