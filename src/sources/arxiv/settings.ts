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

/** The categories to follow, and the hosts to ask. */
export const SETTINGS = {
  ARXIV_CATEGORIES: setting(
    "cs.AI,cs.CL,cs.CV,cs.LG,cs.RO,stat.ML",
    categories,
    "arXiv categories or archives to follow.",
  ),
  ARXIV_RSS_URL: setting("https://rss.arxiv.org", httpUrl, "Address of arXiv's feeds."),
  ARXIV_API_URL: setting("https://export.arxiv.org", httpUrl, "Address of arXiv's query API."),
  ARXIV_OAI_URL: setting("https://oaipmh.arxiv.org", httpUrl, "Address of arXiv's OAI-PMH."),
};

function isKnown(code: string): boolean {
  return resolveCategory(code) !== undefined;
}

function whyUnknown(code: string): string {
  const guess = nearestCategory(code);
  const hint = guess === undefined ? "" : ` Did you mean "${guess}"?`;
  return `arXiv has no category "${code}".${hint}`;
}
