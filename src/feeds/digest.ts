import { rung } from "../paper/ladder.ts";
import type { Paper, PaperMoment } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { escapeXml } from "../text/xml.ts";
import { shorten } from "./entry.ts";
import { type Entry, modifiedAt } from "./feed.ts";
import { linksOf, pageOf } from "./links.ts";
import type { Period } from "./periods.ts";

/** A list that digests are made of. */
interface Digested {
  title: string;
  /** The address of the list, which the ids of its digests begin with. */
  url: string;
  /** The address of all that entered it in a period. */
  urlWithin: (period: Period) => string;
}

/** What entered a list in a period: what a digest is made from. */
export interface Harvest {
  /** What the list is called. */
  title: string;
  /** The address of all that entered the list in the period. */
  url: string;
  period: Period;
  /** Newest first, one a paper. */
  moments: readonly PaperMoment[];
  /** Whether the period has older ones besides. */
  more: boolean;
}

/** A digest as a feed's entry or a letter carries it. */
export interface Digest {
  title: string;
  /** Paragraphs and a list, to be put into a document. */
  html: string;
  /** The same as plain text, its lines ended by line feeds. */
  text: string;
}

const MOST_SHOWN = 20;
const NAMED_AUTHORS = 3;
const LONGEST_GIST = 300;
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The entries of a list's digests, newest first: one for each period in which anything entered,
 * dated by its end. Where not everything was read, the oldest period that was reached is left out
 * (it would change from day to day) unless it is the only one.
 * @param periods newest first, such as `lastPeriods` gives
 * @param moments those of the periods, newest first, one a paper
 * @param more whether the periods have older ones besides
 */
export function digestEntries(
  { title, url, urlWithin }: Digested,
  periods: readonly Period[],
  moments: readonly PaperMoment[],
  more: boolean,
): Entry[] {
  const oldest = moments.at(-1);
  return periods
    .map((period) => ({ period, found: moments.filter(({ at }) => isWithin(period, at)) }))
    .filter(({ found }) => found.length > 0)
    .map(({ period, found }) => {
      const cut = more && oldest !== undefined && isWithin(period, oldest.at);
      return { title, url: urlWithin(period), period, moments: found, more: cut };
    })
    .filter((harvest, n) => n === 0 || !harvest.more)
    .map((harvest) => entryOfHarvest(`${url}#${harvest.period.name}`, harvest));
}

/**
 * Tells what entered a list in a period: its top papers, by upvotes and then newest first. Upvotes
 * are told as the rung they have reached, so that a vote does not change what was told.
 */
export function digestOf(harvest: Harvest): Digest {
  const { url, period } = harvest;
  const papers = topOf(harvest).map(({ paper }) => paper);
  const title = `${harvest.title}, ${period.title}`;
  const lead = leadOf(harvest);
  return {
    title,
    html:
      `<p>${escapeXml(lead)}</p>\n<ol>\n${papers.map(htmlItem).join("")}</ol>\n` +
      `<p><a href="${escapeXml(url)}">${escapeXml(title)}</a></p>`,
    text: `${title}\n${lead}\n\n${papers.map(textItem).join("\n")}\n${title}: ${url}\n`,
  };
}

function entryOfHarvest(id: string, harvest: Harvest): Entry {
  const { url, period } = harvest;
  const { title, html } = digestOf(harvest);
  const changed = Math.max(period.end, ...topOf(harvest).map(modifiedAt));
  return {
    title,
    id,
    link: url,
    date: new Date(changed * 1000),
    published: new Date(period.end * 1000),
    author: [],
    category: [],
    description: leadOf(harvest),
    content: html,
  };
}

function isWithin({ start, end }: Period, at: number): boolean {
  return start <= at && at < end;
}

function topOf({ moments }: Harvest): PaperMoment[] {
  const reached = ({ paper }: PaperMoment) => rung(paper.upvotes ?? 0);
  return moments.toSorted((a, b) => reached(b) - reached(a)).slice(0, MOST_SHOWN);
}

function leadOf({ moments: { length }, more }: Harvest): string {
  if (more) return `${MOST_SHOWN} of the newest ${length} papers, the most upvoted first.`;
  if (length > MOST_SHOWN) return `${MOST_SHOWN} of ${length} papers, the most upvoted first.`;
  return length === 1 ? "1 paper." : `${length} papers, the most upvoted first.`;
}

function htmlItem(paper: Paper): string {
  const title = escapeXml(texToUnicode(paper.title));
  const page = pageOf(paper);
  const links = linksOf(paper).filter(({ href }) => href !== page);
  const lines = [
    page ? `<a href="${escapeXml(page)}">${title}</a>` : title,
    escapeXml(aboutOf(paper)),
    escapeXml(gistOf(paper)),
    links.map(({ text, href }) => `<a href="${escapeXml(href)}">${text}</a>`).join(" · "),
  ];
  return `<li>${lines.filter((line) => line !== "").join("<br/>\n")}</li>\n`;
}

function textItem(paper: Paper, n: number): string {
  const heading = `${n + 1}. ${texToUnicode(paper.title)}`;
  const lines = [heading, aboutOf(paper), gistOf(paper), pageOf(paper) ?? ""];
  return `${lines.filter((line) => line !== "").join("\n   ")}\n`;
}

function aboutOf({ upvotes, authors }: Paper): string {
  const reached = rung(upvotes ?? 0);
  const others = authors.length - NAMED_AUTHORS;
  const names =
    authors.slice(0, NAMED_AUTHORS).join(", ") + (others > 0 ? ` and ${others} more` : "");
  return [reached > 0 ? `▲ ${reached}+` : "", names].filter((part) => part !== "").join(" · ");
}

function gistOf({ summary, abstract }: Paper): string {
  if (summary) return `AI summary by Hugging Face: ${texToUnicode(summary)}`;
  const [first] = SENTENCES.segment(texToUnicode(abstract));
  return shorten(first?.segment.trim() ?? "", LONGEST_GIST);
}
