import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { characterOf } from "../../text/entities.ts";
import { escapeXml, legalXml } from "../../text/xml.ts";
import { checkDepth, childrenOf } from "../xml.ts";

/** The prefix that this module gives to elements of a namespace. */
const PREFIXES: [namespace: RegExp, prefix: string][] = [
  [/^https?:\/\/purl\.org\/dc\/elements\/|\/dcmi-namespace\/?$/i, "dc:"],
  [/^https?:\/\/purl\.org\/dc\/terms\b|\/dcmi-terms\/?$/i, "dcterms:"],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\b/i, "content:"],
  [
    /^https?:\/\/(?:prismstandard\.org\/namespaces|purl\.org\/rss\/1\.0\/modules\/prism)\b/i,
    "prism:",
  ],
  [/^https?:\/\/arxiv\.org\/schemas\/atom\b/i, "arxiv:"],
  [/^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns)\b/i, "atom:"],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns\b/i, "rdf:"],
  [
    /^https?:\/\/(?:purl\.org\/rss\/1\.0|(?:my|channel)\.netscape\.com\/rdf\/simple\/0\.9)\/?$/i,
    "",
  ],
];

/**
 * Parses the XML of a feed. Common mistakes are mended first: a bare `&`, HTML's named references,
 * characters that XML cannot hold, `--` in comments, a declared encoding although the text is
 * decoded. Entities that the document declares are not expanded.
 * @returns its root. Names of elements are in lower case, with the usual prefix of their namespace
 * (`dc:creator`) whatever prefix they had, and without one in the namespace of the root
 * @throws if it is not well-formed, for instance cut off, or nested too deep
 */
export function parseFeedXml(text: string): XmlElement {
  const { root } = parseXml(mended(text));
  if (!root) throw new Error("There is no root element.");
  checkDepth(root);
  rename(root, new Map());
  return root;
}

/** The children of an element, by name. */
export type Children = ReadonlyMap<string, XmlElement[]>;

/** Groups the children of an element by name, which is faster where many names are asked for. */
export function childrenByName(parent: XmlElement): Children {
  return Map.groupBy(childrenOf(parent), ({ name }) => name);
}

/** The children of an element that have one of some names, in order of the names. */
export function elementsOf(parent: XmlElement | Children, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  for (const name of names) {
    const named = parent instanceof XmlElement ? childrenOf(parent, name) : parent.get(name);
    if (named) found.push(...named);
  }
  return found;
}

/** The contents of those children, as {@link htmlOf} gives them; empty ones are left out. */
export function htmlsOf(parent: XmlElement | Children, ...names: string[]): string[] {
  const found: string[] = [];
  for (const element of elementsOf(parent, ...names)) {
    const html = htmlOf(element);
    if (html) found.push(html);
  }
  return found;
}

/** The content of an element as HTML: the markup in it, or its text, which may be escaped HTML. */
export function htmlOf(element: XmlElement): string {
  return (hasMarkup(element) ? markupIn(element) : element.text).trim();
}

/** Whether an element has elements in it. */
export function hasMarkup(element: XmlElement): boolean {
  return element.children.some((node) => node instanceof XmlElement);
}

// Attributes are left out: only text is taken from the markup.
function markupIn(element: XmlElement): string {
  const parts = element.children.map((node) => {
    if (node instanceof XmlText) return escapeXml(node.text);
    if (!(node instanceof XmlElement)) return "";
    const { name, isEmpty } = node;
    return isEmpty ? `<${name}/>` : `<${name}>${markupIn(node)}</${name}>`;
  });
  return parts.join("");
}

const DECLARATION = /^<\?xml\s[^>]*\?>/i;
// Comments and CDATA sections, so that nothing in them is taken for a reference; references that XML
// does not know; a stray end of a section; HTML's line break; and characters outside of the BMP,
// with which the parser takes three times as long.
const DIRT =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|\]\]>|<br\s*>(?!\s*<\/br)|&(?!(?:amp|lt|gt|quot|apos);)(?:#\d{1,7};|#[Xx][\dA-Fa-f]{1,6};|[A-Za-z]\w{0,30};)?|[\u{10000}-\u{10FFFF}]/gu;
const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

function mended(text: string): string {
  const legal = legalXml(text.replace(DECLARATION, "")).replace(/\r\n?/g, "\n");
  return legal.replace(DIRT, mend);
}

function mend(dirt: string): string {
  if (dirt.startsWith("<!--")) return dirt.endsWith("-->") ? "" : dirt;
  if (dirt.startsWith("<!")) {
    return dirt.replace(ASTRAL, (char) => `]]>${reference(char)}<![CDATA[`);
  }
  if (dirt === "]]>") return "]]&gt;";
  if (dirt.startsWith("<br")) return "<br/>";
  if (!dirt.startsWith("&")) return reference(dirt);
  if (dirt === "&") return "&amp;";
  const char = characterOf(dirt.slice(1, -1));
  return char === undefined ? `&amp;${dirt.slice(1)}` : escapeXml(char).replace(ASTRAL, reference);
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`;
}

/** The prefixes of a document, each with the usual one. */
type Scope = ReadonlyMap<string, string>;

function rename(element: XmlElement, outer: Scope, own?: string): void {
  const scope = scopeOf(element, outer);
  const colon = element.name.indexOf(":");
  const written = element.name.slice(0, Math.max(colon, 0));
  const prefix = scope.get(written) ?? prefixOf(written);
  const name = element.name.slice(colon + 1).toLowerCase();
  element.name = prefix === (own ?? prefix) ? name : prefix + name;
  for (const child of childrenOf(element)) rename(child, scope, own ?? prefix);
}

function scopeOf({ attributes }: XmlElement, outer: Scope): Scope {
  const names = Object.keys(attributes).filter((name) => /^xmlns(?::|$)/.test(name));
  if (names.length === 0) return outer;
  const scope = new Map(outer);
  for (const name of names) {
    const written = name.slice("xmlns:".length);
    scope.set(written, prefixOf(written, attributes[name]));
  }
  return scope;
}

function prefixOf(written: string, namespace = ""): string {
  const [, usual] = PREFIXES.find(([pattern]) => pattern.test(namespace)) ?? [];
  return usual ?? (written && `${written}:`);
}
