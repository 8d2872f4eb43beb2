import type { Paper, PaperMoment } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { bodyOf, paragraphs } from "./body.ts";
import { type Entry, modifiedAt, type PaperEntry } from "./feed.ts";
import { pageOf, webAddress } from "./links.ts";

const ARXIV_SCHEME = "http://arxiv.org/schemas/atom";

export interface EntryOptions {
  /** `full`: everything; `abstract`: nothing but; `title`: no body. */
  content: "full" | "abstract" | "title";
  /** The most UTF-16 units an abstract may take. */
  abstractLength?: number;
}

/**
 * The entry that tells of a paper at a moment, as much of it as is asked for. TeX in title and
 * abstract becomes Unicode before anything is shortened.
 */
export function entryOf(
  moment: PaperMoment,
  { content, abstractLength }: EntryOptions,
): PaperEntry {
  const { paper } = moment;
  const abstract = content === "title" ? "" : shorten(texToUnicode(paper.abstract), abstractLength);
  const image = webAddress(paper.thumbnail);
  return {
    title: texToUnicode(paper.title),
    id: moment.revision ? `${paper.feedId}v${moment.revision}` : paper.feedId,
    link: pageOf(paper) ?? "",
    date: new Date(modifiedAt(moment) * 1000),
    published: new Date(moment.at * 1000),
    author: paper.authors.map((name) => ({ name })),
    category: categoriesOf(paper),
    content: content === "full" ? bodyOf(paper, abstract) : paragraphs(abstract),
    moment,
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

function categoriesOf({ categories, keywords }: Paper): Entry["category"] {
  return [
    ...categories.map((name) => ({
      name,
      term: name,
      scheme: ARXIV_SCHEME,
      domain: ARXIV_SCHEME,
    })),
    ...keywords.map((name) => ({ name, term: name })),
  ];
}
