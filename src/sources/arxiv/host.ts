import type { Host } from "../source.ts";

/**
 * arXiv's terms allow one request every three seconds, over all its hosts together:
 * <https://info.arxiv.org/help/api/tou.html>
 */
export const ARXIV: Host = { name: "arxiv.org", spacing: 3 };
