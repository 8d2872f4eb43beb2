import { addDays, dayOf, HOUR, rfc3339 } from "../../src/text/time.ts";
import { escapeXml } from "../../src/text/xml.ts";
import type { ArxivData, ArxivPaper } from "./arxiv-papers.ts";
import { midnight } from "./arxiv-rss.ts";
import { element, xml } from "./xml.ts";

const OAI = "text/xml";
const PHYSICS = /^(astro-ph|cond-mat|gr-qc|hep-\w+|math-ph|nlin|nucl-\w+|physics|quant-ph)$/;

/**
 * `GET /oai?verb=ListRecords`: the records of some days, in pages by resumption tokens.
 * @param now seconds UTC
 */
export function answerRecords(data: ArxivData, url: URL, now: number, pageSize: number): Response {
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
