import type { Paper } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { dayOf } from "../text/time.ts";
import { escapeXml } from "../text/xml.ts";
import { linksOf } from "./links.ts";
import { signalsOf } from "./signals.ts";

const NAMED_AUTHORS = 10;

/** Plain text as HTML paragraphs; blank lines part them. */
export function paragraphs(text: string): string {
  return text === "" ? "" : `<p>${escapeXml(text).replaceAll("\n\n", "</p>\n<p>")}</p>`;
}

/**
 * All an entry says of a paper besides its title, as HTML; TeX in its summary becomes Unicode.
 * @param abstract the paper's as it is to be shown, without TeX and perhaps shortened
 */
export function bodyOf(paper: Paper, abstract: string): string {
  const summary = paper.summary ? `AI summary by Hugging Face: ${texToUnicode(paper.summary)}` : "";
  const links = linksOf(paper).map(
    ({ text, href }) => `<a href="${escapeXml(href)}">${escapeXml(text)}</a>`,
  );
  return [
    line(signalsOf(paper).map(escapeXml)),
    line(byline(paper).map(escapeXml)),
    paragraphs(abstract),
    line([escapeXml(summary)]),
    line(links),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function byline({ authors, published }: Paper): string[] {
  const more = authors.length - NAMED_AUTHORS;
  const names =
    more > 0
      ? `${authors.slice(0, NAMED_AUTHORS).join(", ")} and ${more} more`
      : authors.join(", ");
  return [names, published === undefined ? "" : `published ${dayOf(published)}`];
}

function line(parts: string[]): string {
  const shown = parts.filter((part) => part !== "");
  return shown.length === 0 ? "" : `<p>${shown.join(" · ")}</p>`;
}
