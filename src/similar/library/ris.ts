import type { Collector } from "./collector.ts";
import { bestPaperId } from "./paper-ids.ts";

// https://en.wikipedia.org/wiki/RIS_(file_format): two characters, two spaces, a hyphen, a space;
// some leave spaces out.
const TAGGED = /^(?<tag>[A-Z][A-Z\d])\s{1,4}-(?:\s(?<value>.*))?$/;
const TITLES = ["TI", "T1", "CT"];
const ABSTRACTS = ["AB", "N2"];
const ID_FIELDS = ["DO", "UR", "L1", "L2", "LK", "M1", "M3", "N1", "ID", "AN", "JO", "T2"];

/**
 * Reads RIS, as publishers, Zotero and EndNote write it: an entry begins with `TY` and ends with
 * `ER`. A line without a tag goes on with the field before it.
 */
export function readRis(text: string, found: Collector): void {
  let start = 0;
  let fields: Map<string, string[]> | undefined;
  let last: string | undefined;
  const end = () => {
    if (fields) addEntry(start, fields, found);
    fields = last = undefined;
  };
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    if (found.isHopeless) return;
    const { tag, value = "" } = TAGGED.exec(row.trimEnd())?.groups ?? {};
    if (tag === "TY" || tag === "ER") end();
    if (tag === "TY") {
      start = line;
      fields = new Map();
    } else if (fields) {
      last = tag ?? last;
      if (last !== undefined) addValue(fields, last, tag === undefined ? row.trim() : value);
    } else if (row.trim() !== "" && tag !== "ER") {
      found.problem(line, "Not in an entry: TY is missing.");
    }
  }
  end();
}

function addValue(fields: Map<string, string[]>, tag: string, value: string): void {
  const values = fields.get(tag);
  if (values) values.push(value);
  else fields.set(tag, [value]);
}

function addEntry(line: number, fields: Map<string, string[]>, found: Collector): void {
  const first = (tags: readonly string[]) =>
    tags.map((tag) => fields.get(tag)?.join("\n")).find((value) => value?.trim());
  found.add({
    line,
    id: bestPaperId(
      ID_FIELDS.flatMap((tag) => fields.get(tag) ?? []),
      found.facts,
    ),
    title: first(TITLES),
    abstract: first(ABSTRACTS),
  });
}
