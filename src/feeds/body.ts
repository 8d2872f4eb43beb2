import type { Paper, PaperMoment } from "../paper/paper.ts";
import { dayOf } from "../text/time.ts";
import { escapeXml } from "../text/xml.ts";
import type { Link } from "./links.ts";
import { signalsOf } from "./signals.ts";

const NAMED_AUTHORS = 10;

/** Plain text as HTML paragraphs. A blank line begins a new one. */
export function paragraphs(text: string): string {
  return text === "" ? "" : `<p>${escapeXml(text).replaceAll("\n\n", "</p>\n<p>")}</p>`;
}

/** Links as HTML. */
export function anchors(links: readonly Link[]): string[] {
  return links.map(({ text, href }) => `<a href="${escapeXml(href)}">${escapeXml(text)}</a>`);
}

/**
 * All an entry says of a paper besides its title, as HTML.
 * @param moment with the words that the paper shares with others, where it is asked to
 * @param abstract as it is to be shown, without TeX and perhaps shortened
 * @param summary likewise, with who made it; may be empty
 * @param links in lines
 */
export function bodyOf(
  { paper, shares = [] }: PaperMoment,
  abstract: string,
  summary: string,
  links: readonly (readonly Link[])[],
): string {
  return [
    line(signalsOf(paper).map(escapeXml)),
    line(shares.length > 0 ? [escapeXml(`Shares: ${shares.join(", ")}`)] : []),
    line(byline(paper).map(escapeXml)),
    paragraphs(abstract),
    line([escapeXml(summary)]),
    ...links.map((row) => line(anchors(row))),
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
