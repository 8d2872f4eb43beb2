import { cleanParagraphs } from "./clean.ts";
import { characterOf } from "./entities.ts";

// Elements that stand on lines of their own, in HTML and in JATS.
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li list list-item " +
    "main nav ol option p pre sec section summary table tbody td tfoot th thead title tr ul"
  ).split(" "),
);
// Elements whose content is not text for people; of a formula, the source it was made from.
const HIDDEN = new Set(
  "annotation annotation-xml canvas iframe noscript script style svg template".split(" "),
);
const TAG = /<(?<end>\/?)(?:[\w-]+:)?(?<name>[a-z][\w-]*)(?=[\s/>])/iy;
// A tag in the middle of which the text was cut off.
const CUT_OFF = /<\/?[a-z][\w:-]*\s+[a-z-]+\s*=/iy;
const REFERENCE = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const BREAK = "\n";

/**
 * The text of a piece of HTML, or of markup like it (XHTML, JATS): tags dropped, block elements as
 * paragraphs, character references decoded, scripts and style sheets left out. What is no tag, as
 * in `p < 0.05`, is text. Takes time in proportion to the length, whatever the input.
 * @returns clean paragraphs parted by blank lines: text, which may hold `<` and must be escaped
 */
export function htmlToText(html: string): string {
  const runs: string[] = [];
  const reader = { html, lastEnd: html.lastIndexOf(">"), quotes: true };
  let hasBlocks = false;
  let from = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    const markup = markupAt(reader, at);
    if (!markup) {
      at++;
      continue;
    }
    runs.push(decode(html.slice(from, at)));
    if (markup.text !== undefined) runs.push(markup.text);
    if (markup.name === "br") runs.push(BREAK);
    if (BLOCKS.has(markup.name)) {
      runs.push(BREAK, BREAK);
      hasBlocks = true;
    }
    from = at = markup.end;
  }
  runs.push(decode(html.slice(from)));
  // White space means nothing in HTML; but text without blocks may part its paragraphs by it.
  const text = hasBlocks
    ? runs.map((run) => (run === BREAK ? run : run.replace(/\s+/g, " "))).join("")
    : runs.join("");
  return cleanParagraphs(text);
}

interface Reader {
  html: string;
  /** Where the last `>` is. */
  lastEnd: number;
  /** Whether quotes are in pairs, as far as is known. */
  quotes: boolean;
}

interface Markup {
  /** Of the element, in lower case and without its prefix; empty for what is none. */
  name: string;
  /** Where the text goes on. */
  end: number;
  text?: string;
}

function markupAt(reader: Reader, at: number): Markup | undefined {
  const { html } = reader;
  if (html.startsWith("<!--", at)) return { name: "", end: after(html, "-->", at + 4) };
  if (html.startsWith("<![CDATA[", at)) {
    const end = after(html, "]]>", at);
    return { name: "", end, text: html.slice(at + 9, end).replace(/\]\]>$/, "") };
  }
  if (/[!?]/.test(html[at + 1] ?? "")) return { name: "", end: after(html, ">", at) };
  if (at > reader.lastEnd) {
    CUT_OFF.lastIndex = at;
    return CUT_OFF.test(html) ? { name: "", end: html.length } : undefined;
  }
  TAG.lastIndex = at;
  const tag = TAG.exec(html)?.groups;
  if (!tag) return undefined;
  const name = tag["name"]!.toLowerCase();
  const end = endOfTag(reader, TAG.lastIndex);
  if (tag["end"] || !HIDDEN.has(name) || html[end - 2] === "/") return { name, end };
  const closing = new RegExp(`</(?:[\\w-]+:)?${name}\\s*>`, "gi");
  closing.lastIndex = end;
  return { name, end: closing.test(html) ? closing.lastIndex : html.length };
}

// A quoted attribute may hold `>`. Once quotes turn out not to be in pairs, none is trusted: that
// keeps the time linear.
function endOfTag(reader: Reader, from: number): number {
  const { html } = reader;
  for (let at = from; reader.quotes && at < html.length; at++) {
    if (html[at] === ">") return at + 1;
    if (html[at] !== '"' && html[at] !== "'") continue;
    at = html.indexOf(html[at]!, at + 1);
    if (at < 0) break;
  }
  reader.quotes = false;
  return after(html, ">", from);
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function decode(text: string): string {
  return text.includes("&")
    ? text.replace(REFERENCE, (whole, name: string) => characterOf(name) ?? whole)
    : text;
}
