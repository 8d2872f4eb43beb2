import { rfc3339 } from "../text/time.ts";
import { legalXml } from "../text/xml.ts";
import { type Format, type PaperEntry, paperEntries, type WireFeed } from "./feed.ts";
import { fieldsOf } from "./fields.ts";

export const csv: Format = {
  extension: "csv",
  name: "CSV",
  mediaType: "text/csv; charset=utf-8; header=present",
  kind: "export",
  changes: true,
  render: renderCsv,
  lines: csvLines,
};

/**
 * A feed as a table (RFC 4180), one paper a row under a row of column names; a cell with several
 * values parts them with `; `. TeX is Unicode, as in feeds. Spreadsheets take what begins like a
 * formula for one, so such a cell begins with an apostrophe.
 */
export function renderCsv(feed: WireFeed): string {
  return [...csvLines(feed)].join("");
}

function* csvLines(feed: WireFeed): Generator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for (const entry of paperEntries(feed)) {
    yield `${Object.values(columns(entry)).map(cell).join(",")}\r\n`;
  }
}

const COLUMNS = [
  "id",
  "title",
  "authors",
  "abstract",
  "url",
  "doi",
  "version",
  "published",
  "entered",
  "day",
  "categories",
  "keywords",
  "upvotes",
  "comments",
  "stars",
  "code",
  "project",
  "organization",
  "submitter",
  "summary",
  "sources",
  "comment",
  "journal",
  "volume",
  "issue",
  "pages",
  "publisher",
  "license",
] as const;

// https://owasp.org/www-community/attacks/CSV_Injection, and behind any white space.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

type Cell = string | number | string[] | undefined;

function columns(entry: PaperEntry): Record<(typeof COLUMNS)[number], Cell> {
  const fields = fieldsOf(entry.moment);
  return {
    id: fields.id,
    title: entry.title,
    authors: entry.author.map(({ name }) => name),
    abstract: entry.description,
    url: entry.link,
    doi: fields.doi,
    version: fields.version,
    published: fields.published,
    entered: rfc3339(entry.moment.at),
    day: fields.day,
    categories: fields.categories,
    keywords: fields.keywords,
    upvotes: fields.upvotes,
    comments: fields.comments,
    stars: fields.stars,
    code: fields.code,
    project: fields.project,
    organization: fields.organization?.fullname ?? fields.organization?.name,
    submitter: fields.submitter?.name,
    summary: fields.summary,
    sources: fields.sources,
    comment: fields.comment,
    journal: fields.journal,
    volume: fields.volume,
    issue: fields.issue,
    pages: fields.pages,
    publisher: fields.publisher,
    license: fields.license,
  };
}

function cell(value: Cell): string {
  const text = legalXml(Array.isArray(value) ? value.join("; ") : String(value ?? ""));
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
