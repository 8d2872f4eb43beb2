import type { Facts } from "../paper/facts.ts";
import { rung } from "../paper/ladder.ts";
import type { Paper, PaperMoment } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { escapeXml } from "../text/xml.ts";
import { anchors } from "./body.ts";
import { shorten } from "./entry.ts";
import { type Entry, modifiedAt } from "./feed.ts";
import { linksOf, shownLinks } from "./links.ts";
import type { Period } from "./periods.ts";
import { summaryOf } from "./summary.ts";

/** The list that a digest is of. */
interface Digested {
  title: string;
  /** The address of the list. The ids of its digests begin with it. */
  url: string;
  /** The address of the papers that entered it in a period. */
  urlWithin: (period: Period) => string;
}

/** The papers that entered a list in a period. */
export interface Harvest {
  /** The title of the list. */
  title: string;
  /** The address of these papers. */
  url: string;
  period: Period;
  /** Newest first, one a paper. */
  moments: readonly PaperMoment[];
  /** Whether the period has older ones too. */
  more: boolean;
}

/** A digest, for the entry of a feed or for a letter. */
export interface Digest {
  title: string;
  /** Paragraphs and a list, without a document around them. */
  html: string;
  /** The same as plain text. Lines end in line feeds. */
  text: string;
}

const MOST_SHOWN = 20;
const NAMED_AUTHORS = 3;
const LONGEST_GIST = 300;
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The entries of a list's digests, newest first: one for each period with papers, dated by its end.
 * If the periods have more papers than were read, the last period reached is incomplete and would
 * change from day to day, so it is left out unless it is the only one.
 * @param periods newest first, as `lastPeriods` gives them
 * @param moments those of the periods, newest first, one a paper
 * @param more whether the periods have older ones too
 * @param facts of all sources
 */
export function digestEntries(
  { title, url, urlWithin }: Digested,
  periods: readonly Period[],
  moments: readonly PaperMoment[],
  more: boolean,
  facts: Facts,
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
    .map((harvest) => entryOfHarvest(`${url}#${harvest.period.name}`, harvest, facts));
}

/**
 * The digest of a period: its top papers, by upvotes and then newest first. It shows the rung that
 * upvotes have reached, so that a single vote does not change it.
 * @param facts of all sources
 */
export function digestOf(harvest: Harvest, facts: Facts): Digest {
  const { url, period } = harvest;
  const papers = topOf(harvest).map(({ paper }) => paper);
  const title = `${harvest.title}, ${period.title}`;
  const lead = leadOf(harvest);
  const items = papers.map((paper, n) => textItem(paper, n + 1, facts));
  return {
    title,
    html:
      `<p>${escapeXml(lead)}</p>\n<ol>\n${papers.map((paper) => htmlItem(paper, facts)).join("")}</ol>\n` +
      `<p><a href="${escapeXml(url)}">${escapeXml(title)}</a></p>`,
    text: `${title}\n${lead}\n\n${items.join("\n")}\n${title}: ${url}\n`,
  };
}

function entryOfHarvest(id: string, harvest: Harvest, facts: Facts): Entry {
  const { url, period } = harvest;
  const { title, html } = digestOf(harvest, facts);
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

function htmlItem(paper: Paper, facts: Facts): string {
  const title = escapeXml(texToUnicode(paper.title));
  const links = linksOf(paper, facts);
  const page = links.page?.href;
  const others = shownLinks(links).filter(({ href }) => href !== page);
  const lines = [
    page ? `<a href="${escapeXml(page)}">${title}</a>` : title,
    escapeXml(aboutOf(paper)),
    escapeXml(gistOf(paper, facts)),
    anchors(others).join(" · "),
  ];
  return `<li>${lines.filter((line) => line !== "").join("<br/>\n")}</li>\n`;
}

function textItem(paper: Paper, number: number, facts: Facts): string {
  const heading = `${number}. ${texToUnicode(paper.title)}`;
  const { page } = linksOf(paper, facts);
  const lines = [heading, aboutOf(paper), gistOf(paper, facts), page?.href ?? ""];
  return `${lines.filter((line) => line !== "").join("\n   ")}\n`;
}

function aboutOf({ upvotes, authors }: Paper): string {
  const reached = rung(upvotes ?? 0);
  const others = authors.length - NAMED_AUTHORS;
  const names =
    authors.slice(0, NAMED_AUTHORS).join(", ") + (others > 0 ? ` and ${others} more` : "");
  return [reached > 0 ? `▲ ${reached}+` : "", names].filter((part) => part !== "").join(" · ");
}

function gistOf(paper: Paper, facts: Facts): string {
  const summary = summaryOf(paper, facts);
  if (summary !== "") return summary;
  const [first] = SENTENCES.segment(texToUnicode(paper.abstract));
  return shorten(first?.segment.trim() ?? "", LONGEST_GIST);
}
