/** Settings of sources, at addresses that are nobody's. */
export const OPTIONS = {
  HUGGINGFACE_URL: "https://huggingface.example",
  HF_TOKEN: "",
  ARXIV_CATEGORIES: ["cs.LG", "cs.CL"],
  ARXIV_RSS_URL: "https://rss.arxiv.example",
  ARXIV_API_URL: "https://export.arxiv.example",
  ARXIV_OAI_URL: "https://oaipmh.arxiv.example",
  BIORXIV_URL: "https://api.biorxiv.example",
  FEEDS: [],
};
