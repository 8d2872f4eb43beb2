import { escapeXml } from "../../src/text/xml.ts";
import {
  addDays,
  dayOf,
  HOUR,
  httpDate,
  newYork,
  rfc3339,
  startOfDay,
} from "../../src/text/time.ts";
import type { Announced, ArxivData, ArxivPaper } from "./arxiv-papers.ts";
import type { Simulator, Trouble } from "./huggingface.ts";

/** A way to misbehave; `stale` is a feed of the day before under today's date. */
type ArxivTrouble = Trouble | { kind: "stale" };

export interface ArxivOptions {
  /** Now, in seconds UTC. */
  clock: () => number;
  /** Asked before each answer; `nth` counts the requests from 0. */
  trouble?: (request: Request, nth: number) => ArxivTrouble | undefined;
  /** Records in an answer of OAI-PMH. */
  pageSize?: number;
}

const RSS = "application/rss+xml";
const ATOM = "application/atom+xml";
const OAI = "text/xml";
const LARGEST_FEED = 2000;
const PHYSICS = /^(astro-ph|cond-mat|gr-qc|hep-\w+|math-ph|nlin|nucl-\w+|physics|quant-ph)$/;

/**
 * arXiv's three services at one address: the feeds `GET /rss/{set}`, the query API
 * `GET /api/query?id_list=`, and OAI-PMH `GET /oai?verb=ListRecords`. Days begin at midnight in New
 * York for feeds and at 00:00 UTC for OAI-PMH; what is asked too fast is a matter of `trouble`.
 */
export function arxivSimulator(data: ArxivData, options: ArxivOptions): Simulator {
  const { clock, trouble, pageSize = 1300 } = options;
  const asked: Simulator["asked"] = [];

  function answer(request: Request, now: number, isStale = false): Response {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/rss/")) return feed(data, url, now, isStale);
    if (url.pathname === "/api/query") return query(data, url, now);
    if (url.pathname === "/oai") return records(data, url, now, pageSize);
    return new Response("Not Found", { status: 404 });
  }

  async function fetch(request: Request): Promise<Response> {
    const now = clock();
    const nth = asked.length;
    asked.push({ url: request.url, headers: Object.fromEntries(request.headers), at: now });
    const wrong = trouble?.(request, nth);
    if (wrong?.kind === "slow") {
      await new Promise((resolve) => setTimeout(resolve, wrong.milliseconds));
    }
    if (!wrong || wrong.kind === "slow") return answer(request, now);
    if (wrong.kind === "stale") return answer(request, now, true);
    return spoilt(wrong, answer(request, now));
  }

  return { fetch, asked };
}

