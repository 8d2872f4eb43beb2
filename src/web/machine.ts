import { FORMATS, typeOf } from "../feeds/formats.ts";
import { RUNGS } from "../paper/ladder.ts";
import { FULL_HELP } from "../query/index.ts";
import { TRENDING_SIZE } from "../paper/trending.ts";
import { escapeXml } from "../text/xml.ts";
import { TOPIC_GROUPS } from "../topics.ts";
import { urlOf } from "../lists/address.ts";
import type { Asked } from "./context.ts";
import { type ListSource, titlesOf } from "../lists/sources.ts";
import { WebError } from "./errors.ts";
import { openApi } from "./openapi/index.ts";
import { MOST, VALUES } from "../lists/params.ts";
import type { Answer } from "./respond.ts";

/**
 * The routes, as `/openapi.json`.
 * @throws {WebError} 404 for another format
 */
export function openApiAnswer({ site, extension }: Asked): Answer {
  if (extension !== "json") throw new WebError(404, "The API is described at /openapi.json.");
  return whole("application/json; charset=utf-8", JSON.stringify(openApi(site)));
}

/** A guide to the site for language models. https://llmstxt.org */
export function llmsAnswer({ site, settings }: Asked, sources: readonly ListSource[]): Answer {
  return whole("text/plain; charset=utf-8", llmsTxt(site, settings.SITE_NAME, sources));
}

/** How a browser searches the site: OpenSearch 1.1. */
export function openSearchAnswer({ site, settings }: Asked): Answer {
  const type = "application/opensearchdescription+xml; charset=utf-8";
  return whole(type, openSearch(site, settings.SITE_NAME));
}

function whole(type: string, text: string): Answer {
  return { type, body: () => text, fingerprint: text };
}

function llmsTxt(site: string, siteName: string, sources: readonly ListSource[]): string {
  const extensions = FORMATS.map(({ extension }) => `\`.${extension}\``).join(", ");
  const here = (path: string, extension?: string) => urlOf(site, path, {}, extension);
  const values = (name: keyof typeof VALUES) =>
    VALUES[name].map((word) => `\`${word}\``).join(", ");
  return `# ${oneLine(siteName)}

> New research papers from ${titlesOf(sources)}: one record a work, and any question about new papers is a URL. No key, account or script is needed.

- Every list is a page, and the same path with an extension is a feed or an export: ${extensions}. \`.json\` and \`.ndjson\` hold the most for programs.
- A paper enters a feed when it first matches: one that reaches 50 upvotes after three days enters \`upvotes:>=50\` on that day. \`date_published\` is that moment; \`_paper.published\` is the paper's own.
- One paper is at \`/papers/arxiv:2411.05783\`, \`/papers/2411.05783\` or \`/papers/doi:10.1101/…\`; with \`.bib\` you get its citation.
- Parameters: \`q\` (a query, below), \`limit\` (1 to ${MOST.shown}; exports to ${MOST.exported}), \`before\` (follow \`next_url\` to older entries), \`sort\` (${values("sort")}), \`include\` (\`${VALUES.include.join()}\`), \`content\` (${values("content")}), \`digest\` (${values("digest")}), \`since\`.
- A mistake, an unknown parameter too, is answered 400; as JSON it is \`{"error": {"status", "message", …}}\`, and \`at\`, \`found\` and \`expected\` say where in the query.
- Upvotes count in steps: ${RUNGS.join(" ")}.
- Answers have an \`ETag\`: ask again with \`If-None-Match\`. Caches keep them for five minutes.

JSON is JSON Feed 1.1, with all known facts about a paper in \`_paper\`; unknown ones are absent:

\`\`\`json
{
  "version": "https://jsonfeed.org/version/1.1", "title": "…", "next_url": "…",
  "items": [{
    "id": "https://…/2411.05783", "url": "…", "title": "…", "summary": "the abstract",
    "date_published": "2026-11-20T12:30:00Z", "authors": [{ "name": "…" }], "tags": ["cs.LG"],
    "_paper": {
      "id": "arxiv:2411.05783", "arxiv_id": "2411.05783", "doi": "…", "version": 2,
      "published": "2026-11-18T18:59:59Z", "categories": ["cs.LG"], "keywords": ["…"],
      "upvotes": 42, "comments": 3, "stars": 1234, "code": "https://…", "project": "https://…",
      "organization": { "name": "…" }, "submitter": { "name": "…" }, "summary": "…",
      "sources": ${JSON.stringify(sources.slice(0, 2).map(({ name }) => name))}, "moment": 1837000000000000, "day": "2026-11-20"
    }
  }]
}
\`\`\`

\`since=\` is for scripts that keep a copy: it gives everything that entered or changed since the last request, oldest change first, in \`.ndjson\`, \`.csv\` and \`.json\`. Begin with an empty \`since=\`, keep the \`X-Since\` of the answer for the next time, follow \`next\` links at once, and key on \`id\`: a paper that changes comes again.

## Lists

- [The newest day](${here("/")}): the papers of the newest list, most upvoted first
- [Everything, newest first](${here("/papers", "json")}): \`/papers\`, searched with \`q=\`
- [A day](${here("/papers/date/2026-11-20", "json")}): as it was listed; also \`/papers/week/2026-W47\` and \`/papers/month/2026-11\`
- [Trending](${here("/papers/trending", "json")}): papers as they enter the top ${TRENDING_SIZE}
- [arXiv categories](${here("/topics/cs.LG+cs.CL", "json")}): one, several, or an archive, \`/topics/cs.*\`
- [Changes](${site}/papers.ndjson?since=&limit=100): everything from the beginning, for scripts

## Queries

${FULL_HELP.map(([q, meaning]) => `- [\`${q}\`](${urlOf(site, "/papers", { q }, "json")}): ${meaning}`).join("\n")}

## Topics

${TOPIC_GROUPS.flatMap(({ topics }) => topics)
  .map(
    ({ slug, title, description }) =>
      `- [${title}](${here(`/topics/${slug}`, "json")}): ${description}`,
  )
  .join("\n")}

## Optional

- [OpenAPI](${here("/openapi", "json")}): every route, parameter and answer
- [Subscriptions](${here("/topics", "opml")}): every topic, as OPML
- [Status](${here("/status", "json")}): whether every source is up to date
- [About](${here("/about")}): the ranking's formula, and the sources
`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

// https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
function openSearch(site: string, siteName: string): string {
  // "The value must contain 16 or fewer characters of plain text."
  const shortName = [...siteName].slice(0, 16).join("");
  const search = (type: string, extension?: string) =>
    `<Url type="${type}" template="${escapeXml(`${urlOf(site, "/papers", {}, extension)}?q={searchTerms}`)}"/>\n`;
  const feeds = FORMATS.filter(({ newestFirst }) => newestFirst);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n` +
    `<ShortName>${escapeXml(shortName)}</ShortName>\n` +
    `<Description>New research papers, as pages and feeds.</Description>\n` +
    search("text/html") +
    feeds.map((format) => search(typeOf(format), format.extension)).join("") +
    `<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(site)}/opensearch.xml"/>\n` +
    `<Image width="192" height="192" type="image/png">${escapeXml(site)}/icon-192.png</Image>\n` +
    `<InputEncoding>UTF-8</InputEncoding>\n` +
    `</OpenSearchDescription>\n`
  );
}
