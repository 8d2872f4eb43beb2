import type { Collector } from "./collector.ts";
import { lineCounter } from "./lines.ts";
import { bestPaperId } from "./paper-ids.ts";

const ID_FIELDS = ["DOI", "URL", "url", "number", "note", "container-title", "id"];
const SIGNS = /[{}"]/g;
const STRING_END = /[^"\\]*(?:\\[^][^"\\]*)*"/y;

/**
 * Reads CSL JSON: a list of items, or an object that holds one, as `{"items": […]}`. Each item is
 * read by itself, so that a broken one costs no other.
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export function readCslJson(text: string, found: Collector): void {
  for (const { line, source } of objectsIn(text)) {
    if (found.isHopeless) return;
    const item = parse(source);
    if (!item) {
      found.problem(line, "This item is not well-formed JSON.");
      continue;
    }
    const textOf = (name: string) => {
      const value = item[name];
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    };
    const id = bestPaperId(ID_FIELDS.map(textOf), found.facts);
    found.add({ line, id, title: textOf("title"), abstract: textOf("abstract") });
  }
}

// The objects of the outermost list, or the only one. One that is not closed goes to the end.
function* objectsIn(text: string): Generator<{ line: number; source: string }> {
  const lineAt = lineCounter(text);
  const outer = /^\s*\{\s*"[^"]*"\s*:\s*\[/.test(text.slice(0, 1000)) ? 1 : 0;
  let depth = 0;
  let start = 0;
  for (SIGNS.lastIndex = 0; ;) {
    const found = SIGNS.exec(text);
    if (!found) break;
    if (found[0] === '"') {
      STRING_END.lastIndex = found.index + 1;
      if (!STRING_END.test(text)) break;
      SIGNS.lastIndex = STRING_END.lastIndex;
    } else if (found[0] === "{") {
      if (depth++ === outer) start = found.index;
    } else if (depth > 0 && --depth === outer) {
      yield { line: lineAt(start), source: text.slice(start, found.index + 1) };
    }
  }
  if (depth > outer) yield { line: lineAt(start), source: text.slice(start) };
}

function parse(source: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(source) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
