import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { cleanLine } from "../text/clean.ts";
import { legalXml } from "../text/xml.ts";
import { SourceError } from "./source.ts";

/**
 * Parses an answer.
 * @param root the name its root element has
 * @throws {SourceError} if it is not XML, or has another root
 */
export function readXml(body: string, root: string): XmlElement {
  let element: XmlElement | null;
  try {
    element = parseXml(plain(legalXml(body))).root;
  } catch {
    throw new SourceError("The answer is cut off or is not XML.");
  }
  if (element?.name === root) return element;
  throw new SourceError(`The answer is <${element?.name}> where <${root}> was expected.`);
}

// With a single character outside the BMP the parser takes three times as long. In a CDATA section the
// reference would stay as it is; arXiv writes no such sections.
function plain(xml: string): string {
  return xml.replace(/[\u{10000}-\u{10FFFF}]/gu, (char) => `&#${char.codePointAt(0)};`);
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
