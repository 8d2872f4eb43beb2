import * as v from "valibot";
import { nearestCategory, resolveCategory } from "../../paper/taxonomy.ts";
import { httpUrl, setting, words } from "../setting.ts";

const categories = v.pipe(
  words,
  v.check(
    (codes) => codes.every(isKnown),
    ({ input }) => whyUnknown(input.find((code) => !isKnown(code))!),
  ),
  v.transform((codes) => [...new Set(codes.flatMap((code) => resolveCategory(code) ?? []))]),
);

/** What arXiv is asked for, and where. */
export const SETTINGS = {
  ARXIV_CATEGORIES: setting(
    "cs.AI,cs.CL,cs.CV,cs.LG,cs.RO,stat.ML",
    categories,
    "arXiv categories, or archives, to follow.",
  ),
  ARXIV_RSS_URL: setting("https://rss.arxiv.org", httpUrl, "Where arXiv's feeds are."),
  ARXIV_API_URL: setting("https://export.arxiv.org", httpUrl, "Where arXiv's query API is."),
  ARXIV_OAI_URL: setting("https://oaipmh.arxiv.org", httpUrl, "Where arXiv's OAI-PMH is."),
};

function isKnown(code: string): boolean {
  return resolveCategory(code) !== undefined;
}

function whyUnknown(code: string): string {
  const guess = nearestCategory(code);
  const hint = guess === undefined ? "" : ` Did you mean "${guess}"?`;
  return `arXiv has no category "${code}".${hint}`;
}
