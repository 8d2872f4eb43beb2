import { raw } from "../html/jsx-runtime.ts";
import type { Links } from "../../feeds/links.ts";
import { arxivIdOf } from "../../paper/ids.ts";
import type { Paper } from "../../paper/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";

interface CitationProps {
  paper: Paper;
  links: Links;
  /** When it first entered here, in seconds UTC. */
  seen: number;
  /** The address of its page on this site. */
  url: string;
}

/** The data about a paper in the head of its page: for Google Scholar, Zotero and schema.org. */
export function Citation({ paper, links, seen, url }: CitationProps) {
  const day = paper.published === undefined ? undefined : dayOf(paper.published);
  const tags: [name: string, content: string | undefined][] = [
    ["title", texToUnicode(paper.title)],
    ...paper.authors.map((name): [string, string] => ["author", name]),
    ["publication_date", day?.replaceAll("-", "/")],
    // Zotero wants a date of every paper.
    ["date", (day ?? dayOf(seen)).replaceAll("-", "/")],
    ["arxiv_id", arxivIdOf(paper.id)],
    ["doi", paper.doi],
    ["journal_title", paper.journal],
    ["abstract_html_url", links.page?.href],
    ["pdf_url", links.pdf?.href],
    ["keywords", paper.keywords.join("; ")],
  ];
  return (
    <>
      {tags.map(
        ([name, content]) => content && <meta name={`citation_${name}`} content={content} />,
      )}
      <meta property="og:type" content="article" />
      {paper.thumbnail && <meta property="og:image" content={paper.thumbnail} />}
      <script type="application/ld+json">{raw(scriptData(articleOf(paper, links, url)))}</script>
    </>
  );
}

// https://schema.org/ScholarlyArticle
function articleOf(paper: Paper, { page }: Links, url: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "@id": paper.feedId,
    url,
    headline: texToUnicode(paper.title),
    abstract: texToUnicode(paper.abstract),
    author: paper.authors.map((name) => ({ "@type": "Person", name })),
    datePublished: paper.published === undefined ? undefined : dayOf(paper.published),
    keywords: paper.keywords.length > 0 ? paper.keywords : undefined,
    sameAs: [page?.href, paper.doi && `https://doi.org/${paper.doi}`].filter(Boolean),
  };
}

// "</script>" and "<!--" would end or change the element, so "<" is escaped as JSON allows.
function scriptData(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
