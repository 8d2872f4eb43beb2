import { dayOf, rfc3339 } from "../../src/text/time.ts";
import { escapeXml } from "../../src/text/xml.ts";
import type { ArxivData, ArxivPaper } from "./arxiv-papers.ts";
import { element, xml } from "./xml.ts";

const ATOM = "application/atom+xml";

/**
 * `GET /api/query?id_list=`: papers by their ids.
 * @param now seconds UTC
 */
export function answerQuery(data: ArxivData, url: URL, now: number): Response {
  const ids = (url.searchParams.get("id_list") ?? "").split(",").filter(Boolean);
  const size = Number(url.searchParams.get("max_results") ?? 10);
  const bad = ids.find((id) => !/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(v\d+)?$/.test(id));
  if (bad !== undefined) return xml(ATOM, atom(now, 1, errorEntry(bad)), 400);
  const today = dayOf(now);
  const papers = ids.flatMap((id) => data.find(id.replace(/v\d+$/, ""), today) ?? []);
  return xml(ATOM, atom(now, papers.length, papers.slice(0, size).map(entry).join("\n")));
}

function atom(now: number, total: number, entries: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/simulated</id>
  <updated>${rfc3339(now)}</updated>
  <opensearch:totalResults>${total}</opensearch:totalResults>
${entries}
</feed>`;
}

function entry(paper: ArxivPaper): string {
  return `  <entry>
    <id>http://arxiv.org/abs/${paper.id}v${paper.version}</id>
    <title>${escapeXml(paper.title)}</title>
    <updated>${rfc3339(paper.updated)}</updated>
    <summary>${escapeXml(paper.abstract)}</summary>
    ${paper.categories.map((code) => `<category term="${code}"/>`).join("")}
    <published>${rfc3339(paper.published)}</published>
    ${element("arxiv:comment", paper.comment)}${element("arxiv:journal_ref", paper.journal)}${element("arxiv:doi", paper.doi)}
    <arxiv:primary_category term="${paper.categories[0]}"/>
    ${paper.authors.map((name) => `<author>${element("name", name)}</author>`).join("")}
  </entry>`;
}

function errorEntry(id: string): string {
  return `  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_${escapeXml(id)}</id>
    <title>Error</title>
    <summary>incorrect id format for ${escapeXml(id)}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;
}
