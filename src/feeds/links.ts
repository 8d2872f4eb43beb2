import type { Paper } from "../paper/paper.ts";

interface Link {
  text: string;
  /** Always http or https. */
  href: string;
}

/** The page of a work meant for people; undefined when it has none on the web. */
export function pageOf(paper: Paper): string | undefined {
  const arxivId = arxivIdOf(paper);
  if (arxivId) return `https://arxiv.org/abs/${arxivId}`;
  if (paper.id.startsWith("doi:")) return `https://doi.org/${encodePath(paper.id.slice(4))}`;
  return webAddress(paper.feedId);
}

/** Where a work is discussed; undefined when Hugging Face does not list it. */
export function discussionOf(paper: Paper): string | undefined {
  const arxivId = arxivIdOf(paper);
  return arxivId && paper.sources.includes("huggingface")
    ? `https://huggingface.co/papers/${arxivId}`
    : undefined;
}

/** Everywhere a reader may want to go from a paper, the most asked for first. */
export function linksOf(paper: Paper): Link[] {
  const arxivId = arxivIdOf(paper);
  const candidates: [string, string | undefined][] = [
    ["Abstract", pageOf(paper)],
    ["PDF", arxivId && `https://arxiv.org/pdf/${arxivId}`],
    ["Hugging Face discussion", discussionOf(paper)],
    ["Code", webAddress(paper.code)],
    ["Project page", webAddress(paper.project)],
  ];
  return candidates.flatMap(([text, href]) => (href ? [{ text, href }] : []));
}

/** The version-less arXiv id, `2411.05783` or `cs/0112017`; undefined for other works. */
export function arxivIdOf(paper: Paper): string | undefined {
  return paper.id.startsWith("arxiv:") ? encodePath(paper.id.slice(6)) : undefined;
}

/** The address itself if a browser may be sent there, that is over http or https. */
export function webAddress(address: string | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}

function encodePath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[?#]/g, encodeURIComponent);
}
