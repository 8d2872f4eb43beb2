import type { XmlElement } from "@rgrove/parse-xml";
import { arxivIdOf } from "../../paper/ids.ts";
import type { Listing } from "../../paper/paper.ts";
import { cleanLine } from "../../text/clean.ts";
import { nameOf } from "../../text/names.ts";
import { dayOf } from "../../text/time.ts";
import { patient } from "./ask.ts";
import { idIn } from "./ids.ts";
import { otherIds, stated } from "./work.ts";
import { childOf, childrenOf, lineOf, readXml } from "../xml.ts";
import { type Ask, type Reading, SourceError } from "../source.ts";

/** How many papers one request can ask for: addresses have a limited length. */
export const LOOKUP_SIZE = 100;

/**
 * Asks the query API for papers by their ids.
 * @param base where the API is
 * @param ids `arxiv:2411.05783`, `arxiv:hep-th/9901001`; at most {@link LOOKUP_SIZE}
 * @returns the answer, for {@link readLookup}
 * @throws {SourceError}
 */
export async function fetchLookup(ask: Ask, base: string, ids: readonly string[]): Promise<string> {
  const list = ids.map((id) => arxivIdOf(id) ?? id).join(",");
  // The default of max_results is ten.
  const url = `${base}/api/query?id_list=${list}&max_results=${ids.length}`;
  const type = ["application/atom+xml", "application/xml", "text/xml"];
  const { body } = await patient(ask)(url, { type, expected: [400] });
  return body;
}

/**
 * Reads an answer of the query API, <https://info.arxiv.org/help/api/user-manual.html>, as look-ups
 * on the day of the paper's first version. Papers that arXiv does not know are absent.
 * @throws {SourceError} if the answer is an error, whatever its status, or cannot be read
 */
export function readLookup(body: string, source: string): Reading {
  const feed = readXml(body, "feed");
  const entries = childrenOf(feed, "entry");
  const error = entries.find(isError);
  if (error) throw new SourceError(`The look-up was refused: ${lineOf(error, "summary")}`);
  const total = lineOf(feed, "opensearch:totalResults");
  if (entries.length === 0 && Number(total) > 0) {
    throw new SourceError(`The look-up found ${total} papers but lists none.`);
  }
  const reading: Reading = { listings: [], rejected: [] };
  for (const entry of entries) {
    const listing = readEntry(entry, source, reading.listings.length);
    if (typeof listing === "string") reading.rejected.push(listing);
    else reading.listings.push(listing);
  }
  return reading;
}

function isError(entry: XmlElement): boolean {
  const id = lineOf(entry, "id") ?? "";
  return /^https?:\/\/arxiv\.org\/api\/errors/.test(id);
}

function readEntry(entry: XmlElement, source: string, rank: number): Listing | string {
  const name = lineOf(entry, "id") ?? "";
  const id = idIn(name);
  const title = lineOf(entry, "title");
  const published = Date.parse(lineOf(entry, "published") ?? "") / 1000;
  const what = name || "an entry without id";
  if (id === undefined) return `${what}: is not an arXiv id`.slice(0, 200);
  if (title === undefined) return `${what}: has no title`;
  if (Number.isNaN(published)) return `${what}: does not say when it was published`;
  const version = /v(\d+)$/.exec(name)?.[1];
  const primary = childOf(entry, "arxiv:primary_category");
  const dois = childrenOf(entry, "arxiv:doi")
    .map(({ text }) => text)
    .join(" ");
  const paper = stated({
    id,
    title,
    published,
    abstract: childOf(entry, "summary")?.text ?? "",
    authors: childrenOf(entry, "author").flatMap(
      (author) => nameOf(lineOf(author, "name") ?? "") || [],
    ),
    categories: [...(primary ? [primary] : []), ...childrenOf(entry, "category")].map(
      ({ attributes }) => cleanLine(attributes["term"] ?? ""),
    ),
    version: version === undefined ? undefined : Number(version),
    doi: dois,
    comment: lineOf(entry, "arxiv:comment"),
    journal: lineOf(entry, "arxiv:journal_ref"),
  });
  const day = dayOf(published);
  return { source, day, rank, lookup: true, paper, ...otherIds(dois) };
}
