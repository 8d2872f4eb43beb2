import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { cleanLine } from "../text/clean.ts";
import { legalXml } from "../text/xml.ts";
import { SourceError } from "./source.ts";

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
