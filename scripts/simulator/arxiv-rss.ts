import { addDays, HOUR, httpDate, newYork, startOfDay } from "../../src/text/time.ts";
import { escapeXml } from "../../src/text/xml.ts";
import type { Announced, ArxivData } from "./arxiv-papers.ts";
import { element, xml } from "./xml.ts";

const RSS = "application/rss+xml";
const LARGEST_FEED = 2000;

/**
 * `GET /rss/{set}`: today's announcement in some categories or archives.
 * @param now seconds UTC
 * @param isStale whether to serve the announcement before under today's date
 */
export function answerFeed(data: ArxivData, url: URL, now: number, isStale: boolean): Response {
  const set = decodeURIComponent(url.pathname.slice("/rss/".length));
  const codes = set.split("+");
  const bad = codes.find((code) => !/^[a-z-]+(\.[a-z-]+)?$/i.test(code));
  const today = newYork(now).day;
  const batch = isStale ? batchBefore(data, today) : today;
  const items = bad === undefined ? itemsOf(data, codes, batch) : [];
  const shown = items.slice(Math.max(0, items.length - LARGEST_FEED));
  const title = bad ? `Feed error for query: ${set}` : `${codes.join(", ")} updates on arXiv.org`;
  const about = bad
    ? `Bad archive '${bad}'.`
    : `${title.split(" on ")[0]} on the arXiv.org archive.`;
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>${escapeXml(title)}</title>
    <link>http://rss.arxiv.org/rss/${set}</link>
    <description>${escapeXml(about)}</description>
    <language>en-us</language>
    <lastBuildDate>${httpDate(midnight(today) + 6).replace("GMT", "+0000")}</lastBuildDate>
    <pubDate>${feedDate(today)}</pubDate>
    <skipDays><day>Saturday</day><day>Sunday</day></skipDays>
${shown.map(([item, type]) => rssItem(item, type, batch)).join("\n")}
  </channel>
</rss>`;
  return xml(RSS, body, bad === undefined ? 200 : 400);
}

function batchBefore(data: ArxivData, today: string): string {
  const days = [-1, -2, -3].map((age) => addDays(today, age));
  return days.find((day) => data.announced(day).length > 0) ?? today;
}

// A work is new or replaced in its primary category, and a cross-list in the others.
function itemsOf(data: ArxivData, codes: string[], day: string): [Announced, string][] {
  return data.announced(day).flatMap((item): [Announced, string][] => {
    const { paper, type, crossed } = item;
    const within = type === "cross" ? [crossed!] : paper.categories;
    if (!within.some((code) => isIn(code, codes))) return [];
    const isPrimary = isIn(paper.categories[0]!, codes);
    if (type === "replace") return [[item, isPrimary ? "replace" : "replace-cross"]];
    return [[item, isPrimary && type === "new" ? "new" : "cross"]];
  });
}

function isIn(category: string, codes: string[]): boolean {
  const [archive] = category.split(".");
  return codes.some((code) => [category, archive].includes(code));
}

function rssItem({ paper }: Announced, type: string, day: string): string {
  const { id, version } = paper;
  return `    <item>
      <title>${escapeXml(paper.title)}</title>
      <link>https://arxiv.org/abs/${id}</link>
      <description>arXiv:${id}v${version} Announce Type: ${type} \nAbstract: ${escapeXml(paper.abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}v${version}</guid>
      ${paper.categories.map((code) => `<category>${code}</category>`).join("")}
      <pubDate>${feedDate(day)}</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      ${element("dc:rights", paper.license)}${element("arxiv:DOI", paper.doi)}${element("arxiv:journal_reference", paper.journal)}
      ${element("dc:creator", paper.authors.join(", "))}
    </item>`;
}

/** A day at midnight in New York, as feeds write it. */
function feedDate(day: string): string {
  const at = midnight(day);
  const hours = (at - startOfDay(day)!) / HOUR;
  return `${httpDate(startOfDay(day)!).slice(0, -4)} -0${hours}00`;
}

/** The beginning of a day in New York, in seconds UTC. */
export function midnight(day: string): number {
  const summer = startOfDay(day)! + 4 * HOUR;
  return newYork(summer).day === day ? summer : summer + HOUR;
}
