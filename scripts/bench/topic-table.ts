import type { Topic } from "../../src/topics.ts";
import { indexPapers } from "./paper-index.ts";
import type { RecordedPapers } from "./recorded-papers.ts";

/** How much a topic finds among recorded papers. */
interface TopicCount {
  topic: Topic;
  /** Of Hugging Face's papers: how many, how many in a week of five lists, and which part. */
  listed: number;
  listedAWeek: number;
  listedShare: number;
  /** Of all of arXiv: how many, and how many of 10,000. */
  arxiv: number;
  arxivOf10000: number;
}

const LISTS_A_WEEK = 5;

/** Counts what each topic finds. */
export function countTopics(
  topics: readonly Topic[],
  { days, huggingFace, arxiv }: RecordedPapers,
): TopicCount[] {
  const findListed = indexPapers(huggingFace);
  const findArxiv = indexPapers(arxiv);
  return topics.map((topic) => {
    const listed = findListed(topic.query).length;
    const found = findArxiv(topic.query).length;
    return {
      topic,
      listed,
      listedAWeek: (listed * LISTS_A_WEEK) / days,
      listedShare: listed / huggingFace.length,
      arxiv: found,
      arxivOf10000: (found * 10_000) / arxiv.length,
    };
  });
}

/** The counts as a table of text. */
export function topicTable(counts: readonly TopicCount[]): string {
  const rows = counts.map((count) => [
    count.topic.slug,
    String(count.listed),
    count.listedAWeek.toFixed(1),
    `${(count.listedShare * 100).toFixed(1)} %`,
    String(count.arxiv),
    count.arxivOf10000.toFixed(1),
  ]);
  const heads = ["topic", "listed", "a week", "share", "arXiv", "per 10,000"];
  const width = Math.max(...rows.map(([slug]) => slug!.length));
  return [heads, ...rows]
    .map(
      ([slug, ...cells]) => slug!.padEnd(width) + cells.map((cell) => cell.padStart(11)).join(""),
    )
    .join("\n");
}
