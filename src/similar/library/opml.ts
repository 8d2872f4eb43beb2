import { parseXml, type XmlDocument, XmlElement } from "@rgrove/parse-xml";
import { Collector } from "./collector.ts";
import { lineCounter } from "./lines.ts";
import { bestPaperId } from "./paper-ids.ts";
import { readText } from "./text.ts";

/**
 * Reads OPML: each outline that links a paper. One that holds others is a folder. Where the file is
 * not well-formed XML, the links are found in its text.
 * @see http://opml.org/spec2.opml
 */
export function readOpml(text: string, found: Collector): void {
  let document: XmlDocument;
  try {
    document = parseXml(text, { includeOffsets: true });
  } catch (error) {
    readLinks(text, error, found);
    return;
  }
  const lineAt = lineCounter(text);
  for (const { attributes, start } of outlinesIn(document)) {
    if (found.isHopeless) return;
    const line = lineAt(start + 1);
    const { htmlUrl, url, xmlUrl, title = attributes["text"] } = attributes;
    const id = bestPaperId([htmlUrl, url, xmlUrl], found.facts);
    if (id === undefined) found.problem(line, "This outline links no paper.");
    else found.add({ line, id, title });
  }
}

function readLinks(text: string, error: unknown, found: Collector): void {
  const [why = ""] = String(error instanceof Error ? error.message : error).split("\n");
  const line = Number(/line (\d+)/.exec(why)?.[1] ?? 1);
  const reason = why.replace(/\s*\(line.*/, "");
  found.problem(line, `Not well-formed XML: ${reason}. Only links were read.`);
  const links = new Collector(found.facts);
  readText(text, links);
  for (const { line: at, id } of links.entries) found.add({ line: at, id, title: undefined });
}

// The outlines that hold no others, in order.
function* outlinesIn(document: XmlDocument): Generator<XmlElement> {
  const open: XmlElement[] = document.root ? [document.root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    const inner = element.children.filter((node) => node instanceof XmlElement);
    if (element.name === "outline" && inner.length === 0) yield element;
    for (const child of inner.toReversed()) open.push(child);
  }
}
