import { HOUR, rfc3339, startOfDay } from "../../../src/text/time.ts";
import { escapeXml } from "../../../src/text/xml.ts";
import type { ArxivData, ArxivPaper } from "../../simulator/arxiv-papers.ts";
import { arxivSimulator } from "../../simulator/arxiv.ts";
import { answerDetails } from "../../simulator/biorxiv-api.ts";
import { samplePreprints } from "../../simulator/biorxiv.ts";
import type { DailyPaper } from "../../simulator/huggingface-api.ts";
import { type Simulator, simulator } from "../../simulator/huggingface.ts";
import { samplePapers } from "../../simulator/papers.ts";
import { xml } from "../../simulator/xml.ts";
import { readRecorded, recordedFolder } from "../recorded-papers.ts";

/** The upstreams, with lists of any length. */
export interface Upstreams {
  now: number;
  /** The papers that Hugging Face lists a day, and how many votes more each has. */
  listed: number;
  votes: number;
  /** The papers that arXiv announces a day in cs.LG. */
  announced: number;
  /** The preprints of a day. */
  posted: number;
  /** The items of a publisher's feed. */
  items: number;
  simulator: Simulator;
}

interface Text {
  title: string;
  abstract: string;
  authors: readonly string[];
}

/** Upstreams that list nothing yet. */
export function upstreams(now: number): Upstreams {
  const texts = textsOf();
  const clock = () => all.now;
  const huggingface = simulator((day) => dayOfList(texts, day, all), { clock, quota: Infinity });
  const data: ArxivData = {
    announced: (day) =>
      Array.from({ length: isWeekend(day) ? 0 : all.announced }, (_, n) => ({
        type: "new",
        paper: arxivPaper(texts, day, n),
      })),
    find: () => undefined,
  };
  const arxiv = arxivSimulator(data, { clock });
  const postings: Parameters<typeof answerDetails>[2] = (server, day) =>
    Array.from({ length: isWeekend(day) ? 0 : all.posted }, (_, n) => {
      const { title, abstract, authors } = textAt(texts, day, n);
      const [sample] = samplePreprints(server, "2026-01-05", Number.MAX_SAFE_INTEGER);
      const dots = day.replaceAll("-", ".");
      const doi = `10.64898/${dots}.${700_000 + n}`;
      return { ...sample!, title, abstract, authors: authors.join("; "), doi, date: day };
    });
  const all: Upstreams = {
    now,
    listed: 0,
    votes: 0,
    announced: 0,
    posted: 0,
    items: 0,
    simulator: {
      asked: [],
      async fetch(request) {
        const { pathname } = new URL(request.url);
        if (pathname === "/emails") return Response.json({ id: "sent" });
        if (pathname.startsWith("/feeds/")) return xml("application/rss+xml", feedOf(texts, all));
        if (/^\/(?:rss\/|oai$|api\/query$)/.test(pathname)) return arxiv.fetch(request);
        return answerDetails(request, all.now, postings) ?? huggingface.fetch(request);
      },
    },
  };
  return all;
}

// Recorded papers are longer than sample ones, and have formulas in them.
function textsOf(): Text[] {
  const recorded = readRecorded(recordedFolder());
  if (recorded) return recorded.arxiv.filter(({ categories }) => categories[0] === "cs.LG");
  const days = Array.from({ length: 28 }, (_, n) => `2024-01-${String(n + 1).padStart(2, "0")}`);
  return days
    .flatMap((day) => samplePapers(day, Number.MAX_SAFE_INTEGER))
    .map(({ paper }) => {
      const authors = paper.authors.map(({ name }) => name);
      return { title: paper.title, abstract: paper.summary, authors };
    });
}

function textAt(texts: readonly Text[], day: string, n: number): Text {
  const text = texts[(Number(day.slice(-2)) * 37 + n) % texts.length]!;
  return { ...text, title: `${text.title} (${day}, ${n})` };
}

function arxivPaper(texts: readonly Text[], day: string, n: number): ArxivPaper {
  const published = startOfDay(day)! - 10 * HOUR;
  return {
    ...textAt(texts, day, n),
    authors: [...textAt(texts, day, n).authors],
    id: `${day.slice(2, 4)}${day.slice(5, 7)}.${10_000 + 1000 * Number(day.slice(8)) + n}`,
    version: 1,
    categories: ["cs.LG", "cs.AI"],
    published,
    updated: published,
    license: "http://creativecommons.org/licenses/by/4.0/",
  };
}

function dayOfList(
  texts: readonly Text[],
  day: string,
  { listed, votes }: Upstreams,
): DailyPaper[] {
  if (isWeekend(day)) return [];
  const samples = samplePapers("2024-01-08", Number.MAX_SAFE_INTEGER);
  return Array.from({ length: listed }, (_, n) => {
    const { title, abstract: summary, authors } = textAt(texts, day, n);
    const sample = samples[n % samples.length]!;
    const publishedAt = `${rfc3339(startOfDay(day)! - 24 * HOUR).slice(0, 19)}.000Z`;
    const people = authors.map((name) => ({ _id: name, name, hidden: false }));
    const { id } = arxivPaper(texts, day, 500 + n);
    const own = { id, title, summary, publishedAt, authors: people, upvotes: n + votes };
    return { ...sample, title, publishedAt, paper: { ...sample.paper, ...own } };
  });
}

function feedOf(texts: readonly Text[], { now, items }: Upstreams): string {
  const day = rfc3339(now).slice(0, 10);
  const all = Array.from({ length: items }, (_, n) => {
    const { title, abstract, authors } = textAt(texts, day, n);
    const creators = authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`).join("");
    return `<item><title><![CDATA[${title}]]></title>
  <link>https://journal.example.org/articles/${n}</link>
  <description><![CDATA[<p>Journal of Examples, Published online: ${day}</p><p>${escapeXml(abstract)}</p>]]></description>
  <guid isPermaLink="false">https://journal.example.org#${n}</guid>
  <pubDate>${new Date((now - n * HOUR) * 1000).toUTCString()}</pubDate>
  ${creators}<prism:doi>10.5555/jex.${n}</prism:doi></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>Journal of Examples</title><link>https://journal.example.org</link><description>Articles</description>${all.join("\n")}</channel></rss>`;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
