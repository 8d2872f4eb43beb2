import type { Facts } from "../paper/facts.ts";
import { rung } from "../paper/ladder.ts";
import type { Paper, PaperMoment } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { wrapped } from "../text/wrap.ts";
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

/** A digest as the entry of a feed. */
export interface Digest {
  title: string;
  /** Paragraphs and a list, without a document around them. */
  html: string;
  /** The same as plain text. Lines end in line feeds. */
  text: string;
}

/** One paper of a digest. */
export interface DigestItem {
  /** Plain text. */
  title: string;
  /** Paragraphs, to stand in a list item. */
  html: string;
  /** Lines of plain text, the title first. */
  text: string;
}

const MOST_SHOWN = 20;
const NAMED_AUTHORS = 3;
// About three lines where they are read.
const LONGEST_GIST = 200;
const MOST_REASONS = 3;
/** The longest lines of plain text (RFC 3676: 78, and room for quoting). */
export const LINE = 72;
const INDENT = "   ";

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
  const items = topOf(harvest.moments)
    .slice(0, MOST_SHOWN)
    .map(({ paper }) => digestItem(paper, facts));
  const title = `${harvest.title}, ${period.title}`;
  const lead = leadOf(harvest);
  return {
    title,
    html:
      `<p>${escapeXml(lead)}</p>\n${htmlList(items)}\n` +
      `<p><a href="${escapeXml(url)}">${escapeXml(title)}</a></p>`,
    text: `${title}\n${lead}\n\n${textList(items)}\n\n${title}: ${url}\n`,
  };
}

/** Moments by the rung that upvotes have reached, the highest first; equal ones stay in order. */
export function topOf(moments: readonly PaperMoment[]): PaperMoment[] {
  const reached = ({ paper }: PaperMoment) => rung(paper.upvotes ?? 0);
  return moments.toSorted((a, b) => reached(b) - reached(a));
}

/**
 * One paper of a digest: title, signals, authors, three lines of the abstract, links. Counts are
 * shown by the rung that they have reached.
 * @param facts of all sources
 * @param reasons why the paper matches, where the reader should know
 */
export function digestItem(
  paper: Paper,
  facts: Facts,
  reasons: readonly string[] = [],
): DigestItem {
  const title = texToUnicode(paper.title);
  const links = linksOf(paper, facts);
  const page = links.page?.href;
  const others = shownLinks(links).filter(({ href }) => href !== page);
  const about = [...signalsIn(paper), authorsOf(paper)].filter((part) => part !== "").join(" · ");
  const gist = gistOf(paper, facts);
  const why = reasons.length > 0 ? `Matched: ${reasons.slice(0, MOST_REASONS).join(" · ")}` : "";
  const heading = `<strong>${escapeXml(title)}</strong>`;
  return {
    title,
    html: [
      htmlLines(page ? `<a href="${escapeXml(page)}">${heading}</a>` : heading, escapeXml(about)),
      htmlLines(escapeXml(gist)),
      htmlLines(escapeXml(why), anchors(others).join(" · ")),
    ]
      .filter((part) => part !== "")
      .join("\n"),
    text: [title, about, gist, why, page ?? "", ...codeIn(others)]
      .filter((line) => line !== "")
      .join("\n"),
  };
}

/** Items as an ordered list. */
export function htmlList(items: readonly Pick<DigestItem, "html">[]): string {
  return `<ol>\n${items.map(({ html }) => `<li>${html}</li>\n`).join("")}</ol>`;
}

/** Items as numbered paragraphs of plain text. */
export function textList(items: readonly Pick<DigestItem, "text">[]): string {
  return items.map(({ text }, n) => textItem(text, n + 1)).join("\n\n");
}

function entryOfHarvest(id: string, harvest: Harvest, facts: Facts): Entry {
  const { url, period, moments } = harvest;
  const { title, html } = digestOf(harvest, facts);
  const shown = topOf(moments).slice(0, MOST_SHOWN);
  const changed = Math.max(period.end, ...shown.map(modifiedAt));
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

function leadOf({ moments: { length }, more }: Harvest): string {
  if (more) return `${MOST_SHOWN} of the newest ${length} papers, the most upvoted first.`;
  if (length > MOST_SHOWN) return `${MOST_SHOWN} of ${length} papers, the most upvoted first.`;
  return length === 1 ? "1 paper." : `${length} papers, the most upvoted first.`;
}

function htmlLines(...lines: string[]): string {
  const shown = lines.filter((line) => line !== "");
  return shown.length === 0 ? "" : `<p>${shown.join("<br/>\n")}</p>`;
}

function textItem(text: string, number: number): string {
  const [title = "", ...lines] = text.split("\n");
  const heading = `${number}. ${wrapped(title, LINE, INDENT).trimStart()}`;
  return [heading, ...lines.map((line) => wrapped(line, LINE, INDENT))].join("\n");
}

function codeIn(links: readonly { text: string; href: string }[]): string[] {
  return links.filter(({ text }) => text === "Code").map(({ text, href }) => `${text}: ${href}`);
}

function signalsIn({ upvotes, comments, stars, organization }: Paper): string[] {
  const [up, said, starred] = [upvotes, comments, stars].map((count) => rung(count ?? 0));
  return [
    up! > 0 ? `▲ ${up}+` : "",
    said! > 0 ? `${said}+ comments` : "",
    starred! > 0 ? `★ ${starred}+` : "",
    organization ? organization.fullname || organization.name : "",
  ];
}

function authorsOf({ authors }: Paper): string {
  const others = authors.length - NAMED_AUTHORS;
  const names = authors.slice(0, NAMED_AUTHORS).join(", ");
  return names + (others > 0 ? ` and ${others} more` : "");
}

function gistOf(paper: Paper, facts: Facts): string {
  const abstract = texToUnicode(paper.abstract).replace(/\s+/g, " ");
  return shorten(abstract, LONGEST_GIST) || summaryOf(paper, facts);
}