async function spoilt(
  wrong: Exclude<Trouble, { kind: "slow" }>,
  whole: Response,
): Promise<Response> {
  switch (wrong.kind) {
    case "reset":
      throw new TypeError("Network connection lost.");
    case "status": {
      const text = wrong.status === 429 ? "Rate exceeded." : "Told to fail";
      return new Response(text, { status: wrong.status, headers: wrong.headers ?? {} });
    }
    case "html": {
      const page = "<!doctype html><title>arXiv</title><h1>Down for maintenance</h1>";
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    case "garbage":
      return new Response("\u0000{]", whole);
    case "empty":
      return new Response("", whole);
    case "truncated": {
      const text = await whole.text();
      return new Response(text.slice(0, text.length / 2), whole);
    }
  }
}

function feed(data: ArxivData, url: URL, now: number, isStale: boolean): Response {
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

// A work is new, or replaced, where its primary category is; elsewhere it is a cross-list.
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

function midnight(day: string): number {
  const summer = startOfDay(day)! + 4 * HOUR;
  return newYork(summer).day === day ? summer : summer + HOUR;
}

function query(data: ArxivData, url: URL, now: number): Response {
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

function records(data: ArxivData, url: URL, now: number, pageSize: number): Response {
  const token = url.searchParams.get("resumptionToken");
  const given = token === null ? url.searchParams : new URLSearchParams(decodeURIComponent(token));
  const { verb, metadataPrefix, set, from, until, skip, ...unknown } = Object.fromEntries(given);
  const problem = badArgument({ verb, metadataPrefix, from, until }, Object.keys(unknown), now);
  if (problem !== undefined) return oai(now, problem);
  const all: string[] = [];
  for (let day = from!; day <= until!; day = addDays(day, 1)) {
    if (midnight(day) - 4 * HOUR > now) break;
    const found = data.announced(day).filter(({ paper }) => inSet(paper, set));
    all.push(...found.map(({ paper }) => record(paper, day)));
  }
  if (all.length === 0) return oai(now, `<error code='noRecordsMatch'>No records match</error>`);
  const start = Number(skip ?? 0);
  const end = start + pageSize;
  const next = new URLSearchParams({ verb: "ListRecords", metadataPrefix: "arXiv" });
  if (set !== undefined) next.set("set", set);
  for (const [name, value] of Object.entries({ from, until, skip: String(end) })) {
    next.set(name, value!);
  }
  const rest = token === null ? "" : "<resumptionToken/>";
  const more = `<resumptionToken expirationDate="${addDays(dayOf(now), 1)}T00:00:00Z">${encodeURIComponent(String(next))}</resumptionToken>`;
  const page = all.slice(start, end).join("\n");
  return oai(now, `<ListRecords>\n${page}\n${end < all.length ? more : rest}</ListRecords>`);
}

function badArgument(
  { verb, metadataPrefix, from, until }: Record<string, string | undefined>,
  unknown: string[],
  now: number,
): string | undefined {
  const error = (code: string, why: string) => `<error code='${code}'>${why}</error>`;
  if (verb !== "ListRecords") return error("badVerb", "Illegal verb");
  if (metadataPrefix !== "arXiv") return error("cannotDisseminateFormat", "Unknown format");
  if (unknown.length > 0) return error("badArgument", `Reason: unknown ${escapeXml(unknown[0]!)}`);
  if (from === undefined || until === undefined) return error("badArgument", "Reason: no window");
  if (from < "2005-09-16") return error("badArgument", "Reason: from is too early");
  if (until > addDays(dayOf(now), 1)) return error("badArgument", "Reason: until is too late");
  return undefined;
}

function inSet({ categories }: ArxivPaper, set: string | undefined): boolean {
  if (set === undefined) return true;
  return categories.some((category) => {
    const [archive = "", name] = category.split(".");
    const group = PHYSICS.test(archive) ? "physics" : archive;
    return [group, `${group}:${archive}`, `${group}:${archive}:${name}`].includes(set);
  });
}

function record(paper: ArxivPaper, day: string): string {
  const names = paper.authors.map((name) => {
    const cut = name.lastIndexOf(" ");
    const [forenames, keyname] = [name.slice(0, Math.max(cut, 0)), name.slice(cut + 1)];
    return `<author>${element("keyname", keyname)}${element("forenames", forenames)}</author>`;
  });
  return `<record><header><identifier>oai:arXiv.org:${paper.id}</identifier><datestamp>${day}</datestamp></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${paper.id}</id><created>${dayOf(paper.updated)}</created>
<authors>${names.join("")}</authors>${element("title", paper.title)}<categories>${paper.categories.join(" ")}</categories>
${element("comments", paper.comment)}${element("journal-ref", paper.journal)}${element("doi", paper.doi)}${element("license", paper.license)}
${element("abstract", paper.abstract)}</arXiv></metadata></record>`;
}

function oai(now: number, content: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${rfc3339(now)}</responseDate>
${content}
</OAI-PMH>`;
  return xml(OAI, body);
}

function element(name: string, text: string | undefined): string {
  return text ? `<${name}>${escapeXml(text)}</${name}>` : "";
}

function xml(type: string, body: string, status = 200): Response {
  return new Response(body, { status, headers: { "content-type": `${type}; charset=utf-8` } });
}
