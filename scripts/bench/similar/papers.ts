import type { Paper } from "../../../src/paper/paper.ts";
import type { PaperText } from "../../../src/similar/terms.ts";
import { texToUnicode } from "../../../src/text/tex.ts";
import type { RecordedPapers } from "../recorded-papers.ts";

/** A recorded paper as the measurements need it. */
export interface Sample {
  text: PaperText;
  /** Folded names, of papers with few enough authors to say that two know each other. */
  authors: readonly string[];
  /** The primary category, if it is known. */
  category: string | undefined;
  /** Seconds since 1970. */
  published: number;
}

const MOST_AUTHORS = 40;

/**
 * Recorded papers, the oldest first. Those of Hugging Face that arXiv's sample has are there once.
 */
export function samplesOf({ arxiv, huggingFace }: RecordedPapers): Sample[] {
  const papers = new Map([...huggingFace, ...arxiv].map((paper) => [paper.id, paper]));
  return [...papers.values()]
    .filter(({ published }) => published !== undefined)
    .map(sampleOf)
    .sort((a, b) => a.published - b.published);
}

function sampleOf({ title, abstract, authors, categories, published }: Paper): Sample {
  const names = authors.map((name) => (foldName(name).match(/[a-z]+/g) ?? []).join(" "));
  return {
    text: { title: texToUnicode(title), abstract: texToUnicode(abstract) },
    authors: authors.length <= MOST_AUTHORS ? [...new Set(names)] : [],
    category: categories[0],
    published: published!,
  };
}

function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
