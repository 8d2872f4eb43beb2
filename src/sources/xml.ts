import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { cleanLine } from "../text/clean.ts";
import { legalXml } from "../text/xml.ts";
import { type Section, SourceError } from "./source.ts";

/**
 * Parses an answer.
 * @param root the name its root element has
 * @throws {SourceError} if it is not XML, has another root, or is nested too deep
 */
export function readXml(body: string, root: string): XmlElement {
  let element: XmlElement | null;
  try {
    element = parseXml(plain(legalXml(body))).root;
  } catch {
    throw new SourceError("The answer is cut off or is not XML.");
  }
  if (element) checkDepth(element);
  if (element?.name === root) return element;
  throw new SourceError(`The answer is <${element?.name}> where <${root}> was expected.`);
}

// With a single character outside the BMP the parser takes three times as long. In a CDATA section
// the reference would stay as it is; arXiv writes no such sections.
function plain(xml: string): string {
  return xml.replace(/[\u{10000}-\u{10FFFF}]/gu, (char) => `&#${char.codePointAt(0)};`);
}

/**
 * Cuts a document with many elements of one name, side by side, into documents with some of them
 * each. All else is in each of them. It goes by the text, which is much faster than parsing.
 * @param most elements of a document
 * @param first how many elements are in documents before it
 * @returns undefined if the document has something else between them, or may be cut off
 */
export function cutXml(
  body: string,
  root: string,
  name: string,
  most: number,
  first = 0,
): Section[] | undefined {
  // Tags in them are text.
  if (body.includes("<![CDATA[") || body.includes("<!--")) return undefined;
  const [open, close] = [`<${name}>`, `</${name}>`];
  const start = body.indexOf(open);
  const end = body.lastIndexOf(close) + close.length;
  const tail = body.slice(end);
  if (start < 0 || end < start || !tail.trimEnd().endsWith(`</${root}>`)) return undefined;
  const elements = body.slice(start, end).split(close).slice(0, -1);
  if (elements.some((element) => element.trimStart().lastIndexOf(open) !== 0)) return undefined;
  return Array.from({ length: Math.ceil(elements.length / most) }, (_, n) => {
    const some = elements.slice(n * most, (n + 1) * most);
    const bodies = [`${body.slice(0, start)}${some.join(close)}${close}${tail}`];
    return { bodies, first: first + n * most, items: some.length };
  });
}

/** Levels of elements, far more than any feed has. Every level takes some of the stack. */
const MAX_DEPTH = 300;

/**
 * Refuses a document that is nested so deep that reading it could use up the stack.
 * @throws {SourceError}
 */
export function checkDepth(root: XmlElement): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new SourceError(`The answer has more than ${MAX_DEPTH} levels of elements.`);
    }
    level = level.flatMap((element) => childrenOf(element));
  }
}

/** The child elements of another, in order, or only those of one name. */
export function childrenOf(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (node) => node instanceof XmlElement && (name === undefined || node.name === name),
  ) as XmlElement[];
}

/** The first child element of a name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((node) => node instanceof XmlElement && node.name === name) as
    | XmlElement
    | undefined;
}

/** The text of the first child element of a name, as one clean line; undefined if it is empty. */
export function lineOf(parent: XmlElement, name: string): string | undefined {
  return cleanLine(childOf(parent, name)?.text ?? "") || undefined;
}
