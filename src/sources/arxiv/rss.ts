import type { XmlElement } from "@rgrove/parse-xml";
import { workId } from "../../paper/ids.ts";
import type { Listing } from "../../paper/paper.ts";
import { namesIn } from "../../text/names.ts";
import { HOUR, MINUTE, newYork } from "../../text/time.ts";
import { expectsBatch } from "./days.ts";
import { guessPublished, monthOf, otherIds, stated } from "./work.ts";
import { childOf, childrenOf, cutXml, lineOf, readXml } from "../xml.ts";
import { type Page, type Reading, type Section, SourceError } from "../source.ts";

/** A feed of this many items is cut off, and new papers are missing from it. */
const LARGEST = 2000;
const IS_CUT = "cut";
const ANNOUNCED = /arXiv:(\S+?)v\d+ Announce Type: ([\w-]+)/g;
const DESCRIPTION = /^arXiv:(\S+?)v(\d+) Announce Type: ([\w-]+)\s*\n?Abstract:\s*([\s\S]*)$/;

type Kind = NonNullable<Listing["kind"]>;

interface Item {
  id: string;
  version: number;
  type: string;
  title: string;
  abstract: string;
  element: XmlElement;
}

/**
 * Cuts a long daily feed into sections. Further bodies of a section are what only the whole feed
 * tells: the lowest id of today and, of the first section, whether papers are missing.
 */
export function cutAnnouncement(body: string, day: string, most: number): Section[] | undefined {
  const sections = cutXml(body, "rss", "item", most);
  if (!sections || sections.length < 2) return undefined;
  const items = Array.from(body.matchAll(ANNOUNCED), ([, name = "", type = ""]) => {
    return { id: workId(`arxiv:${name}`), type };
  });
  const youngest = startOfBatch(
    items.flatMap(({ id, type }) => (id === undefined ? [] : { id, type })),
    day,
  );
  return sections.map((section, n) => {
    const isCut = n === 0 && items.length >= LARGEST;
    const told = [String(youngest), ...(isCut ? [IS_CUT] : [])];
    return { ...section, bodies: [...section.bodies, ...told] };
  });
}

/**
 * Reads the daily feed of a category (RSS 2.0),
 * <https://info.arxiv.org/help/rss_specifications.html>. A feed that is empty or was made on an
 * earlier day is asked for again.
 * @param told the further bodies of a section of {@link cutAnnouncement}
 * @throws {SourceError} if it is not such a feed, or is the announcement of another day
 */
export function readAnnouncement(
  body: string,
  { source, page, day }: Page,
  ...told: readonly string[]
): Reading {
  const channel = childOf(readXml(body, "rss"), "channel");
  if (!channel) throw new SourceError("The feed has no channel.");
  if (/^feed error/i.test(lineOf(channel, "title") ?? "")) {
    throw new SourceError(`The feed was refused: ${lineOf(channel, "description")}`);
  }
  const elements = childrenOf(channel, "item");
  const announced = lineOf(channel, "pubDate");
  const made = dayIn(lineOf(channel, "lastBuildDate") ?? announced);
  if (made === undefined) throw new SourceError("The feed has no date.");
  if (elements.length === 0 || made < day) {
    const again = expectsBatch(day) ? 30 * MINUTE : 3 * HOUR;
    return { listings: [], rejected: [], again };
  }
  const batch = newestDay(elements.map((element) => lineOf(element, "pubDate") ?? announced));
  if (batch !== day) throw new SourceError(`${nameOf(page)} ${wrongBatch(batch, day)}`);

  const rejected: string[] = [];
  const items = elements.flatMap((element) => {
    const item = readItem(element);
    if (typeof item !== "string") return item;
    rejected.push(item);
    return [];
  });
  if (elements.length >= LARGEST || told.includes(IS_CUT)) {
    rejected.unshift(`The feed is cut at ${LARGEST} items: ask for narrower categories.`);
  }
  const [known] = told;
  const youngest = known === undefined ? startOfBatch(items, day) : Number(known);
  const listings = items.map((item, rank): Listing => {
    const kind = kindOf(item, youngest);
    const others = otherIds(lineOf(item.element, "arxiv:DOI"));
    return { source, day, rank, kind, paper: statementOf(item, kind, day), ...others };
  });
  return { listings, rejected };
}

function readItem(element: XmlElement): Item | string {
  const title = lineOf(element, "title");
  const description = childOf(element, "description")?.text.trim() ?? "";
  const [, name = "", version, type = "", abstract = ""] = DESCRIPTION.exec(description) ?? [];
  const id = workId(`arxiv:${name}`);
  const what = lineOf(element, "guid") ?? lineOf(element, "link") ?? "an item without guid";
  if (id === undefined) return `${what}: its description has no arXiv id`.slice(0, 200);
  if (title === undefined) return `${what}: has no title`;
  return { id, version: Number(version), type, title, abstract, element };
}

function statementOf(item: Item, kind: Kind, day: string) {
  const { id, version, title, abstract, element } = item;
  return stated({
    id,
    title,
    abstract,
    version,
    authors: namesIn(lineOf(element, "dc:creator") ?? "", "given first"),
    categories: childrenOf(element, "category").map(({ text }) => text.trim()),
    published: kind === "new" ? undefined : guessPublished(id, day),
    doi: lineOf(element, "arxiv:DOI"),
    journal: lineOf(element, "arxiv:journal_reference"),
    license: lineOf(element, "dc:rights"),
  });
}

// A new paper is `cross` in its other categories, and so is an older paper that was cross-listed
// today. Ids are given out at the announcement, so new papers have the highest.
function kindOf({ type, id, version }: Item, youngest: number): Kind {
  if (type.startsWith("replace")) return "replace";
  if (type !== "cross") return "new";
  return version === 1 && numberOf(id) >= youngest ? "new" : "cross";
}

// The lowest id of today. In other categories it may be somewhat lower than here.
function startOfBatch(items: readonly Pick<Item, "id" | "type">[], day: string): number {
  const numbers = items.filter(({ type }) => type === "new").map(({ id }) => numberOf(id));
  if (numbers.length === 0) return numberOf(`arxiv:${day.slice(2, 4)}${day.slice(5, 7)}.00000`);
  const lowest = Math.min(...numbers);
  return lowest - (Math.max(...numbers) - lowest);
}

function numberOf(id: string): number {
  const digits = /\d+$/.exec(id)![0];
  return Number(monthOf(id).replace("-", "")) * 1e5 + Number(digits.slice(-5));
}

function newestDay(dates: readonly (string | undefined)[]): string | undefined {
  const days = [...new Set(dates)].flatMap((date) => dayIn(date) ?? []);
  return days.sort().at(-1);
}

// RFC 822, with the offset of New York. The day there counts.
function dayIn(date = ""): string | undefined {
  const at = Date.parse(date) / 1000;
  return Number.isNaN(at) ? undefined : newYork(at).day;
}

function wrongBatch(batch: string | undefined, day: string): string {
  if (batch === undefined) return "has papers without a date.";
  return batch < day
    ? `serves the batch of ${batch} under a fresh date.`
    : `serves the batch of ${batch} already.`;
}

function nameOf(page: string): string {
  return page.slice(page.lastIndexOf("/") + 1);
}
