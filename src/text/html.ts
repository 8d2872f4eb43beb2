import { cleanLines, cleanParagraphs } from "./clean.ts";
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
// Inline elements of HTML.
const INLINE = new Set(
  (
    "a abbr acronym applet area audio b base basefont bdi bdo big blink br button cite code data " +
    "datalist del dfn em embed font i iframe img input ins kbd label legend link map mark math menu " +
    "meta meter nobr object optgroup output param picture progress q rb rp rt ruby s samp select " +
    "slot small source span strike strong sub sup svg textarea time track tt u var video wbr"
  ).split(" "),
);
const TAG = /<(?<end>\/?)(?<prefix>[\w-]+:)?(?<name>[a-z][\w-]*)(?=(?<bare>\/?>)|[\s/])/iy;
const CLOSING = /<\/(?:[\w-]+:)?([a-z][\w-]*)/gi;
// A tag in the middle of which the text was cut off.
const CUT_OFF = /<\/?[a-z][\w:-]*\s+[a-z-]+\s*=/iy;
const REFERENCE = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
// The line separator: white space that HTML does not use.
const BREAK = "\u2028";
const BREAKS = /\u2028\s*\u2028/g;

/**
 * The text of a piece of HTML, or of markup like it (XHTML, JATS): tags dropped, block elements as
 * paragraphs, character references decoded, scripts and style sheets left out. What is no tag, as
 * in `p < 0.05` or `List<T>`, is text. Takes time in proportion to the length, whatever the input.
 * @returns clean paragraphs separated by blank lines: text, which may hold `<` and must be escaped
 */
export function htmlToText(html: string): string {
  return cleanParagraphs(textIn(html));
}

/**
 * As {@link htmlToText}, with the line breaks of `<br>`.
 * @returns clean lines, paragraphs of them separated by blank ones
 */
export function htmlToLines(html: string): string {
  return cleanLines(textIn(html));
}

function textIn(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const runs: string[] = [];
  const reader: Reader = { html, lastEnd: html.lastIndexOf(">"), quotes: true };
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
  // HTML ignores blank lines, but in a text without blocks they separate paragraphs.
  const text = hasBlocks
    ? runs.map((run) => (run === BREAK ? run : run.replace(/\s+/g, " "))).join("")
    : runs.join("");
  return text.includes(BREAK) ? text.replace(BREAKS, "\n\n") : text;
}

interface Reader {
  html: string;
  /** Where the last `>` is. */
  lastEnd: number;
  /** Whether quotes are in pairs, as far as is known. */
  quotes: boolean;
  /** The elements that are closed somewhere, read on demand. */
  closed?: ReadonlySet<string>;
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
  if (tag["bare"] === ">" && !tag["end"] && isText(reader, at, tag["prefix"], tag["name"]!)) {
    return undefined;
  }
  const end = endOfTag(reader, TAG.lastIndex);
  if (tag["end"] || !HIDDEN.has(name) || html[end - 2] === "/") return { name, end };
  const closing = new RegExp(`</(?:[\\w-]+:)?${name}\\s*>`, "gi");
  closing.lastIndex = end;
  return { name, end: closing.test(html) ? closing.lastIndex : html.length };
}

// An unknown element that is never closed is text: a type parameter, as in `Vec<String>` and
// `List<A>`, or a word in angle brackets.
function isText(reader: Reader, at: number, prefix: string | undefined, name: string): boolean {
  const isParameter = /^\p{Lu}$/u.test(name) && /\w/.test(reader.html[at - 1] ?? "");
  const isKnown = BLOCKS.has(name.toLowerCase()) || INLINE.has(name.toLowerCase());
  if (prefix || HIDDEN.has(name.toLowerCase()) || (isKnown && !isParameter)) return false;
  reader.closed ??= new Set(
    Array.from(reader.html.matchAll(CLOSING), ([, closed]) => closed!.toLowerCase()),
  );
  return !reader.closed.has(name.toLowerCase());
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
