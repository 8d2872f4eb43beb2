import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { cleanLine } from "../text/clean.ts";
import { legalXml } from "../text/xml.ts";
import { SourceError } from "./source.ts";

/**
 * Parses an answer.
 * @param root the name its root element has
 * @throws {SourceError} when it is not XML, or something else
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

// A single character outside the BMP makes the parser count characters, which takes three times as
// long. arXiv writes no CDATA sections, in which references are not read.
function plain(xml: string): string {
  return xml.replace(/[\u{10000}-\u{10FFFF}]/gu, (char) => `&#${char.codePointAt(0)};`);
}

/** The elements right within another, in order; those of one name where it is given. */
export function childrenOf(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (node) => node instanceof XmlElement && (name === undefined || node.name === name),
  ) as XmlElement[];
}

/** The first element of a name right within another. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((node) => node instanceof XmlElement && node.name === name) as
    | XmlElement
    | undefined;
}

/** The text of the first element of a name, as one clean line; undefined where it is empty. */
export function lineOf(parent: XmlElement, name: string): string | undefined {
  return cleanLine(childOf(parent, name)?.text ?? "") || undefined;
}
