import type { Answer, Ask, Asking, Page } from "../../../src/sources/source.ts";

/** Options of arXiv for tests. */
export const ARXIV_OPTIONS = {
  ARXIV_CATEGORIES: ["cs.LG", "hep-th"],
  ARXIV_RSS_URL: "https://rss.example",
  ARXIV_API_URL: "https://api.example",
  ARXIV_OAI_URL: "https://oai.example",
};

/** A page of arXiv. */
export function pageOf(day: string, kind = "new", category = "cs.LG"): Page {
  return { source: "arxiv", page: `${kind}/${day}/${category}`, day };
}

/** A way to ask that gives these answers, one after the other, and notes what it was asked. */
export function replies(...answers: Partial<Answer>[]) {
  const urls: string[] = [];
  const askings: Asking[] = [];
  const ask: Ask = async (url, asking) => {
    askings.push(asking);
    return { status: 200, headers: new Headers(), body: "", ...answers[urls.push(url) - 1] };
  };
  return { ask, urls, askings };
}
