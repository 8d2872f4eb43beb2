import { type Facts, registryOf } from "../paper/facts.ts";
import type { Paper, PaperMoment } from "../paper/paper.ts";
import { CATEGORY_SCHEME } from "../paper/taxonomy.ts";
import { texToUnicode } from "../text/tex.ts";
import { bodyOf, paragraphs } from "./body.ts";
import { type Entry, fractionOf, modifiedAt, type PaperEntry } from "./feed.ts";
import { type Link, linksOf, shownLinks, webAddress } from "./links.ts";
import { summaryOf } from "./summary.ts";

export interface EntryOptions {
  /** `full`: everything; `abstract`: the abstract alone; `title`: no body. */
  content: "full" | "abstract" | "title";
  /** The most UTF-16 units an abstract may take. */
  abstractLength?: number;
  /** Links to the paper on this site, for the end of a full body. */
  back?: readonly Link[];
}

/**
 * The entry of a paper at a moment. TeX in title and abstract becomes Unicode before anything is
 * shortened.
 * @param facts of all sources
 */
export function entryOf(
  moment: PaperMoment,
  { content, abstractLength, back = [] }: EntryOptions,
  facts: Facts,
): PaperEntry {
  const { paper } = moment;
  const fraction = fractionOf(moment);
  const links = linksOf(paper, facts);
  const server = serverOf(paper, facts);
  const abstract = content === "title" ? "" : shorten(texToUnicode(paper.abstract), abstractLength);
  const image = webAddress(paper.thumbnail);
  return {
    title: texToUnicode(paper.title),
    id: moment.revision ? `${paper.feedId}v${moment.revision}` : paper.feedId,
    link: links.page?.href ?? "",
    date: new Date(modifiedAt(moment) * 1000 + fraction),
    published: new Date(moment.at * 1000 + fraction),
    author: paper.authors.map((name) => ({ name })),
    category: categoriesOf(paper),
    content:
      content === "full"
        ? bodyOf(moment, abstract, summaryOf(paper, facts), [shownLinks(links), back])
        : paragraphs(abstract),
    moment,
    links,
    ...(server && { server }),
    ...(abstract && { description: abstract }),
    ...(image && { image }),
  };
}

/** Cuts text that is longer than `length` UTF-16 units at a word boundary and ends it with `…`. */
export function shorten(text: string, length = Infinity): string {
  if (text.length <= length) return text;
  const room = Math.max(length - 1, 0);
  const words = text.slice(0, room + 1).replace(/\s+\S*$/, "");
  // A script without spaces, or one long word: cut anywhere but inside a character.
  const cut = words.length <= room ? words : text.slice(0, room).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.trimEnd()}…`;
}

function serverOf({ id, sources }: Paper, facts: Facts): string | undefined {
  const listed = sources.flatMap((name) => facts.get(name) ?? []);
  return (registryOf(id, facts) ?? listed.find(({ authority }) => authority === 2))?.site;
}

function categoriesOf({ categories, keywords }: Paper): Entry["category"] {
  return [
    ...categories.map((name) => ({
      name,
      term: name,
      scheme: CATEGORY_SCHEME,
      domain: CATEGORY_SCHEME,
    })),
    ...keywords.map((name) => ({ name, term: name })),
  ];
}
