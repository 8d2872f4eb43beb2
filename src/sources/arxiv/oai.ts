import type { XmlElement } from "@rgrove/parse-xml";
import { workId } from "../../paper/ids.ts";
import type { Listing } from "../../paper/paper.ts";
import { cleanLine } from "../../text/clean.ts";
import { nameOf } from "../../text/names.ts";
import { addDays, HOUR, startOfDay } from "../../text/time.ts";
import { guessPublished, monthOf, otherIds, stated } from "./work.ts";
import { childOf, childrenOf, cutXml, lineOf, readXml } from "../xml.ts";
import { type Ask, type Page, type Reading, type Section, SourceError } from "../source.ts";

/** The first day that records can be asked for. */
export const FIRST_DAY = "2005-09-16";
const MAX_ANSWERS = 20;
const TIMEOUT_MS = 90_000;
/** The most days between submission and announcement, moderation and holidays included. */
const DAYS_TO_ANNOUNCE = 10;
/** Archives that are sets of their own. The others belong to physics. */
const GROUPS = new Set(["cs", "econ", "eess", "math", "q-bio", "q-fin", "stat"]);

/**
 * Fetches the records of a category that changed on a UTC day, by OAI-PMH 2.0
 * (<https://www.openarchives.org/OAI/openarchivesprotocol.html>), to the last resumption token.
 * @throws {SourceError} also if there are too many answers
 */
export async function harvest(
  ask: Ask,
  base: string,
  category: string,
  day: string,
): Promise<string[] | undefined> {
  const bodies: string[] = [];
  let query = `metadataPrefix=arXiv&set=${setSpec(category)}&from=${day}&until=${day}`;
  while (bodies.length < MAX_ANSWERS) {
    const url = `${base}/oai?verb=ListRecords&${query}`;
    const type = ["text/xml", "application/xml"];
    const { status, body } = await ask(url, { type, timeoutMs: TIMEOUT_MS });
    if (status === 304) return undefined;
    bodies.push(body);
    const token = resumptionToken(body);
    if (token === "") return bodies;
    query = `resumptionToken=${encodeURIComponent(token)}`;
  }
  throw new SourceError(`The records of ${day} do not end after ${MAX_ANSWERS} answers.`);
}

/** The set of a category or an archive: `cs:cs:AI`, `physics:hep-th`, `stat:stat`. */
export function setSpec(category: string): string {
  const [archive = "", name] = category.split(".");
  const set = `${GROUPS.has(archive) ? archive : "physics"}:${archive}`;
  return name === undefined || name === "*" ? set : `${set}:${name}`;
}

// The token comes URL-encoded and has to be encoded once more.
function resumptionToken(body: string): string {
  const end = body.slice(Math.max(0, body.lastIndexOf("<resumptionToken")));
  const token = /^<resumptionToken[^>]*>([^<]*)<\/resumptionToken>/.exec(end)?.[1] ?? "";
  return token.trim().replaceAll("&amp;", "&");
}

/** Cuts long answers into sections. */
export function cutRecords(bodies: readonly string[], most: number): Section[] | undefined {
  const sections: Section[] = [];
  let first = 0;
  for (const body of bodies) {
    const cut = cutXml(body, "OAI-PMH", "record", most, first);
    if (!cut) return undefined;
    sections.push(...cut);
    first += cut.reduce((sum, { items }) => sum + items, 0);
  }
  return sections.length > 1 ? sections : undefined;
}

/**
 * Reads records in arXiv's own format, `metadataPrefix=arXiv`. There may be none.
 * @throws {SourceError} if a body is an error, or not such an answer
 */
export function readRecords(bodies: readonly string[], { source, day }: Page): Reading {
  const rejected: string[] = [];
  const found = new Map<string, Omit<Listing, "rank">>();
  for (const record of bodies.flatMap((body) => recordsIn(body))) {
    const header = childOf(record, "header");
    if (header?.attributes["status"] === "deleted") continue;
    const metadata = childOf(record, "metadata");
    const arXiv = metadata && childOf(metadata, "arXiv");
    const listing = arXiv && readRecord(arXiv, day);
    // A record that changes during the harvest can come twice.
    if (listing) found.set(listing.paper.id, { source, day, ...listing });
    else rejected.push(whyRejected(header, arXiv));
  }
  const listings = Array.from(found.values(), (listing, rank): Listing => ({ ...listing, rank }));
  return { listings, rejected };
}

function recordsIn(body: string): XmlElement[] {
  const root = readXml(body, "OAI-PMH");
  const error = childOf(root, "error");
  if (error?.attributes["code"] === "noRecordsMatch") return [];
  if (error) {
    const why = cleanLine(error.text).slice(0, 200);
    throw new SourceError(`The records were refused: ${error.attributes["code"]} (${why}).`);
  }
  const list = childOf(root, "ListRecords");
  if (!list) throw new SourceError("The answer has neither records nor an error.");
  return childrenOf(list, "record");
}

function readRecord(
  arXiv: XmlElement,
  day: string,
): Pick<Listing, "kind" | "paper" | "others"> | undefined {
  const id = workId(`arxiv:${lineOf(arXiv, "id") ?? ""}`);
  const title = lineOf(arXiv, "title");
  if (id === undefined || title === undefined) return undefined;
  const authors = childOf(arXiv, "authors");
  const paper = stated({
    id,
    title,
    abstract: childOf(arXiv, "abstract")?.text ?? "",
    authors: authors ? childrenOf(authors, "author").map(authorOf).filter(Boolean) : [],
    categories: (lineOf(arXiv, "categories") ?? "").split(" "),
    doi: lineOf(arXiv, "doi"),
    comment: lineOf(arXiv, "comments"),
    journal: lineOf(arXiv, "journal-ref"),
    license: lineOf(arXiv, "license"),
  });
  return {
    ...dated(paper, lineOf(arXiv, "created") ?? "", day),
    ...otherIds(lineOf(arXiv, "doi")),
  };
}

// The schema is wrong about `created`: it is the day of the latest version. In the month in which
// the id was given out, that is the first version or close to it.
function dated(
  paper: Listing["paper"],
  created: string,
  day: string,
): Pick<Listing, "kind" | "paper"> {
  const start = startOfDay(created);
  const isFirst = start !== undefined && created.slice(0, 7) <= monthOf(paper.id);
  const published = isFirst ? start + 12 * HOUR : guessPublished(paper.id, day);
  const isYoung = created >= addDays(day, -DAYS_TO_ANNOUNCE) && created <= day;
  return { kind: isFirst && isYoung ? "new" : "replace", paper: { ...paper, published } };
}

function authorOf(author: XmlElement): string {
  const parts = ["forenames", "keyname", "suffix"].map((part) => lineOf(author, part));
  return nameOf(parts.filter(Boolean).join(" "));
}

function whyRejected(header: XmlElement | undefined, arXiv: XmlElement | undefined): string {
  const what = (header && lineOf(header, "identifier")) ?? "a record without identifier";
  return `${what}: has no ${arXiv ? "arXiv id or no title" : "metadata"}`.slice(0, 200);
}
